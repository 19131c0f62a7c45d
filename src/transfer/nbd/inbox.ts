import { heldPieces, slabBytes } from './held-pieces.ts'

/** What comes over a line, until it is taken by one reader at a time. */
export interface Inbox {
  /** @throws when the line ends or breaks before. */
  fill(into: Buffer): Promise<void>
  /** So many bytes at once, where they have come already; null otherwise. They stay as they are until more is taken. */
  ready(bytes: number): Buffer | null
  /** A piece in memory of its own has come. False: more may only come after `onRoom`. */
  came(piece: Buffer): boolean
  /** For a line that reads into memory that it is given: Node's `onread`. */
  readonly onread: {
    /** Memory for what comes next: that of the reader, where it waits for much, so that nothing has to be copied. */
    readonly buffer: () => Buffer
    /** So many bytes have been put there. False: more may only come after `onRoom`. */
    readonly callback: (bytes: number) => boolean
  }
  /** How many pieces have come. */
  arrivals(): number
  /** Nothing more will come; a reader that waits for it is told why. */
  fail(reason: Error): void
}

/** Beyond this many bytes that nobody has taken, the other side has to wait. */
const highWater = 4 * 1024 * 1024

interface Wanted {
  readonly into: Buffer
  done: number
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

/** `onRoom` is called when more may come after it could not. */
export function createInbox(onRoom: () => void): Inbox {
  const held = heldPieces()
  let wanted: Wanted | null = null
  let broken: Error | null = null
  let arrivals = 0
  let isFull = false
  let reading: { readonly for: Wanted } | { readonly slab: Buffer } | null = null
  const serve = (): void => {
    if (wanted !== null) wanted.done += held.moveInto(wanted.into, wanted.done)
    if (isFull && held.bytes() <= highWater) {
      isFull = false
      onRoom()
    }
    if (wanted === null) return
    const { into, done, resolve, reject } = wanted
    if (done < into.length && broken === null) return
    wanted = null
    if (done === into.length) resolve()
    else if (broken !== null) reject(broken)
  }
  const arrived = (): boolean => {
    arrivals++
    isFull = held.bytes() > highWater
    serve()
    return !isFull
  }
  const buffer = (): Buffer => {
    if (wanted !== null && held.bytes() === 0 && wanted.into.length - wanted.done >= slabBytes) {
      reading = { for: wanted }
      return wanted.into.subarray(wanted.done)
    }
    const slab = held.slab()
    reading = { slab }
    return slab
  }
  const callback = (bytes: number): boolean => {
    if (reading !== null && 'for' in reading) reading.for.done += bytes
    else if (reading !== null) held.addSlab(reading.slab, bytes)
    return arrived()
  }
  return {
    fill: (into) =>
      new Promise((resolve, reject) => {
        wanted = { into, done: 0, resolve, reject }
        serve()
      }),
    ready: (bytes) => (wanted === null ? held.cutHead(bytes) : null),
    came: (piece) => {
      held.add(piece)
      return arrived()
    },
    onread: { buffer, callback },
    arrivals: () => arrivals,
    fail: (reason) => {
      broken ??= reason
      serve()
    },
  }
}
