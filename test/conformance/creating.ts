import { expect } from 'vitest'
import type { ResourceKind } from '../../src/domain/inventory.ts'
import type { FeatureName } from '../../src/providers/contract/features.ts'
import { type Absence, type Clause, unless } from './clause.ts'
import type { Bench } from './bench.ts'
import { expectAbort, expectCode, rejection } from './expectations.ts'
import { given } from './given.ts'
import { makeOne, type Maker } from './maker.ts'
import { ProviderError } from '../../src/providers/contract/errors.ts'

/** Names that have broken programs before. */
const strangeNames = [
  'two\nlines',
  'caf\u00e9 \u{1f680}\u{1f469}\u200d\u{1f4bb}',
  '../../etc/passwd',
  '\u001b[31mred\u001b[0m\u0007',
  '$(reboot); `id` "quoted" \\ %s',
  '\u202egnp.exe',
] as const

/** The sentences that hold for everything that can be made, tried on one kind. */
export function creating<F extends FeatureName>(
  maker: Maker & { readonly feature: F },
): readonly [Clause<F>, ...Clause<F>[]] {
  const clause = (sentence: string, run: (bench: Bench) => Promise<void>): Clause<F> => ({
    feature: maker.feature,
    sentence,
    on: maker.kind,
    needs: ['inventory', ...maker.needs],
    run,
  })
  return [
    clause('a second create with the same key changes nothing and gives the same id.', (bench) => twice(bench, maker)),
    clause('a create that was killed after its first call and is repeated leaves exactly one resource.', (bench) =>
      killed(bench, maker),
    ),
    unless(
      clause('a create with a known key that wants something else is a conflict.', (bench) => other(bench, maker)),
      maker.noOther ?? (() => null),
    ),
    clause('a create that was aborted ends within two seconds with the reason of its signal.', (bench) =>
      aborted(bench, maker),
    ),
    clause('a create that was aborted and is repeated leaves exactly one resource.', (bench) =>
      abortedAndRepeated(bench, maker),
    ),
    clause('a name comes back as it was given, or is refused with conflict.', (bench) => names(bench, maker)),
    clause('a name or label beyond the limits is refused with conflict.', (bench) => limits(bench, maker)),
    clause('what refuses a create says what to do next.', (bench) => refusedWithNext(bench, maker)),
    unless(
      clause('what was created is listed with its labels, and with its key where labels carry it.', (bench) =>
        listed(bench, maker),
      ),
      ({ provider }) =>
        provider.facts.limits[maker.kind]?.labels === null ? `${maker.kind} carry no labels here` : null,
    ),
    unless(
      clause('deleting what is gone already changes nothing.', (bench) => deletedTwice(bench, maker)),
      goesAlong(maker),
    ),
    unless(
      clause('what was deleted is listed no more.', (bench) => deletedUnlisted(bench, maker)),
      goesAlong(maker),
    ),
    ...given(maker),
  ]
}

const goesAlong =
  ({ goesAlong: along, kind }: Maker): Absence =>
  () =>
    along === true ? `${kind} go with what they belong to` : null

async function idsOf(bench: Bench, kind: ResourceKind): Promise<ReadonlySet<string>> {
  return new Set((await bench.list(kind)).map(({ id }) => id))
}

async function twice(bench: Bench, maker: Maker): Promise<void> {
  const first = await makeOne(bench, maker)
  const second = await first.make.create(bench.provider, first.creation)
  expect([first.changed, second.changed]).toEqual([true, false])
  expect(second.resource.id).toBe(first.resource.id)
  expect((await bench.list(maker.kind)).filter(({ id }) => id === first.resource.id)).toHaveLength(1)
}

async function killed(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  const before = await idsOf(bench, maker.kind)
  const creation = bench.creation()
  const dying = await bench.harness.dyingAfterCreate()
  await make.create(dying, creation).catch((error: unknown) => error)
  await dying.close().catch((error: unknown) => error)
  const repeated = await make.create(bench.provider, creation)
  bench.later(async () => make.delete?.(bench.provider, repeated.resource.id, bench.signal))
  const added = [...(await idsOf(bench, maker.kind))].filter((id) => !before.has(id))
  expect(added).toEqual([repeated.resource.id])
}

async function other(bench: Bench, maker: Maker): Promise<void> {
  const { make, creation } = await makeOne(bench, maker)
  await expectCode(there(make.createOther)(bench.provider, creation), 'conflict')
}

