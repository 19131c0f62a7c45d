/** Numbers of the NBD protocol: https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md */
export const serverMagic: bigint = 0x4e42444d41474943n // NBDMAGIC
export const optionMagic: bigint = 0x49484156454f5054n // IHAVEOPT
export const optionReplyMagic: bigint = 0x3e889045565a9n
export const requestMagic = 0x25609513
export const simpleReplyMagic = 0x67446698
export const structuredReplyMagic = 0x668e33ef

export const handshakeFlags = { fixedNewstyle: 1, noZeroes: 2 } as const

export const options = { startTls: 5, go: 7, structuredReply: 8, setMetaContext: 10 } as const

export const optionReplies = {
  ack: 1,
  info: 3,
  metaContext: 4,
  firstError: 2 ** 31,
  tlsRequired: 2 ** 31 + 5,
  unknown: 2 ** 31 + 6,
} as const

export const infoExport = 0
export const infoBlockSize = 3

export const exportFlags = {
  readOnly: 1 << 1,
  flush: 1 << 2,
  writeZeroes: 1 << 6,
  multiConn: 1 << 8,
} as const

export const commands = { read: 0, write: 1, disconnect: 2, flush: 3, writeZeroes: 6, blockStatus: 7 } as const
export type CommandName = keyof typeof commands

export const chunks = { none: 0, offsetData: 1, offsetHole: 2, blockStatus: 5, firstError: 1 << 15 } as const
export const chunkDone = 1

/** The context in which a server tells what is allocated, and its flag for "reads as zeroes". */
export const allocationContext = 'base:allocation'
export const allocationZero = 2

/** The longest text or list of extents that is accepted from a server. */
export const longestAnswer: number = 8 * 1024 * 1024
