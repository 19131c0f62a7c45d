import { expect } from 'vitest'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import { ProviderError } from '../../../src/providers/contract/errors.ts'
import type { LabelChange } from '../../../src/providers/contract/label-feature.ts'
import type { LabelLimits } from '../../../src/domain/label-limits.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { Bench } from '../bench.ts'
import type { Clause, Clauses } from '../clause.ts'
import { expectCode, rejection } from '../expectations.ts'
import { allowedLabels, manyLabels, refusedLabels } from '../label-cases.ts'
import { makeOne, type Maker } from '../maker.ts'
import {
  keyPairMaker,
  networkMaker,
  publicIpMaker,
  routerMaker,
  securityGroupMaker,
  subnetMaker,
} from '../network-makers.ts'
import { serverMaker } from '../server-maker.ts'
import { imageMaker, snapshotMaker, volumeMaker } from '../storage-makers.ts'

const others: readonly Maker[] = [
  serverMaker,
  snapshotMaker,
  imageMaker,
  networkMaker,
  subnetMaker,
  routerMaker,
  securityGroupMaker,
  keyPairMaker,
  publicIpMaker,
]

type Labels = Readonly<Record<string, string>>

/** One thing whose labels are changed. */
interface Labelled {
  readonly limits: LabelLimits
  /** With which it was made. */
  readonly key: string
  readonly change: (wanted: Partial<Pick<LabelChange, 'set' | 'remove'>>) => Promise<{ readonly changed: boolean }>
  /** As an inventory lists them. */
  readonly listed: () => Promise<Labels | undefined>
}

function limitsOf({ provider }: Bench, { kind }: Pick<Maker, 'kind'>): LabelLimits {
  const limits = requireFeature(provider, 'labels').limits[kind]
  if (limits === undefined) throw new Error(`${kind} take no labels here`)
  return limits
}

async function labelledThing(bench: Bench, maker: Maker): Promise<Labelled> {
  const { provider, signal } = bench
  const { kind } = maker
  const limits = limitsOf(bench, maker)
  const { resource, creation } = await makeOne(bench, maker)
  const { id } = resource
  return {
    limits,
    key: creation.key,
    change: (wanted) => requireFeature(provider, 'labels').change({ kind, id, set: {}, remove: [], ...wanted, signal }),
    listed: async () => (await bench.list(kind)).find((one) => one.id === id)?.labels,
  }
}

async function setThenListed(bench: Bench, maker: Maker): Promise<void> {
  const { key, change, listed } = await labelledThing(bench, maker)
  const before = await listed()
  const changes = [
    await change({ set: { tier: 'gold', empty: '', 'a.b_c-d:e': 'f=g' } }),
    await change({ set: { tier: 'silver', other: 'x' }, remove: ['empty', 'not there'] }),
    await change({ remove: ['other'] }),
  ]
  expect(changes).toEqual([{ changed: true }, { changed: true }, { changed: true }])
  expect(await listed()).toEqual({ ...before, tier: 'silver', 'a.b_c-d:e': 'f=g', [keyLabel]: key })
}

async function setTwice(bench: Bench, maker: Maker): Promise<void> {
  const { change } = await labelledThing(bench, maker)
  await change({ set: { tier: 'gold' } })
  expect(await change({ set: { tier: 'gold' }, remove: ['silver'] })).toEqual({ changed: false })
}

async function ofNothing(bench: Bench, maker: Maker): Promise<void> {
  const id = '00000000-0000-4000-8000-000000000000'
  const request = { kind: maker.kind, id, set: { tier: 'gold' }, remove: [], signal: bench.signal }
  await expectCode(requireFeature(bench.provider, 'labels').change(request), 'not-found')
}

async function atLimits(bench: Bench, maker: Maker): Promise<void> {
  const { limits, key, change, listed } = await labelledThing(bench, maker)
  for (const set of [allowedLabels(limits), manyLabels(limits)]) {
    const { [keyLabel]: _, ...before } = (await listed()) ?? {}
    await change({ set, remove: Object.keys(before) })
    expect(await listed()).toEqual({ ...set, [keyLabel]: key })
  }
}

async function refusedAndNamed(bench: Bench, maker: Maker): Promise<void> {
  const { limits, change, listed } = await labelledThing(bench, maker)
  const before = await listed()
  for (const [label, value] of refusedLabels(limits)) {
    const error = await rejection(change({ set: { fine: 'x', [label]: value } }))
    if (!(error instanceof ProviderError)) throw error
    const named = label === '' ? undefined : label
    expect([error.code, error.says.values['label'], error.next === null]).toEqual(['conflict', named, false])
  }
  await expectCode(change({ set: manyLabels(limits, 1) }), 'conflict')
  await expectCode(change({ remove: [keyLabel] }), 'conflict')
  expect(await listed()).toEqual(before)
}

/** What holds for the labels of every kind, tried on one. */
function ofKind(maker: Maker): readonly [Clause<'labels'>, ...Clause<'labels'>[]] {
  const clause = (sentence: string, run: (bench: Bench, maker: Maker) => Promise<void>): Clause<'labels'> => ({
    feature: 'labels',
    sentence,
    on: maker.kind,
    needs: ['inventory', maker.feature, ...maker.needs],
    absent: ({ provider }) =>
      requireFeature(provider, 'labels').limits[maker.kind] === undefined ? `${maker.kind} take no labels here` : null,
    run: (bench) => run(bench, maker),
  })
  return [
    clause('labels that were set are listed, those that were taken away are not, and all others stay.', setThenListed),
    clause('setting labels that are there and taking away what is not there changes nothing.', setTwice),
    clause('labels of what does not exist are not-found.', ofNothing),
    clause('labels within the limits can be set, and are listed as they were given.', atLimits),
    clause(
      'a label that the provider does not take is refused with conflict and named, and nothing is changed.',
      refusedAndNamed,
    ),
  ]
}

export const labels: Clauses['labels'] = [...ofKind(volumeMaker), ...others.flatMap(ofKind)]
