import { Worker } from 'node:worker_threads'
import { explained, type FileWork, type ThreadFailure, toJob, type Worked } from './file-work.ts'
import { threadProgram } from './thread-program.ts'

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
  /**
   * Reads a stretch of a file, and writes it to another where that does not hold it yet: nothing goes through the main thread.
   * @throws BrokerError partial – a file fails, with the place.
   */
  work(request: FileWork): Promise<Worked>
  close(): Promise<void>
}

/** Memory that threads can look at without a copy. */
export function sharedBuffer(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes))
}

/** The threads hold nothing but a digest at a time. */
const small = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 }

type Answer =
  | { readonly id: number; readonly looked: { readonly pieces: number; readonly digest: Uint8Array | null } }
  | { readonly id: number; readonly worked: Worked }
  | { readonly id: number; readonly failed: ThreadFailure }

interface Waiting {
  readonly thread: Thread
  readonly answer: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  /** Requests that it has not answered. */
  busy: number
}

export function createHashPool(threads: number): HashPool {
  const waiting = new Map<number, Waiting>()
  let next = 0
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const usual = Math.max(1, threads)
  const all: Thread[] = []
  const start = (): void => {
    const worker = new Worker(threadProgram, { eval: true, resourceLimits: small })
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (asked === undefined) return
      asked.thread.busy--
      asked.answer(answer)
    })
    worker.on('error', fail)
    all.push({ worker, busy: 0 })
  }
  for (let number = 0; number < usual; number++) start()
  /** A thread that waits for a disk leaves its processor to another one. */
  const leastBusy = (waits: boolean): Thread => {
    while (waits && all.length < 2 * usual) start()
    const some = waits ? all : all.slice(0, usual)
    return some.reduce((least, other) => (other.busy < least.busy ? other : least))
  }
  const ask = (message: { readonly kind: 'look' | 'work'; readonly job: unknown }, waits = false): Promise<Answer> =>
    new Promise((answer, reject) => {
      const id = next++
      const thread = leastBusy(waits)
      thread.busy++
      waiting.set(id, { thread, answer, reject })
      thread.worker.postMessage({ id, ...message })
    })
  return {
    look: async (block) => {
      const job = { memory: block.buffer, offset: block.byteOffset, length: block.length }
      const answer = await ask({ kind: 'look', job })
      if (!('looked' in answer)) throw new Error('a thread could not look at a block', { cause: answer })
      const { pieces, digest } = answer.looked
      return { pieces, digest: digest === null ? null : Buffer.from(digest) }
    },
    work: async (request) => {
      const { from, to } = request
      const waits = (from.pastCache ?? to?.pastCache) !== undefined
      const answer = await ask({ kind: 'work', job: toJob(request) }, waits)
      if ('worked' in answer) return answer.worked
      throw 'failed' in answer ? explained(request, answer.failed) : new Error('a thread answered something else')
    },
    close: async () => {
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}
