import { Worker } from 'node:worker_threads'

/** Runs of zeroes are found in pieces of this size inside a block. */
export const pieceBytes: number = 64 * 1024

/** What a block holds. */
export interface Looked {
  /** One bit for each piece of 64 KiB, the first piece lowest: set where it is not all zero. 0: the block is zero. */
  readonly pieces: number
  /** SHA-256; null for a block of zeroes. */
  readonly digest: Buffer | null
}

/** Looks at blocks in threads of its own, so that the main thread stays free for input and output. */
export interface HashPool {
  /** The buffer must lie on shared memory (see {@link sharedBuffer}) and stay unchanged until then. */
  look(block: Buffer): Promise<Looked>
  close(): Promise<void>
}

/** Memory that threads can look at without a copy. */
export function sharedBuffer(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes))
}

/** The threads run text, not a file: it works the same before and after the program is compiled. */
const program = `
const { parentPort } = require('node:worker_threads')
const { createHash } = require('node:crypto')
const zeroes = Buffer.alloc(${String(64 * 1024)})
parentPort.on('message', ({ id, memory, offset, length }) => {
  const block = Buffer.from(memory, offset, length)
  let pieces = 0
  for (let at = 0, bit = 1; at < length; at += zeroes.length, bit *= 2) {
    const piece = block.subarray(at, Math.min(at + zeroes.length, length))
    if (!piece.equals(piece.length === zeroes.length ? zeroes : zeroes.subarray(0, piece.length))) pieces += bit
  }
  const digest = pieces === 0 ? null : createHash('sha256').update(block).digest()
  parentPort.postMessage({ id, pieces, digest })
})
`

/** The threads hold nothing but a digest at a time. */
const small = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 }

interface Answer {
  readonly id: number
  readonly pieces: number
  readonly digest: Uint8Array | null
}

interface Waiting {
  readonly resolve: (looked: Looked) => void
  readonly reject: (error: unknown) => void
}

export function createHashPool(threads: number): HashPool {
  const waiting = new Map<number, Waiting>()
  let next = 0
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const workers = Array.from({ length: Math.max(1, threads) }, () => {
    const worker = new Worker(program, { eval: true, resourceLimits: small })
    worker.on('message', ({ id, pieces, digest }: Answer) => {
      waiting.get(id)?.resolve({ pieces, digest: digest === null ? null : Buffer.from(digest) })
      waiting.delete(id)
    })
    worker.on('error', fail)
    return worker
  })
  return {
    look: (block) =>
      new Promise((resolve, reject) => {
        const id = next++
        waiting.set(id, { resolve, reject })
        const where = { memory: block.buffer, offset: block.byteOffset, length: block.length }
        workers[id % workers.length]?.postMessage({ id, ...where })
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
