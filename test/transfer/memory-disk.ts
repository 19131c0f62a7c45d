import { blockBytes, type Identity, type Sink } from '../../src/transfer/disk.ts'

/** A disk in memory that loses, at a crash, some of what was not flushed. One whose changes are seen tells where its holes are. */
export interface MemoryDisk extends Sink {
  bytes(): Buffer
  /** Somebody else writes, and it is safe at once. */
  poke(offset: number, from: Buffer): void
  /** Each write that no flush has followed stays where `keeps` says so. */
  crash(keeps: () => boolean): void
}

export function memoryDisk(request: {
  sizeBytes: number
  fresh: boolean
  isSeen: boolean
  trims?: boolean
}): MemoryDisk {
  const { sizeBytes, fresh, isSeen } = request
  let safe = Buffer.alloc(sizeBytes)
  let now = Buffer.alloc(sizeBytes)
  let pending: { readonly offset: number; readonly from: Buffer }[] = []
  let version = 0
  const write = (offset: number, from: Buffer): void => {
    version++
    from.copy(now, offset)
    pending.push({ offset, from: Buffer.from(from) })
  }
  const identity = (): Identity | null => {
    const times = { modifiedNs: String(version), changedNs: String(version) }
    return isSeen ? { device: '1', inode: request.fresh ? '2' : '3', sizeBytes, ...times } : null
  }
  const flush = (): Promise<void> => {
    safe = Buffer.from(now)
    pending = []
    return Promise.resolve()
  }
  return {
    name: 'memory',
    sizeBytes,
    fresh,
    identity: () => Promise.resolve(identity()),
    async *extents() {
      await Promise.resolve()
      const unit = isSeen ? blockBytes : sizeBytes
      for (let offset = 0; offset < sizeBytes; offset += unit) {
        const length = Math.min(unit, sizeBytes - offset)
        const isHole = isSeen && now.subarray(offset, offset + length).equals(Buffer.alloc(length))
        yield { offset, length, kind: isHole ? ('zero' as const) : ('data' as const) }
      }
    },
    read: ({ offset, into }) => {
      now.copy(into, 0, offset, offset + into.length)
      return Promise.resolve()
    },
    write: ({ offset, from }) => Promise.resolve(write(offset, from)),
    writeZeroes: ({ offset, length }) => Promise.resolve(write(offset, Buffer.alloc(length))),
    flush,
    forgetCache: async () => {
      await flush()
      return 'full-readback'
    },
    close: () => Promise.resolve(),
    bytes: () => now,
    poke: (offset, from) => {
      version++
      from.copy(now, offset)
      from.copy(safe, offset)
    },
    crash: (keeps) => {
      for (const { offset, from } of pending) if (keeps()) from.copy(safe, offset)
      now = Buffer.from(safe)
      pending = []
    },
  }
}
