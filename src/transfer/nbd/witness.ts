import { createHash } from 'node:crypto'
import type { Connection, Request } from './connection.ts'
import { ServerError } from './request-errors.ts'
import { createThinned } from './thinned.ts'

/** What a disk held, as it is found over another connection. */
export interface Compared {
  readonly looked: number
  readonly differing: number
  /** Of all of them, those that were not zeroes. */
  readonly lookedData: number
  readonly differingData: number
}

/** Remembers some pieces of a disk that were read or written, so that the disk is known again over a new connection. */
export interface Witness {
  /** Does a request, and may remember what it read or wrote. */
  during(request: Request, work: () => Promise<void>): Promise<void>
  /** A flush begins; what is returned is to be called when it has ended well. */
  flushing(): () => void
  /** Ends when a request for bytes has been answered, or when nobody asks any more. */
  readonly hasSeen: Promise<void>
  /** Reads over a connection what is remembered. What the server refuses to read, or is written meanwhile, says nothing. */
  compare(connection: Pick<Connection, 'request'>): Promise<Compared>
  /** Nobody asks any more. */
  end(): void
}

interface Piece {
  readonly offset: number
  readonly length: number
  /** SHA-256, hexadecimal. */
  readonly digest: string
  readonly isData: boolean
  /** Number of the write that put it there; 0 where it was read. Before it is flushed, another connection need not see it. */
  readonly write: number
}

const usualPieceBytes = 4096
/** A multiple of the block of any server. */
const betweenPieces = 65_536
const [mostWithData, mostZeroes] = [16, 4]
const zeroes = Buffer.alloc(betweenPieces)

/** `blockBytes`: the smallest that the server reads. */
export function createWitness(blockBytes: number): Witness {
  const data = createThinned<Piece>(mostWithData)
  const empty = createThinned<Piece>(mostZeroes)
  const pieceBytes = Math.max(usualPieceBytes, blockBytes)
  const count = { begun: 0, answered: 0, flushed: 0 }
  let saw = (): void => undefined
  const hasSeen = new Promise<void>((resolve) => (saw = resolve))
  const remember = (offset: number, bytes: Buffer, write: number): void => {
    const at = firstWithData(bytes, pieceBytes)
    const piece = bytes.subarray(at ?? 0, (at ?? 0) + pieceBytes)
    const of = at === null ? empty : data
    of.offer(() => pieceOf(piece, { offset: offset + (at ?? 0), isData: at !== null, write }))
  }
  const forget = (request: Request): void => {
    for (const pieces of [data, empty]) pieces.keep((piece) => isElsewhere(piece, request))
  }
  const known = (): readonly Piece[] => [...data.items(), ...empty.items()]
  return {
    during: async (request, work) => {
      const { command, offset, into, from } = request
      const isWrite = command === 'write' || command === 'writeZeroes'
      if (isWrite) {
        count.begun++
        forget(request)
      }
      const { begun } = count
      await work()
      if (isWrite) count.answered++
      if (from !== undefined) remember(offset, from, count.answered)
      // What is written while it is read may be there or not.
      if (into !== undefined && begun === count.begun) remember(offset, into, 0)
      if (command !== 'blockStatus') saw()
    },
    flushing: () => {
      const { answered } = count
      return () => {
        count.flushed = Math.max(count.flushed, answered)
      }
    },
    hasSeen,
    compare: async (connection) => {
      const asked = known().filter(({ write }) => write <= count.flushed)
      const found = await Promise.all(asked.map(async (piece) => ({ piece, holds: await holds(connection, piece) })))
      const still = new Set(known())
      const looked = found.filter(({ piece, holds: answer }) => answer !== null && still.has(piece))
      return counted(looked.map(({ piece, holds: answer }) => ({ isData: piece.isData, differs: answer === false })))
    },
    end: saw,
  }
}

function pieceOf(bytes: Buffer, about: Pick<Piece, 'offset' | 'isData' | 'write'>): Piece {
  return { ...about, length: bytes.length, digest: digestOf(bytes) }
}

function isElsewhere(piece: Piece, { offset, length }: Request): boolean {
  return piece.offset >= offset + length || piece.offset + piece.length <= offset
}

/** Where the first piece begins that is not zeroes, of those at some distance from each other. */
function firstWithData(bytes: Buffer, pieceBytes: number): number | null {
  for (let at = 0; at < bytes.length; at += betweenPieces) {
    const piece = bytes.subarray(at, at + pieceBytes)
    if (!piece.equals(zeroes.subarray(0, piece.length))) return at
  }
  return null
}

/** Null where the server says that it cannot be read. */
async function holds(
  connection: Pick<Connection, 'request'>,
  { offset, length, digest }: Piece,
): Promise<boolean | null> {
  const into = Buffer.alloc(length)
  try {
    await connection.request({ command: 'read', offset, length, into })
    return digestOf(into) === digest
  } catch (error) {
    if (error instanceof ServerError) return null
    throw error
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function counted(all: readonly { readonly isData: boolean; readonly differs: boolean }[]): Compared {
  const withData = all.filter(({ isData }) => isData)
  return {
    looked: all.length,
    differing: all.filter(({ differs }) => differs).length,
    lookedData: withData.length,
    differingData: withData.filter(({ differs }) => differs).length,
  }
}
