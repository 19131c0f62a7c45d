import { expect } from 'vitest'
import type { Server, Volume } from '../../../src/domain/resources.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { type Bench, collect } from '../bench.ts'
import { abortedBefore } from './before.ts'
import { type Clauses, clauseOf } from '../clause.ts'
import { creating } from '../creating.ts'
import { expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import { securityGroupMaker, subnetMaker } from '../network-makers.ts'
import { serverMaker, serverMakerWith } from '../server-maker.ts'
import { volumeMaker } from '../storage-makers.ts'

const noId = '00000000-0000-4000-8000-000000000000'

async function stateOf(bench: Bench, id: string): Promise<string | undefined> {
  return (await bench.list('servers')).find((server) => server.id === id)?.state
}

const clause = clauseOf('servers')
const needs = ['offers', 'images', 'inventory'] as const

export const servers: Clauses['servers'] = [
  ...creating(serverMaker),
  clause(
    'a server is created in the state that was wanted.',
    async (bench) => {
      for (const state of ['stopped', 'running'] as const) {
        const { resource } = await makeOne(bench, serverMakerWith({ state }))
        expect([resource.state, await stateOf(bench, resource.id)]).toEqual([state, state])
      }
    },
    needs,
  ),
  clause(
    'a server is listed with its size, and with an address in each network that was asked for.',
    async (bench) => {
      const { networkId } = (await makeOne(bench, subnetMaker)).resource
      const { resource } = await makeOne(bench, serverMakerWith({ networkIds: [networkId] }))
      const names = (await bench.list('networks')).filter(({ id }) => id === networkId).map(({ name }) => name)
      const sizes = (await collect(requireFeature(bench.provider, 'offers').list(bench))).map(({ name }) => name)
      expect(sizes).toContain(resource.size?.name)
      expect(resource.addresses.map(({ network }) => [networkId, ...names].includes(network))).toEqual([true])
    },
    [...needs, 'networks'],
  ),
  clause(
    'a server is listed with the security groups that were asked for: their names, and their ids where the provider tells them.',
    async (bench) => {
      const groups = [await makeOne(bench, securityGroupMaker), await makeOne(bench, securityGroupMaker)]
      const all = groups.map(({ resource: { id, name } }) => ({ id, name }))
      const { networkId } = (await makeOne(bench, subnetMaker)).resource
      const wanted = { networkIds: [networkId], securityGroupIds: all.map(({ id }) => id) }
      const { id } = (await makeOne(bench, serverMakerWith(wanted))).resource
      const found = (await bench.list('servers')).find((server) => server.id === id)
      expect(found?.securityGroups.toSorted()).toEqual(all.map(({ name }) => name).sort())
      if (found?.securityGroupIds !== null) {
        expect(found?.securityGroupIds.toSorted()).toEqual(all.map((group) => group.id).sort())
      }
    },
    [...needs, 'networks', 'securityGroups'],
  ),
  clause(
    'deleting a server leaves the volumes that it had.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const { provider, signal } = bench
      await requireFeature(provider, 'attachments').attach({ volumeId: volume.id, serverId: server.id, signal })
      await requireFeature(provider, 'servers').delete({ id: server.id, signal })
      const left = (await bench.list('volumes')).filter(({ id }) => id === volume.id)
      expect(left.map(({ attachedTo }) => attachedTo)).toEqual([[]])
    },
    [...needs, 'volumes', 'attachments'],
  ),
  clause(
    'a server that was stopped is observed stopped when the call returns.',
    async (bench) => {
      const { id } = (await makeOne(bench, serverMaker)).resource
      const servers = requireFeature(bench.provider, 'servers')
      const started = await servers.power({ id, state: 'running', signal: bench.signal })
      const running = await stateOf(bench, id)
      const stopped = await servers.power({ id, state: 'stopped', signal: bench.signal })
      expect([started, running, stopped]).toEqual([{ changed: true }, 'running', { changed: true }])
      expect(await stateOf(bench, id)).toBe('stopped')
    },
    needs,
  ),
  clause(
    'stopping what is stopped changes nothing.',
    async (bench) => {
      const { id } = (await makeOne(bench, serverMaker)).resource
      const servers = requireFeature(bench.provider, 'servers')
      expect(await servers.power({ id, state: 'stopped', signal: bench.signal })).toEqual({ changed: false })
    },
    needs,
  ),
  clause('power of what does not exist is not-found.', async ({ provider, signal }) => {
    const servers = requireFeature(provider, 'servers')
    await expectCode(servers.power({ id: noId, state: 'running', signal }), 'not-found')
  }),
  abortedBefore('servers', ({ provider }, signal) =>
    requireFeature(provider, 'servers').power({ id: noId, state: 'running', signal }),
  ),
]

