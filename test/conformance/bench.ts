import { randomBytes } from 'node:crypto'
import type { ResourceKind, ResourceOf } from '../../src/domain/inventory.ts'
import type { Creation } from '../../src/providers/contract/creation.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import type { Harness } from './harness.ts'

/** Where one clause is tried. */
export interface Bench {
  readonly harness: Harness
  readonly provider: Provider
  readonly signal: AbortSignal
  /** A new key, a name nobody has, and a label. */
  creation(wishes?: Partial<Creation>): Creation
  /** Everything of a kind. */
  list<K extends ResourceKind>(kind: K): Promise<ResourceOf[K][]>
  /** Done when the clause has ended, last first. */
  later(cleanup: () => Promise<unknown>): void
}

/** Runs work on a new bench and cleans up after it, all of it; throws what went wrong first. */
export async function withBench(harness: Harness, work: (bench: Bench) => Promise<void>): Promise<void> {
  const provider = await harness.open()
  const cleanups: (() => Promise<unknown>)[] = [() => provider.close()]
  const { signal } = new AbortController()
  const failures: unknown[] = []
  try {
    await work({
      harness,
      provider,
      signal,
      creation: (wishes) => newCreation(signal, wishes),
      list: (kind) => collect(requireFeature(provider, 'inventory').list({ kind, signal })),
      later: (cleanup) => cleanups.push(cleanup),
    })
  } catch (error) {
    failures.push(error)
  }
  for (const cleanup of cleanups.reverse()) await cleanup().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

function newCreation(signal: AbortSignal, wishes: Partial<Creation> = {}): Creation {
  const key = `conformance-${randomBytes(6).toString('hex')}`
  return { key, name: key, labels: { purpose: 'conformance' }, signal, ...wishes }
}

export async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of list) all.push(one)
  return all
}
