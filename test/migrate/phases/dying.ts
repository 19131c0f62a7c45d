import type { Features } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'

/** How long a process lives: every call to a cloud and every line of the journal is two moments, before and after. */
export interface Life {
  /** Moments that are left; the process is dead at 0. */
  left: number
  /** Moments that were lived through. */
  spent: number
}

/** What is thrown by everything that a dead process would still do. */
export class Dead extends Error {}

export function lifeOf(moments: number): Life {
  return { left: moments, spent: 0 }
}

/** A migration that stops for good after some moments, as a process that is killed does: nothing that it does afterwards has any effect. */
export function dying(migration: Migration, life: Life = lifeOf(Infinity)): Migration {
  const live = lived(life)
  const { journal, machine, copyVolume } = migration
  return {
    ...migration,
    source: dyingProvider(migration.source, live),
    target: dyingProvider(migration.target, live),
    journal: { ...journal, append: (fact) => live(() => journal.append(fact)) },
    machine: {
      ...machine,
      runHook: (request) => live(() => machine.runHook(request)),
      checkHealth: (request) => live(() => machine.checkHealth(request)),
      writeReceipt: (tenant) => live(() => machine.writeReceipt(tenant)),
    },
    copyVolume: (request) => live(() => copyVolume(request)),
  }
}

type Live = <T>(work: () => Promise<T>) => Promise<T>

function lived(life: Life): Live {
  const moment = (): void => {
    if (life.left <= 0) throw new Dead('dead')
    life.left -= 1
    life.spent += 1
    if (life.left <= 0) throw new Dead('dead')
  }
  return async (work) => {
    moment()
    const result = await work()
    moment()
    return result
  }
}

const changing = new Set(['create', 'createSubnet', 'delete', 'power', 'attach', 'detach', 'change', 'upload'])

function dyingProvider(provider: Provider, live: Live): Provider {
  const features = Object.fromEntries(
    Object.entries(provider.features).map(([name, feature]) => [name, dyingFeature(feature, live)]),
  ) as Features
  return { ...provider, features }
}

function dyingFeature(feature: object, live: Live): object {
  return Object.fromEntries(
    Object.entries(feature).map(([name, member]: [string, unknown]) => {
      if (typeof member !== 'function' || !changing.has(name)) return [name, member]
      return [name, (request: unknown) => live(() => (member as (r: unknown) => Promise<unknown>)(request))]
    }),
  )
}
