import { expect } from 'vitest'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import type { LabelsFeature } from '../../../src/providers/contract/label-feature.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { Bench } from '../bench.ts'
import { Absent, type Clause, type Clauses } from '../clause.ts'
import { expectCode } from '../expectations.ts'
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

async function setThenListed(bench: Bench, maker: Maker): Promise<void> {
  const labels = takingLabels(bench, maker)
  const { resource, creation } = await makeOne(bench, maker)
  const first = { tier: 'gold', empty: '', 'a.b_c-d:e': 'f=g' }
  const second = { tier: 'silver', other: 'x' }
  for (const wanted of [first, second]) {
    const changed = await labels.set({ kind: maker.kind, id: resource.id, labels: wanted, signal: bench.signal })
    const listed = (await bench.list(maker.kind)).find(({ id }) => id === resource.id)
    expect([changed, listed?.labels]).toEqual([{ changed: true }, { ...wanted, [keyLabel]: creation.key }])
  }
}

async function setTwice(bench: Bench, maker: Maker): Promise<void> {
  const labels = takingLabels(bench, maker)
  const { resource } = await makeOne(bench, maker)
  const request = { kind: maker.kind, id: resource.id, labels: { tier: 'gold' }, signal: bench.signal }
  await labels.set(request)
  expect(await labels.set(request)).toEqual({ changed: false })
}

async function ofNothing(bench: Bench, { kind }: Maker): Promise<void> {
  const labels = takingLabels(bench, { kind })
  const id = '00000000-0000-4000-8000-000000000000'
  await expectCode(labels.set({ kind, id, labels: {}, signal: bench.signal }), 'not-found')
}

/** @throws Absent – the kind takes none here. */
function takingLabels({ provider }: Bench, { kind }: Pick<Maker, 'kind'>): LabelsFeature {
  const labels = requireFeature(provider, 'labels')
  if (!labels.kinds.includes(kind)) throw new Absent(`${kind} take no labels here`)
  return labels
}

/** What holds for the labels of every kind, tried on one. */
function ofKind(maker: Maker): readonly [Clause<'labels'>, ...Clause<'labels'>[]] {
  const clause = (sentence: string, run: (bench: Bench, maker: Maker) => Promise<void>): Clause<'labels'> => ({
    feature: 'labels',
    sentence,
    on: maker.kind,
    needs: ['inventory', maker.feature, ...maker.needs],
    run: (bench) => run(bench, maker),
  })
  return [
    clause('labels that were set are those that are listed, and the identity stays.', setThenListed),
    clause('setting the labels that are there changes nothing.', setTwice),
    clause('labels of what does not exist are not-found.', ofNothing),
  ]
}

export const labels: Clauses['labels'] = [...ofKind(volumeMaker), ...others.flatMap(ofKind)]
