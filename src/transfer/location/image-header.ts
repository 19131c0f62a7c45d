import { open } from 'node:fs/promises'
import { diskError, systemCode } from '../disk-error.ts'

/** What an image says of itself in its first bytes, https://gitlab.com/qemu-project/qemu/-/blob/master/docs/interop/qcow2.rst. */
const headerBytes = 104
const magic = Buffer.from('QFI\xfb', 'latin1')
const place = {
  version: 4,
  backingFile: 8,
  clusterBits: 20,
  diskBytes: 24,
  encryption: 32,
  l1Entries: 36,
  l1Offset: 40,
  snapshots: 60,
  incompatible: 72,
} as const
const corrupt = 2n
const externalData = 4n
const longEntries = 16n
/** What QEMU takes: clusters of 512 bytes to 2 MiB, 32 MiB of the first level. */
const clusterBits = { least: 9, most: 21 } as const
const mostL1Entries = 2 ** 22

/** Whether a file begins as qcow2 images do. False for what cannot be read, and for what is no file. */
export async function looksLikeQcow2(path: string): Promise<boolean> {
  return (await header(path)).subarray(0, magic.length).equals(magic)
}

/**
 * How many snapshots are kept inside an image, which a copy of the disk leaves behind. 0 for what is no image.
 */
export async function snapshotsIn(path: string): Promise<number> {
  const head = await header(path)
  return isWhole(head) ? head.readUInt32BE(place.snapshots) : 0
}

/** Whether an image says of itself that it is damaged: QEMU has found that its tables cannot be right. False for what is no image. */
export async function isMarkedCorrupt(path: string): Promise<boolean> {
  const head = await header(path)
  return isWhole(head) && (incompatibleIn(head) & corrupt) !== 0n
}

/** Where an image has its tables. */
export interface ImageHeader {
  readonly clusterBytes: number
  /** Of the disk. */
  readonly sizeBytes: number
  readonly l1Offset: number
  readonly l1Entries: number
  /** Of an entry of the second level. */
  readonly entryBytes: 8 | 16
}

/** Null for what is no image, and for one that QEMU does not open. */
export async function imageHeader(path: string): Promise<ImageHeader | null> {
  const head = await header(path)
  if (!isWhole(head)) return null
  const bits = head.readUInt32BE(place.clusterBits)
  const l1Entries = head.readUInt32BE(place.l1Entries)
  if (bits < clusterBits.least || bits > clusterBits.most || l1Entries > mostL1Entries) return null
  return {
    clusterBytes: 2 ** bits,
    sizeBytes: Number(head.readBigUInt64BE(place.diskBytes)),
    l1Offset: Number(head.readBigUInt64BE(place.l1Offset)),
    l1Entries,
    entryBytes: (incompatibleIn(head) & longEntries) === 0n ? 8 : 16,
  }
}

/** What a program has to know of to read the image; images before version 3 do not tell. */
function incompatibleIn(head: Buffer): bigint {
  const tells = head.readUInt32BE(place.version) >= 3 && head.length >= place.incompatible + 8
  return tells ? head.readBigUInt64BE(place.incompatible) : 0n
}

function isWhole(head: Buffer): boolean {
  return head.length >= place.incompatible && head.subarray(0, magic.length).equals(magic)
}

/**
 * An image may name other files that are to be read, or written, as a part of it. Whoever made it chose their names, and they
 * are opened with the rights of whoever copies it.
 * @throws BrokerError refused – the image names another file; unsupported – it is encrypted.
 */
export async function refuseImage(path: string): Promise<void> {
  const head = await header(path)
  if (!isWhole(head)) return
  if (head.readUInt32BE(place.encryption) !== 0) {
    throw diskError({ kind: 'unsupported', key: 'disk.image.encrypted', values: { path } })
  }
  const hasBacking = head.readBigUInt64BE(place.backingFile) !== 0n
  const hasData = (incompatibleIn(head) & externalData) !== 0n
  if (hasBacking || hasData) throw diskError({ kind: 'refused', key: 'disk.image.otherFiles', values: { path } })
}

async function header(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r')
    try {
      const into = Buffer.alloc(headerBytes)
      const { bytesRead } = await file.read(into, 0, headerBytes, 0)
      return into.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    // Whoever opens it as a disk will tell why it cannot be.
    if (systemCode(error) !== null) return Buffer.alloc(0)
    throw error
  }
}