/** Milliseconds after which a create is aborted: before it begins, while it looks what there is, while it waits for the answer. */
const moments = [0, 1, 10, 50, 250] as const

async function aborted(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  const creation = bench.creation()
  const begin = (signal: AbortSignal): Promise<unknown> => make.create(bench.provider, { ...creation, signal })
  for (const afterMs of moments) await expectAbort(begin, { afterMs, withinMs: 2000 })
  const { resource } = await make.create(bench.provider, creation)
  bench.later(async () => make.delete?.(bench.provider, resource.id, bench.signal))
}

async function abortedAndRepeated(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  const before = await idsOf(bench, maker.kind)
  const creation = bench.creation()
  for (const afterMs of moments) {
    const signal = AbortSignal.timeout(afterMs)
    await make.create(bench.provider, { ...creation, signal }).catch((error: unknown) => error)
  }
  const repeated = await make.create(bench.provider, creation)
  bench.later(async () => make.delete?.(bench.provider, repeated.resource.id, bench.signal))
  const added = [...(await idsOf(bench, maker.kind))].filter((id) => !before.has(id))
  expect(added).toEqual([repeated.resource.id])
}

async function names(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  for (const name of strangeNames) {
    const outcome = await make.create(bench.provider, bench.creation({ name })).catch((error: unknown) => error)
    if (outcome instanceof ProviderError) {
      expect({ name, code: outcome.code }).toEqual({ name, code: 'conflict' })
      continue
    }
    if (outcome instanceof Error) throw outcome
    const { resource } = outcome as Awaited<ReturnType<typeof make.create>>
    const found = (await bench.list(maker.kind)).find(({ id }) => id === resource.id)
    await make.delete?.(bench.provider, resource.id, bench.signal)
    expect([resource.name, found?.name]).toEqual([name, name])
  }
}

async function limits(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  const known = bench.provider.facts.limits[maker.kind]
  if (known === undefined) throw new Error(`the facts have no limits of ${maker.kind}`)
  const before = await idsOf(bench, maker.kind)
  const beyond = [
    { name: 'n'.repeat(known.maxNameBytes + 1) },
    { key: 'Not A Key' },
    { labels: { 'broker-key': 'stolen' } },
  ]
  const { labels } = known
  const count = (many: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: many }, (_, index) => [`k${String(index)}`, 'v']))
  const labelsBeyond =
    labels === null
      ? []
      : [
          { labels: count(labels.maxCount + 1) },
          { labels: { ['k'.repeat(labels.maxKeyBytes + 1)]: 'v' } },
          { labels: { key: 'v'.repeat(labels.maxValueBytes + 1) } },
        ]
  for (const wishes of [...beyond, ...labelsBeyond]) {
    await expectCode(make.create(bench.provider, bench.creation(wishes)), 'conflict')
  }
  expect([...(await idsOf(bench, maker.kind))].filter((id) => !before.has(id))).toEqual([])
}

async function refusedWithNext(bench: Bench, maker: Maker): Promise<void> {
  const make = await maker.prepare(bench)
  const error = await rejection(make.create(bench.provider, bench.creation({ labels: { 'broker-key': 'stolen' } })))
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).not.toMatchObject({ next: null })
}

async function listed(bench: Bench, maker: Maker): Promise<void> {
  const { resource, creation } = await makeOne(bench, maker)
  const found = (await bench.list(maker.kind)).filter(({ id }) => id === resource.id)
  expect(found).toHaveLength(1)
  expect(found[0]?.labels).toMatchObject({ ...creation.labels, 'broker-key': creation.key })
}

async function deletedTwice(bench: Bench, maker: Maker): Promise<void> {
  const { resource, make } = await makeOne(bench, maker)
  const remove = there(make.delete)
  const first = await remove(bench.provider, resource.id, bench.signal)
  const second = await remove(bench.provider, resource.id, bench.signal)
  expect([first, second]).toEqual([{ changed: true }, { changed: false }])
}

async function deletedUnlisted(bench: Bench, maker: Maker): Promise<void> {
  const { resource, make } = await makeOne(bench, maker)
  await there(make.delete)(bench.provider, resource.id, bench.signal)
  expect((await idsOf(bench, maker.kind)).has(resource.id)).toBe(false)
}

/** What a maker that does not say otherwise brings. */
function there<T>(brought: T | null): T {
  if (brought === null) throw new Error('the maker does not say why it brings nothing')
  return brought
}
