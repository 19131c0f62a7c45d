import { expect } from 'vitest'
import type { ResourceKind } from '../../src/domain/inventory.ts'
import type { FeatureName } from '../../src/providers/contract/features.ts'
import { type Clause, unless } from './clause.ts'
import type { Bench } from './bench.ts'
import { makeOne, type Maker } from './maker.ts'

/** What a create was given, and what it gives: sentences that hold for everything that can be made, tried on one kind. */
export function given<F extends FeatureName>(maker: Maker & { readonly feature: F }): readonly Clause<F>[] {
  const clause = (sentence: string, run: (bench: Bench, maker: Maker) => Promise<void>): Clause<F> => ({
    feature: maker.feature,
    sentence,
    on: maker.kind,
    needs: ['inventory', ...maker.needs],
    run: (bench) => run(bench, maker),
  })
  return [
    clause('what a create gives is what an inventory lists.', asListed),
    clause('names and labels at the limits are taken.', atLimits),
    unless(
      clause('two with different keys may have one name, but for key pairs.', namesakes),
      () => noNamesakes[maker.kind] ?? null,
    ),
  ]
}

const noNamesakes: Readonly<Partial<Record<ResourceKind, string>>> = {
  keyPairs: 'their name is their identity',
  subnets: 'two of them cannot have one range',
  routers: 'two of them cannot have one gateway address',
}

async function asListed(bench: Bench, maker: Maker): Promise<void> {
  const { resource } = await makeOne(bench, maker)
  const found = (await bench.list(maker.kind)).filter(({ id }) => id === resource.id)
  expect(found).toEqual([resource])
  if ('state' in resource) expect(['ready', 'running', 'stopped']).toContain(resource.state)
}

/** As many labels as there may be, one of them as long as it may be, and a name as long as it may be. */
async function atLimits(bench: Bench, maker: Maker): Promise<void> {
  const known = bench.provider.facts.limits[maker.kind]
  if (known === undefined) throw new Error(`the facts have no limits of ${maker.kind}`)
  const { maxNameBytes, labels: limits } = known
  const name = bench.creation().key.padEnd(maxNameBytes, 'n')
  const { resource } = await makeOne(bench, maker, bench.creation({ name, labels: {} }))
  expect(resource.name).toBe(name)
  if (limits === null) return
  const long = [['k'.repeat(limits.maxKeyBytes), 'v'.repeat(limits.maxValueBytes)]] as const
  const short = Array.from({ length: limits.maxCount - 1 }, (_, index) => [`k${String(index)}`, 'v'] as const)
  const labels = Object.fromEntries([...long, ...short])
  const labelled = await makeOne(bench, maker, bench.creation({ labels }))
  expect(labelled.resource.labels).toMatchObject(labels)
}

async function namesakes(bench: Bench, maker: Maker): Promise<void> {
  const { name } = bench.creation()
  const make = await maker.prepare(bench)
  const ids: string[] = []
  for (const creation of [bench.creation({ name }), bench.creation({ name })]) {
    const { resource } = await make.create(bench.provider, creation)
    bench.later(async () => make.delete?.(bench.provider, resource.id, bench.signal))
    expect(resource.name).toBe(name)
    ids.push(resource.id)
  }
  expect(new Set(ids).size).toBe(2)
}
