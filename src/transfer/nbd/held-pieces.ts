/** What has come over a line, in order, and memory for what comes next. */
export interface HeldPieces {
  bytes(): number
  /** Memory to read into, as long as `bytes` are worth reading at one time. It is used again when all of it has been taken. */
  slab(): Buffer
  /** So many bytes have been read into the beginning of a slab. */
  addSlab(slab: Buffer, bytes: number): void
  /** Memory that nobody else will change. */
  add(piece: Buffer): void
  /** Takes bytes off the first piece; null where it has no more than those. */
  cutHead(bytes: number): Buffer | null
  /** Moves as much as there is into memory, from `at` on; returns the bytes moved. */
  moveInto(into: Buffer, at: number): number
}

export const slabBytes = 64 * 1024

/** A slab with less than this would keep too much memory for too little. */
const leastOfSlab = slabBytes / 4
const mostSpare = 16

interface Piece {
  bytes: Buffer
  readonly slab: Buffer | null
}

export function heldPieces(): HeldPieces {
  const pieces: Piece[] = []
  const spare: Buffer[] = []
  let held = 0
  const giveBack = (slab: Buffer | null): void => {
    if (slab !== null && spare.length < mostSpare) spare.push(slab)
  }
  const push = (piece: Piece): void => {
    pieces.push(piece)
    held += piece.bytes.length
  }
  /** Bytes off the first piece, which goes when nothing is left of it. */
  const takeOff = (piece: Piece, bytes: number): void => {
    held -= bytes
    if (bytes < piece.bytes.length) piece.bytes = piece.bytes.subarray(bytes)
    else giveBack(pieces.shift()?.slab ?? null)
  }
  return {
    bytes: () => held,
    slab: () => spare.pop() ?? Buffer.allocUnsafeSlow(slabBytes),
    addSlab: (slab, bytes) => {
      const read = slab.subarray(0, bytes)
      if (bytes >= leastOfSlab) {
        push({ bytes: read, slab })
        return
      }
      push({ bytes: Buffer.from(read), slab: null })
      giveBack(slab)
    },
    add: (bytes) => {
      if (bytes.length > 0) push({ bytes, slab: null })
    },
    cutHead: (bytes) => {
      const [first] = pieces
      if (first === undefined || first.bytes.length <= bytes) return null
      const head = first.bytes.subarray(0, bytes)
      takeOff(first, bytes)
      return head
    },
    moveInto: (into, at) => {
      let to = at
      for (let first = pieces[0]; first !== undefined && to < into.length; first = pieces[0]) {
        const { bytes } = first
        const moved = Math.min(bytes.length, into.length - to)
        // Into shared memory `copy` goes byte by byte, `fill` does not.
        into.fill(moved === bytes.length ? bytes : bytes.subarray(0, moved), to, to + moved)
        to += moved
        takeOff(first, moved)
      }
      return to - at
    },
  }
}