async function serverAndVolume(bench: Bench): Promise<{ readonly server: Server; readonly volume: Volume }> {
  const server = (await makeOne(bench, serverMaker)).resource
  const volume = (await makeOne(bench, volumeMaker)).resource
  return { server, volume }
}

const attachmentsClause = clauseOf('attachments')
const attachmentNeeds = ['volumes', 'servers', ...needs] as const

export const attachments: Clauses['attachments'] = [
  attachmentsClause(
    'an attached volume says to whom it is attached.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const attachments = requireFeature(bench.provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal: bench.signal }
      const attached = await attachments.attach(both)
      bench.later(() => attachments.detach(both))
      const found = (await bench.list('volumes')).find(({ id }) => id === volume.id)
      expect(attached.changed).toBe(true)
      expect(found?.attachedTo.map(({ serverId }) => serverId)).toEqual([server.id])
      const holder = (await bench.list('servers')).find(({ id }) => id === server.id)
      expect(holder?.volumes.map(({ volumeId }) => volumeId)).toContain(volume.id)
      await attachments.detach(both)
      const after = (await bench.list('volumes')).find(({ id }) => id === volume.id)
      expect(after?.attachedTo).toEqual([])
    },
    attachmentNeeds,
  ),
  attachmentsClause(
    'attaching what is attached there already changes nothing.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const attachments = requireFeature(bench.provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal: bench.signal }
      const first = await attachments.attach(both)
      bench.later(() => attachments.detach(both))
      const second = await attachments.attach(both)
      expect(second).toEqual({ changed: false, device: first.device })
    },
    attachmentNeeds,
  ),
  attachmentsClause(
    'detaching what is not attached changes nothing.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const attachments = requireFeature(bench.provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal: bench.signal }
      expect(await attachments.detach(both)).toEqual({ changed: false })
    },
    attachmentNeeds,
  ),
  attachmentsClause(
    'deleting an attached volume is a conflict.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const attachments = requireFeature(bench.provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal: bench.signal }
      await attachments.attach(both)
      bench.later(() => attachments.detach(both))
      const volumes = requireFeature(bench.provider, 'volumes')
      await expectCode(volumes.delete({ id: volume.id, signal: bench.signal }), 'conflict')
    },
    attachmentNeeds,
  ),
  attachmentsClause(
    'attaching a volume that another server has and that is not shareable is a conflict.',
    async (bench) => {
      const { server, volume } = await serverAndVolume(bench)
      const other = (await makeOne(bench, serverMaker)).resource
      const attachments = requireFeature(bench.provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal: bench.signal }
      await attachments.attach(both)
      bench.later(() => attachments.detach(both))
      expect(volume.shareable).toBe(false)
      await expectCode(attachments.attach({ ...both, serverId: other.id }), 'conflict')
    },
    attachmentNeeds,
  ),
  abortedBefore('attachments', ({ provider }, signal) =>
    requireFeature(provider, 'attachments').attach({ volumeId: noId, serverId: noId, signal }),
  ),
]
