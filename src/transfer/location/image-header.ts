import { open } from 'node:fs/promises'
import { diskError, systemCode } from '../disk-error.ts'

/** What an image says of itself in its first bytes, https://gitlab.com/qemu-project/qemu/-/blob/master/docs/interop/qcow2.rst. */
const headerBytes = 104
const magic = Buffer.from('QFI\xfb', 'latin1')
const place = { version: 4, backingFile: 8, encryption: 32, snapshots: 60, incompatible: 72 } as const
const corrupt = 2n
const externalData = 4n

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
