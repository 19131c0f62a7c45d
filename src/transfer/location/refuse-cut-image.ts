import { type FileHandle, open } from 'node:fs/promises'
import { diskError, systemCode } from '../disk-error.ts'
import { deviceBytes } from '../file/device-bytes.ts'
import { type ImageHeader, imageHeader } from './image-header.ts'

/** Of an entry of any table: where what it names begins, in bytes of the file. */
const highOffset = 0x00ff_ffff
const lowOffset = 0xffff_fe00
const compressed = 0x4000_0000
const readsAsZero = 1
const sectorBytes = 512
const word = 2 ** 32

/**
 * QEMU takes what lies behind the end of an image's file for zeroes, so one that was cut off, or has not come whole, would be copied
 * without a word. Every table of the image is read for that, 8 bytes for each of its clusters, one table at a time.
 * @throws BrokerError refused – a part of its disk lies behind the end of its file.
 */
export async function refuseCutImage(path: string): Promise<void> {
  const header = await imageHeader(path)
  if (header === null) return
  const file = await openOrNull(path)
  // Whoever opens it as a disk will tell why it cannot be.
  if (file === null) return
  try {
    const found = await file.stat()
    const image = { ...header, file, fileBytes: found.isFile() ? found.size : await deviceBytes(file) }
    const end = await endOf(image)
    if (end <= image.fileBytes) return
    throw diskError({ kind: 'refused', key: 'disk.image.cut', values: { path, size: image.fileBytes } })
  } finally {
    await file.close()
  }
}

interface Image extends ImageHeader {
  readonly file: FileHandle
  readonly fileBytes: number
}

/** Where the last byte that a reader of the disk needs lies, as far as that is before the first one that is missing. */
async function endOf(image: Image): Promise<number> {
  const { l1Offset, l1Entries, clusterBytes, entryBytes, sizeBytes, fileBytes } = image
  let end = l1Offset + l1Entries * 8
  if (end > fileBytes) return end
  const l1 = await tableAt(image, l1Offset, l1Entries * 8)
  const coveredBytes = (clusterBytes / entryBytes) * clusterBytes
  for (let index = 0; index < l1Entries && end <= fileBytes; index++) {
    const l2Offset = offsetIn(l1, index * 8)
    const restBytes = sizeBytes - index * coveredBytes
    if (l2Offset === 0 || restBytes <= 0) continue
    end = Math.max(end, l2Offset + clusterBytes)
    if (end <= fileBytes) end = Math.max(end, endIn(await tableAt(image, l2Offset, clusterBytes), restBytes, image))
  }
  return end
}

/** Where the last cluster of a table of the second level ends. Of one that the disk ends in, the rest need not be there. */
function endIn(l2: Buffer, restBytes: number, image: Image): number {
  const { clusterBytes, entryBytes } = image
  let end = 0
  for (let at = 0, rest = restBytes; at < l2.length && rest > 0; at += entryBytes, rest -= clusterBytes) {
    const high = l2.readUInt32BE(at)
    if ((high & compressed) !== 0) end = Math.max(end, compressedEnd(high, l2.readUInt32BE(at + 4), clusterBytes))
    else if (isRead(l2, at, entryBytes))
      end = Math.max(end, offsetIn(l2, at) + Math.min(readBytes(l2, at, image), rest))
  }
  return end
}

/** Has a place, and is not said to be zeroes whatever is there. Long entries have that in 32 bits of their second half. */
function isRead(l2: Buffer, at: number, entryBytes: number): boolean {
  if (offsetIn(l2, at) === 0) return false
  return entryBytes === 8 ? (l2.readUInt32BE(at + 4) & readsAsZero) === 0 : l2.readUInt32BE(at + 12) !== 0
}

/**
 * Up to where a cluster is read. Long entries have a bit for each of its 32 parts, the first in the lowest: what lies behind the last
 * one that was written need not be there.
 */
function readBytes(l2: Buffer, at: number, { clusterBytes, entryBytes }: Image): number {
  return entryBytes === 8 ? clusterBytes : (clusterBytes / 32) * (32 - Math.clz32(l2.readUInt32BE(at + 12)))
}

/** Compressed clusters are as many whole sectors, of which the last need not be there to its end. */
function compressedEnd(high: number, low: number, clusterBytes: number): number {
  const offsetBits = 62 - (Math.log2(clusterBytes) - 8)
  const highBits = 2 ** (offsetBits - 32)
  const offset = (high % highBits) * word + low
  const moreSectors = Math.floor((high & 0x3fff_ffff) / highBits)
  return offset - (offset % sectorBytes) + moreSectors * sectorBytes + 1
}

function offsetIn(table: Buffer, at: number): number {
  return (table.readUInt32BE(at) & highOffset) * word + ((table.readUInt32BE(at + 4) & lowOffset) >>> 0)
}

/** What of it is behind the end of the file is zeroes. */
async function tableAt({ file }: Image, offset: number, length: number): Promise<Buffer> {
  const table = Buffer.alloc(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(table, done, length - done, offset + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return table
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
