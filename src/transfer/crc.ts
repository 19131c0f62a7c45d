import { crc32 } from 'node:zlib'

/** CRC-32 (ISO 3309, as in zip and PNG) as eight hexadecimal digits. */
export function crcText(data: string): string {
  return crc32(data).toString(16).padStart(8, '0')
}

/** CRC-32 of some buffers as if they were one: four bytes, big endian. */
export function crcOf(parts: readonly Buffer[]): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(parts.reduce((crc, part) => crc32(part, crc), 0))
  return sum
}

/** The data followed by its CRC-32, four bytes, big endian. */
export function withCrc(data: Buffer): Buffer {
  return Buffer.concat([data, crcOf([data])])
}

/** The data without its last four bytes when these are its CRC-32; null otherwise. */
export function withoutCrc(data: Buffer): Buffer | null {
  if (data.length < 4) return null
  const body = data.subarray(0, data.length - 4)
  return crc32(body) === data.readUInt32BE(body.length) ? body : null
}
