import type { ExitKind } from './errors.ts'
import type { Message } from './message.ts'

/**
 * How strong a read-back is: of the disk itself, or perhaps only of the memory in front of it. A stream that was handed on is
 * not read back at all: `transport-only`.
 */
export type ProofLevel = 'full-readback' | 'cached' | 'transport-only'

/** What is being done to a disk. */
export type DiskPhase = 'rehash' | 'copy' | 'proof' | 'hash'

/** How far it is. Bytes are those that have to be read, not the size of the disk. */
export interface DiskProgress {
  readonly phase: DiskPhase
  readonly doneBytes: number
  /** Null while a stream of unknown length is read. */
  readonly totalBytes: number | null
  /** Over the last ten seconds; null until there is something to go by. */
  readonly bytesPerSecond: number | null
  /** At that rate; null where it is not known. */
  readonly secondsLeft: number | null
}

/** Something that a person should know, though the work goes on. */
export type DiskNotice =
  | { readonly kind: 'torn-journal'; readonly bytes: number }
  | { readonly kind: 'journal-distrusted' }
  | { readonly kind: 'source-changed-since' }
  | { readonly kind: 'target-changed-since' }
  | { readonly kind: 'target-touched'; readonly blocks: number }
  | { readonly kind: 'control-file-unreadable' }
  | { readonly kind: 'looks-like-qcow2' }
  | { readonly kind: 'image-corrupt' }
  | { readonly kind: 'source-changes-unseen' }
  | { readonly kind: 'source-mounted'; readonly device: string; readonly place: string }
  | { readonly kind: 'source-in-use'; readonly by: string }
  | { readonly kind: 'stream-begins-anew' }
  | { readonly kind: 'target-cannot-flush' }
  | { readonly kind: 'image-snapshots'; readonly snapshots: number }
  | { readonly kind: 'gpt-backup-moved'; readonly target: string }

/** Blocks of 512 KiB by what they hold; undefined ones had no content of their own and count as zeroes. */
export interface BlockCounts {
  readonly data: number
  readonly zero: number
  readonly undefined: number
}

export interface CopyReport {
  readonly action: 'copy'
  readonly source: string
  readonly target: string
  /** Everything was written, only what differed, or what an interrupted copy had left. */
  readonly mode: 'full' | 'delta' | 'resumed'
  readonly sizeBytes: number
  readonly targetBytes: number
  /** Bytes of the target beyond the source, all proven zero. */
  readonly paddedBytes: number
  readonly blocks: BlockCounts
  /** Bytes sent to the target, written zeroes included. */
  readonly writtenBytes: number
  readonly root: string
  readonly proof: ProofLevel
  /** File that tells of every block of the target. */
  readonly manifest: string
  readonly notices: readonly DiskNotice[]
}

/** A stream was read once, from its beginning to its end, and made a disk. */
export interface ReceiveReport extends Omit<CopyReport, 'action'> {
  readonly action: 'receive'
  /** Of all bytes of the stream, hexadecimal. */
  readonly sha256: string
}

export type StreamFormat = 'raw' | 'qcow2'

/** A disk was written to a stream, of which nobody can tell where it went. */
export interface SendReport {
  readonly action: 'send'
  readonly source: string
  readonly target: string
  readonly format: StreamFormat
  readonly sizeBytes: number
  /** Length of the stream. */
  readonly streamBytes: number
  /** Of all bytes of the stream, hexadecimal. */
  readonly sha256: string
  readonly blocks: BlockCounts
  readonly root: string
  readonly proof: ProofLevel
  /** File that tells of every block that was read; null where none was asked for. */
  readonly manifest: string | null
  readonly notices: readonly DiskNotice[]
}

/** How one copy of a list ended; `already`: an earlier attempt at the list had done it. */
export type ListedDisk =
  | {
      readonly outcome: 'copied' | 'already'
      readonly source: string
      readonly target: string
      readonly report: CopyReport
    }
  | {
      readonly outcome: 'failed'
      readonly source: string
      readonly target: string
      readonly kind: Exclude<ExitKind, 'ok'>
      readonly says: Message
      readonly next: Message | null
    }

/** Several copies in one run, in the order of their list. */
export interface ListReport {
  readonly action: 'copy-list'
  readonly list: string
  readonly disks: readonly ListedDisk[]
}

/** How far a list is, told together with the disk that has moved on. */
export interface ListProgress {
  readonly doneDisks: number
  readonly failedDisks: number
  readonly totalDisks: number
  readonly runningDisks: number
  /** Of all that are running; null until there is something to go by. */
  readonly bytesPerSecond: number | null
  readonly disk: DiskProgress & { readonly source: string; readonly target: string }
}

/** As what the source of a comparison is read: its own bytes, or what it says of a disk. */
export type ExpectedKind = 'disk' | 'manifest'

export interface VerifyReport {
  readonly action: 'verify'
  readonly expected: ExpectedKind
  readonly source: string
  readonly target: string
  readonly equal: boolean
  readonly sizeBytes: number
  readonly targetBytes: number
  readonly blocks: BlockCounts
  readonly root: string
  readonly targetRoot: string
  readonly differentBlocks: number
  readonly firstDifferentBlock: number | null
  /** Whether the target reads as zeroes beyond the source. */
  readonly paddingIsZero: boolean
  readonly proof: ProofLevel
  readonly notices: readonly DiskNotice[]
}

export interface ManifestReport {
  readonly action: 'manifest'
  readonly source: string
  readonly sizeBytes: number
  readonly blocks: BlockCounts
  readonly root: string
  readonly proof: ProofLevel
  readonly manifest: string
  readonly notices: readonly DiskNotice[]
}

/** What an operation on disks ends with. */
export type DiskReport = CopyReport | ReceiveReport | SendReport | VerifyReport | ManifestReport
