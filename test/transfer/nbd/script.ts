import type { Duplex } from 'node:stream'
import { duplexPair } from 'node:stream'

/** The two ends of a line within this process. */
export function line(): { readonly ours: Duplex; readonly theirs: Duplex } {
  const [ours, theirs] = duplexPair()
  theirs.on('error', () => undefined)
  return { ours, theirs }
}

/** All that comes over a line, to be taken in exact numbers of bytes; after its end one waits for ever. */
export function heard(duplex: Duplex): (bytes: number) => Promise<Buffer> {
  let held = Buffer.alloc(0)
  let wake: () => void = () => undefined
  duplex.on('data', (piece: Buffer) => {
    held = Buffer.concat([held, piece])
    wake()
  })
  return async (bytes) => {
    while (held.length < bytes) await new Promise<void>((resolve) => (wake = resolve))
    const found = held.subarray(0, bytes)
    held = held.subarray(bytes)
    return found
  }
}

/** Numbers as an NBD server writes them: `[bytes, value]`. */
export function packed(...parts: readonly (readonly [1 | 2 | 4 | 8, number | bigint] | Buffer | string)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part)
      if (Buffer.isBuffer(part)) return part
      const out = Buffer.alloc(8)
      out.writeBigUInt64BE(BigInt(part[1]))
      return out.subarray(8 - part[0])
    }),
  )
}

export const optionReply = (option: number, type: number, payload: Buffer = Buffer.alloc(0)): Buffer =>
  packed([8, 0x3e889045565a9n], [4, option], [4, type], [4, payload.length], payload)

export const greeting = (flags = 3): Buffer => packed('NBDMAGIC', 'IHAVEOPT', [2, flags])

export const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
