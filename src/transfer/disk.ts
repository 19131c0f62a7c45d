import type { ProofLevel } from '../domain/disk.ts'

/** Blocks are 512 KiB: they fit the cache of a processor and are the grid of EBS. */
export const blockBytes: number = 512 * 1024

/**
 * A stretch of a disk.
 * `zero` is known to read back as zeroes; being a hole alone is not enough to be called zero.
 * `undefined` has no content of its own (never written in an encrypted EBS source); it counts as zeroes.
 */
export interface Extent {
  readonly offset: number
  readonly length: number
  readonly kind: 'data' | 'zero' | 'undefined'
}

/**
 * What can be seen of a file without reading it. Equal identities: nobody has written in between.
 * Times are nanoseconds since the epoch, as decimal strings.
 */
export interface Identity {
  readonly device: string
  readonly inode: string
  readonly sizeBytes: number
  readonly modifiedNs: string
  readonly changedNs: string
  /** When the file was made; missing where the system does not tell. */
  readonly bornNs?: string
}

/** Which file a disk is, whatever it holds. The inode of a file that was removed is given to another, which was made later. */
export type Place = Pick<Identity, 'device' | 'inode' | 'bornNs'>

/** Who uses a disk of this machine as one: a loop device that may write to it, or a process such as `qemu-nbd (4711)`, null unseen. */
export type Holder =
  { readonly kind: 'loop'; readonly device: string } | { readonly kind: 'process'; readonly process: string | null }

export interface Span {
  readonly offset: number
  readonly length: number
  readonly signal: AbortSignal
}

export interface ReadRequest {
  readonly offset: number
  /** Filled whole, or the read throws. */
  readonly into: Buffer
  readonly signal: AbortSignal
}

export interface WriteRequest {
  readonly offset: number
  readonly from: Buffer
  readonly signal: AbortSignal
}

/** A disk that can be read at any offset. */
export interface Source {
  readonly name: string
  readonly sizeBytes: number
  /**
   * Local files and devices only: the number under which every thread of this process can read the disk (and write it,
   * if it is a sink). Threads then do the whole work on a block; where it is missing, bytes come through `read`.
   */
  readonly descriptor?: number
  /**
   * Only beside `descriptor`, and not for the source of a copy: a number under which threads read what is on the disk, and write to it
   * if it is a sink, past the memory of the system. Where it does not serve, they take the other one.
   */
  readonly pastCache?: number
  /** It is a stream: every byte comes once, in order. */
  readonly goesByOnce?: true
  /** Null where a change cannot be seen from outside: devices, network disks. */
  identity(): Promise<Identity | null>
  /**
   * Regular files only: what programs have stored into it through mapped memory is written to the disk. Linux marks a file as changed at
   * the first store to a page that has nothing to be written, not at those after it; so from here on a store shows in `identity`.
   */
  writeBack?(): Promise<void>
  /** Whether the disk that is open is still the one at its path; missing where that cannot be seen. */
  isInPlace?(): Promise<boolean>
  /** By which keys it is known. Disks with a key in common are one, or one is a part of the other. */
  storage?(): Promise<readonly string[]>
  /** Who else of this machine may write to it as to a disk; null where nobody is seen, missing where that cannot be seen. */
  writtenBy?(): Promise<Holder | null>
  /** In order, without gaps, from 0 to `sizeBytes`. */
  extents(request: { readonly signal: AbortSignal }): AsyncIterable<Extent>
  /** @throws BrokerError partial – the disk cannot be read there, with the reason. */
  read(request: ReadRequest): Promise<void>
  close(): Promise<void>
}

/** A disk that can also be written at any offset. */
export interface Sink extends Source {
  /** True when it was made just now: whatever is not written yet reads as zeroes. */
  readonly fresh: boolean
  /** Which file the disk is kept in, where `identity` does not tell; null where it is kept in none. */
  place?(): Promise<Place | null>
  /** Its bytes by now, which somebody else may have changed since it was opened; missing where that cannot be seen. */
  sizeNow?(): Promise<number>
  /** Regular files only: cut off, or made longer with zeroes. What it returns takes the place of this one. */
  resize?(sizeBytes: number): Promise<Sink>
  write(request: WriteRequest): Promise<void>
  /** Afterwards the span reads as zeroes. Discarding (TRIM) never counts as that. */
  writeZeroes(request: Span): Promise<void>
  /** `flush` does nothing: nobody can know when what was written is safe. */
  readonly cannotFlush?: true
  /** Everything written before is safe from a power cut, on every connection that wrote. */
  flush(): Promise<void>
  /** @throws BrokerError findings – somebody else of this machine uses it as a disk by now. */
  requireFree?(): Promise<void>
  /** Makes sure that the next reads come from the disk, not from memory; `cached` where that cannot be done. */
  forgetCache(): Promise<ProofLevel>
}
