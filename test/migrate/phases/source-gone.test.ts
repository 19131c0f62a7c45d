import { describe, expect, test } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { sync } from '../../../src/workflows/migrate/phases/sync.ts'
import { runNamed } from './named-phases.ts'
import { everybody, never, withWorld, type World } from './world.ts'

const tenants = [{ name: 'acme', servers: ['stopped'] }] as const

async function remove(world: World, kind: Extract<ResourceKind, 'servers' | 'volumes'>, name: string): Promise<string> {
  const found = (await world.list('source', kind)).find((one) => one.name === name)
  const id = found?.id ?? ''
  if (kind === 'volumes') {
    const [server] = await world.list('source', 'servers')
    const of = { volumeId: id, serverId: server?.id ?? '', signal: never }
    await requireFeature(world.source, 'attachments').detach(of)
    for (const { id: snapshot, volumeId } of await world.list('source', 'snapshots')) {
      if (volumeId === id) await requireFeature(world.source, 'snapshots').delete({ id: snapshot, signal: never })
    }
  }
  await requireFeature(world.source, kind).delete({ id, signal: never })
  return id
}

describe('what was deleted at the source', () => {
  test.each([
    ['servers', 'acme server-0', { kind: 'again', flags: { 'accept-changes': true } }],
    ['volumes', 'acme data-0', { kind: 'look', command: 'status' }],
  ] as const)('%s: sync and cutover name it and copy nothing', async (kind, name, onward) => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const id = await remove(world, kind, name)
      const copies = world.facts.filter((fact) => fact.kind === 'copied').length
      const all = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
      for (const { tenants: outcomes } of [await sync(world.migration(), all), await cutover(world.migration(), all)]) {
        expect(outcomes).toMatchObject([
          { outcome: 'failed', says: { key: 'migrate.sourceGone', values: { name, id } }, error: { kind: 'refused' } },
        ])
        expect(onwardOf(outcomes[0]?.error)).toEqual(onward)
      }
      expect(world.facts.filter((fact) => fact.kind === 'copied')).toHaveLength(copies)
    })
  })
})
