import { expect, test } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import { message } from '../../../src/domain/message.ts'
import { ProviderError, type ErrorCode } from '../../../src/providers/contract/errors.ts'
import type { LabelChange, LabelsFeature } from '../../../src/providers/contract/label-feature.ts'
import type { Migration, MigrationEvent } from '../../../src/workflows/migrate/migration.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { relabel } from '../../../src/workflows/migrate/parts/relabel.ts'
import { everybody, withWorld, type World } from './world.ts'

const kinds = ['networks', 'subnets', 'routers', 'securityGroups', 'keyPairs'] as const

async function labelsOf(world: World): Promise<readonly (readonly [ResourceKind, object])[]> {
  const lists = await Promise.all(kinds.map(async (kind) => [kind, await world.list('target', kind)] as const))
  return lists.flatMap(([kind, all]) =>
    all.map(({ labels: { 'broker-key': _, ...labels } }): readonly [ResourceKind, object] => [kind, labels]),
  )
}

/** A migration whose target changes labels in its own way, and what was told meanwhile. */
function labellingBy(
  migration: Migration,
  change: (labels: LabelsFeature, request: LabelChange) => ReturnType<LabelsFeature['change']>,
): { readonly migration: Migration; readonly told: string[] } {
  const told: string[] = []
  const { labels } = migration.target.features
  if (labels === undefined) throw new Error('a directory cloud has labels')
  const features = {
    ...migration.target.features,
    labels: { ...labels, change: (of: LabelChange) => change(labels, of) },
  }
  const onEvent = (event: MigrationEvent): void => {
    if (event.kind === 'step') told.push(event.says.key)
  }
  return { migration: { ...migration, target: { ...migration.target, features }, onEvent }, told }
}

test('what was moved carries the digest, and loses the labels of the work', async () => {
  await withWorld([{ name: 'acme', servers: [] }], async (world) => {
    await apply(world.migration(), everybody(world))
    expect((await labelsOf(world))[0]).toMatchObject(['networks', { 'broker-migration': world.plan.id }])
    await relabel(world.migration(), 'acme', 'digest')
    // A plan has no labels of key pairs.
    const own = (kind: ResourceKind): object => (kind === 'keyPairs' ? {} : { customer: 'acme' })
    expect(await labelsOf(world)).toEqual(kinds.map((kind) => [kind, { ...own(kind), 'broker-migrated': 'digest' }]))
  })
})

const refusal = (code: ErrorCode): ProviderError =>
  new ProviderError({ code, says: message('contract.noLabels', { kind: 'routers' }) })

test.each(['conflict', 'unsupported', 'not-found'] as const)(
  '%s for one kind is told, and holds up nothing',
  async (code) => {
    await withWorld([{ name: 'acme', servers: [] }], async (world) => {
      await apply(world.migration(), everybody(world))
      const { migration, told } = labellingBy(world.migration(), (labels, request) =>
        request.kind === 'routers' ? Promise.reject(refusal(code)) : labels.change(request),
      )
      await relabel(migration, 'acme', 'digest')
      const unlabelled = (await labelsOf(world)).filter(([, labels]) => !('broker-migrated' in labels))
      expect([unlabelled.map(([kind]) => kind), told]).toEqual([['routers'], ['migrate.finish.unlabelled']])
    })
  },
)

test('a cloud that does not answer does hold it up, so that it is tried again', async () => {
  await withWorld([{ name: 'acme', servers: [] }], async (world) => {
    await apply(world.migration(), everybody(world))
    const { migration } = labellingBy(world.migration(), () => Promise.reject(refusal('unavailable')))
    await expect(relabel(migration, 'acme', 'digest')).rejects.toMatchObject({ code: 'unavailable' })
  })
})
