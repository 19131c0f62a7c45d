import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import type { DiskNotice, DiskProgress } from '../../src/domain/disk.ts'
import type { Engine } from '../../src/transfer/engine.ts'
import { explained, type ThreadFailure, toJob, type Worked } from '../../src/transfer/hash/file-work.ts'
import type { HashPool } from '../../src/transfer/hash/hash-pool.ts'
import { threadProgram } from '../../src/transfer/hash/thread-program.ts'

interface Answer {
  readonly id: number
  readonly looked?: { readonly pieces: number; readonly digest: Uint8Array | null }
  readonly worked?: Worked
  readonly failed?: ThreadFailure
}

/** What a thread answers, from its program run in this one. */
export function threadHere(): (message: { kind: 'look' | 'work'; job: unknown }) => Answer {
  const answers: Answer[] = []
  let hear: (message: unknown) => void = () => undefined
  const parentPort = {
    on: (_: string, listener: (message: unknown) => void) => {
      hear = listener
    },
    postMessage: (answer: Answer) => answers.push(answer),
  }
  const usual = createRequire(import.meta.url)
  const required = (name: string): unknown => (name === 'node:worker_threads' ? { parentPort } : usual(name))
  const program = compileFunction(threadProgram, ['require']) as (given: typeof required) => void
  program(required)
  let id = 0
  return (message) => {
    hear({ id: ++id, ...message })
    const answer = answers.pop()
    if (answer?.id !== id) throw new Error('a thread answers something else')
    return answer
  }
}

/** Hashes without threads. */
export function poolHere(): HashPool {
  const ask = threadHere()
  return {
    look: (block) => {
      const job = { memory: block.buffer, offset: block.byteOffset, length: block.length }
      const { looked } = ask({ kind: 'look', job })
      if (looked === undefined) throw new Error('a block could not be looked at')
      return Promise.resolve({ ...looked, digest: looked.digest === null ? null : Buffer.from(looked.digest) })
    },
    work: (request) => {
      const { worked, failed } = ask({ kind: 'work', job: toJob(request) })
      if (failed !== undefined) return Promise.reject(explained(request, failed))
      return worked === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(worked)
    },
    close: () => Promise.resolve(),
  }
}

export interface Watched {
  readonly engine: Engine
  readonly notices: DiskNotice[]
  readonly progress: DiskProgress[]
  readonly steps: string[]
  /** Bytes that asked to pass. */
  readonly passed: number[]
}

/** An engine without threads or clock, and what it has told. */
export function quickEngine(wanted: Partial<Engine> = {}): Watched {
  const [notices, progress, steps, passed]: [DiskNotice[], DiskProgress[], string[], number[]] = [[], [], [], []]
  const engine: Engine = {
    hash: poolHere(),
    spare: [],
    controls: { settings: () => ({ inFlight: 2, bandwidthMibps: null }), close: () => undefined },
    throttle: {
      pass: (bytes) => {
        passed.push(bytes)
        return Promise.resolve()
      },
    },
    clock: () => 0,
    windowBlocks: 2,
    onProgress: (event) => progress.push(event),
    onNotice: (notice) => notices.push(notice),
    onStep: (step) => {
      steps.push(step)
    },
    signal: new AbortController().signal,
    ...wanted,
  }
  return { engine, notices, progress, steps, passed }
}
