import { ProtocolError } from './greeting.ts'

/** Which requests a server takes, in bytes: https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md#block-size-constraints */
export interface BlockSizes {
  /** Offset and length of a request are multiples of it: a power of two, at most 64 KiB. */
  readonly minimum: number
  /** The most that one request may read or write: a multiple of the minimum, and of what the server prefers where that fits. */
  readonly longest: number
}

/** What holds of a server that says nothing, and the most that goes to any. */
export const usualBlockSizes: BlockSizes = { minimum: 1, longest: 32 * 1024 * 1024 }

const largestMinimum = 64 * 1024
/** Nothing below a sector can be asked for as a maximum, whatever the disk. */
const smallestMaximum = 512
const noLimit = 2 ** 32 - 1

/**
 * What NBD_INFO_BLOCK_SIZE says, behind its type: minimum, preferred and maximum, four bytes each.
 * @throws ProtocolError – no client could keep to it.
 */
export function readBlockSizes(payload: Buffer): BlockSizes {
  if (payload.length !== 12) throw new ProtocolError('the server tells its block sizes in no known form')
  const [minimum, preferred, maximum] = [payload.readUInt32BE(0), payload.readUInt32BE(4), payload.readUInt32BE(8)]
  if (!isPowerOfTwo(minimum) || minimum > largestMinimum) {
    throw new ProtocolError(`the server asks for a minimum block size of ${String(minimum)} bytes`)
  }
  if (maximum !== noLimit && (maximum < smallestMaximum || maximum < minimum || maximum % minimum !== 0)) {
    throw new ProtocolError(`the server takes ${String(maximum)} bytes at most, in blocks of ${String(minimum)}`)
  }
  const most = Math.min(maximum, usualBlockSizes.longest)
  const step = isPowerOfTwo(preferred) && preferred >= minimum && preferred <= most ? preferred : minimum
  return { minimum, longest: Math.floor(most / step) * step }
}

function isPowerOfTwo(number: number): boolean {
  return number > 0 && 2 ** Math.floor(Math.log2(number)) === number
}
