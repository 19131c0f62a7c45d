/** Bytes that go by once, from the first to the last; how many they are is known at the end. */
export interface SequentialSource {
  readonly access: 'sequential'
  readonly name: string
  /** Fills the memory and returns how many bytes came; fewer than it holds only at the end. One call at a time. */
  next(into: Buffer): Promise<number>
}

/** Takes bytes in order, and tells nothing of where they go: no going back, no extents, no flush, no reading back. */
export interface SequentialSink {
  readonly access: 'sequential'
  readonly name: string
  /** Returns when the system has taken all of them; the memory may then be used again. */
  write(bytes: Uint8Array): Promise<void>
}

/** Pieces of any size as one stream. */
export function sequentialSource(name: string, pieces: AsyncIterable<Uint8Array>): SequentialSource {
  const iterator = pieces[Symbol.asyncIterator]()
  let held: Uint8Array = Buffer.alloc(0)
  let over = false
  const more = async (): Promise<void> => {
    const found = await iterator.next()
    over = found.done === true
    held = found.done === true ? Buffer.alloc(0) : found.value
  }
  return {
    access: 'sequential',
    name,
    next: async (into) => {
      let done = 0
      while (done < into.length) {
        if (held.length === 0 && !over) await more()
        if (over) break
        const part = held.subarray(0, into.length - done)
        into.set(part, done)
        held = held.subarray(part.length)
        done += part.length
      }
      return done
    },
  }
}

/** A stream of which some bytes have been taken already, with those in front again. */
export function followedBy(first: Buffer, rest: SequentialSource): SequentialSource {
  let held = first
  return {
    ...rest,
    next: async (into) => {
      const part = held.subarray(0, into.length)
      into.set(part)
      held = held.subarray(part.length)
      return part.length + (await rest.next(into.subarray(part.length)))
    },
  }
}
