import { accessError, diskError } from '../disk-error.ts'
import { blockBytes } from '../disk.ts'
import { digestBytes, type Manifest } from '../manifest/manifest.ts'
import { known } from './thread-program.ts'

/** A file that is open in this process. */
export interface OpenFile {
  readonly name: string
  readonly descriptor: number
  /** The same file, for reading, and writing if it is a target, past the memory of the system. */
  readonly pastCache?: number
}

/** A stretch of blocks to be read, hashed and perhaps written. Offset and length are bytes; the offset is that of a block. */
export interface FileWork {
  readonly offset: number
  readonly length: number
  readonly from: OpenFile
  /** Written where it does not hold the same already; `base` says what it holds. Null: nothing is written. */
  readonly to: (OpenFile & { readonly base: Manifest }) | null
}

/** What the blocks hold: one byte each, 1 for data, 0 for zeroes; and 32 bytes each, the SHA-256 of those with data. */
export interface Worked {
  readonly data: Uint8Array
  readonly digests: Uint8Array
  readonly written: number
}

/** A call of the system that failed in a thread, or, with `doing` null, a mistake of ours. */
export interface ThreadFailure {
  readonly doing: 'read' | 'write' | null
  readonly offset: number
  readonly code: string | null
  readonly message: string
}

/** What a thread is told. */
export function toJob({ offset, length, from, to }: FileWork): unknown {
  const job = { offset, length, from: from.descriptor, direct: from.pastCache ?? null }
  return to === null
    ? { ...job, to: null }
    : { ...job, to: { to: to.descriptor, direct: to.pastCache ?? null }, ...stateOf(to.base, { offset, length }) }
}

/** States of the target's blocks as numbers, and the digests of those with data. */
function stateOf(
  base: Manifest,
  { offset, length }: { readonly offset: number; readonly length: number },
): { readonly states: Uint8Array; readonly digests: Uint8Array } {
  const first = offset / blockBytes
  const states = new Uint8Array(Math.ceil(length / blockBytes))
  const digests = new Uint8Array(states.length * digestBytes)
  for (const run of base.runs(first, first + states.length)) {
    const at = run.from - first
    if (run.kind === 'zero') continue
    states.fill(run.kind === 'data' ? known.data : known.unknown, at, at + run.count)
    if (run.kind === 'data') digests.set(run.digests, at * digestBytes)
  }
  return { states, digests }
}

/** The error that a person reads for what a thread has told. */
export function explained({ from, to }: FileWork, { doing, offset, code, message }: ThreadFailure): Error {
  if (doing === null || code === null) return new Error(message)
  const cause = new Error(message)
  if (doing === 'read' && code === endsBefore) {
    return diskError({ kind: 'partial', key: 'disk.shorter', values: { name: from.name, offset }, cause })
  }
  const key = doing === 'read' ? 'disk.cannotRead' : 'disk.cannotWrite'
  const { name } = doing === 'write' && to !== null ? to : from
  return accessError(key, { name, offset, reason: code }, cause)
}

/** How a thread says that a file is shorter than it was. */
const endsBefore = 'SHORT'
