import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { rehearse } from '../../../src/workflows/migrate/phases/rehearse.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { Dead, lifeOf } from './dying.ts'
import { everybody, withWorld, type World } from './world.ts'

const tenants = [{ name: 'acme', servers: ['stopped'], withoutData: true }] as const

type Group = Plan['tenants'][string]['securityGroups'][number]

/** Adds a second group; each of the two lets the other in. */
function nameEachOther({ plan }: World): void {
  const groups = plan.tenants['acme']?.securityGroups ?? []
  const [first] = groups
  if (first === undefined) throw new Error('no group')
  const rule = { direction: 'in', version: 4, protocol: 'tcp', portFrom: 80, portTo: 80, remoteCidr: null } as const
  const second: Group = {
    ...structuredClone(first),
    key: 'second',
    desired: { ...first.desired, name: 'second', rules: [{ ...rule, remoteGroup: first.key, description: '' }] },
  }
  first.desired.rules.push({ ...rule, remoteGroup: 'second', description: '' })
  groups.push(second)
}

/** Names of the groups that each group lets in. */
async function letIn({ list }: World): Promise<Readonly<Record<string, readonly string[]>>> {
  const groups = await list('target', 'securityGroups')
  const nameOf = (id: string | null): string => groups.find((one) => one.id === id)?.name ?? '-'
  return Object.fromEntries(
    groups.map(({ name, rules }) => [name, rules.map(({ remoteGroupId }) => nameOf(remoteGroupId)).toSorted()]),
  )
}

describe('security groups that let each other in', () => {
  const both = { 'acme group': ['-', 'acme group', 'second'], second: ['acme group'] }

  test('are made first, and get their rules then', async () => {
    await withWorld(tenants, async (world) => {
      nameEachOther(world)
      const { tenants: outcomes } = await apply(world.migration(), everybody(world))
      expect(outcomes.map(({ outcome, says }) => [outcome, says.key])).toEqual([['done', 'migrate.apply.done']])
      expect(await letIn(world)).toEqual(both)
      await rollback(world.migration(), everybody(world))
      expect(await letIn(world)).toEqual({})
    })
  })

  test.each([24, 26, 28, 30, 32, 34, 35, 36])('a death at moment %i leaves nothing out', async (moments) => {
    await withWorld(tenants, async (world) => {
      nameEachOther(world)
      await expect(apply(world.migration(lifeOf(moments)), everybody(world))).rejects.toThrow(Dead)
      await apply(world.migration(), everybody(world))
      expect(await letIn(world)).toEqual(both)
    })
  })
})

test('a group that is not stateful arrives as such', async () => {
  await withWorld(tenants, async (world) => {
    for (const { desired } of world.plan.tenants['acme']?.securityGroups ?? []) desired.stateful = false
    await apply(world.migration(), everybody(world))
    expect((await world.list('target', 'securityGroups')).map(({ stateful }) => stateful)).toEqual([false])
  })
})

test('no server is made without one of its groups', async () => {
  await withWorld(tenants, async (world) => {
    await apply(world.migration(), everybody(world))
    for (const { desired } of world.plan.tenants['acme']?.servers ?? []) desired.securityGroups.push('nowhere')
    const { tenants: outcomes } = await rehearse(world.migration(), everybody(world))
    expect(outcomes.map(({ outcome, says }) => [outcome, says.key])).toEqual([['failed', 'migrate.notMadeYet']])
    expect(await world.list('target', 'servers')).toEqual([])
  })
})
