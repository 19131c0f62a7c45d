import { isIP } from 'node:net'
import { expect } from 'vitest'
import type { SecurityRule } from '../../../src/domain/network-resources.ts'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { collect } from '../bench.ts'
import { type Clauses, clauseOf, unless } from '../clause.ts'
import { abortedBefore } from './before.ts'
import { creating } from '../creating.ts'
import { expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import {
  keyPairMaker,
  networkMaker,
  publicIpMaker,
  publicKeys,
  routerMaker,
  rules,
  securityGroupMaker,
  subnetMaker,
  subnetOf,
} from '../network-makers.ts'
import { serverMakerWith } from '../server-maker.ts'

const noId = '00000000-0000-4000-8000-000000000000'
const networkClause = clauseOf('networks')

export const networks: Clauses['networks'] = [
  ...creating(networkMaker),
  ...creating(subnetMaker),
  networkClause(
    'a new network has no subnets, and the MTU that was asked for.',
    async (bench) => {
      const networks = requireFeature(bench.provider, 'networks')
      const { resource } = await networks.create({ ...bench.creation(), mtu: 1280 })
      bench.later(() => networks.delete({ id: resource.id, signal: bench.signal }))
      const subnets = (await bench.list('subnets')).filter(({ networkId }) => networkId === resource.id)
      expect([resource.mtu, subnets]).toEqual([1280, []])
    },
    ['inventory'],
  ),
  networkClause('a subnet of a network that does not exist is not-found.', async (bench) => {
    const wanted = { ...bench.creation(), ...subnetOf(noId) }
    await expectCode(requireFeature(bench.provider, 'networks').createSubnet(wanted), 'not-found')
  }),
  abortedBefore('networks', ({ provider }, signal) =>
    requireFeature(provider, 'networks').delete({ id: noId, signal }),
  ),
  networkClause(
    'a subnet is listed as it was asked for.',
    async (bench) => {
      const { resource } = await makeOne(bench, subnetMaker)
      const found = (await bench.list('subnets')).find(({ id }) => id === resource.id)
      expect(found).toMatchObject({ ...subnetOf(resource.networkId), ipv6Mode: null })
    },
    ['inventory'],
  ),
  networkClause(
    'deleting a network takes its subnets along.',
    async (bench) => {
      const { resource } = await makeOne(bench, subnetMaker)
      const networks = requireFeature(bench.provider, 'networks')
      await networks.delete({ id: resource.networkId, signal: bench.signal })
      const left = (await bench.list('subnets')).filter(({ networkId }) => networkId === resource.networkId)
      expect(left).toEqual([])
    },
    ['inventory'],
  ),
]

const routerClause = clauseOf('routers')

export const routers: Clauses['routers'] = [
  ...creating(routerMaker),
  routerClause(
    'a router is listed with an interface in every subnet that was asked for, at its gateway address.',
    async (bench) => {
      const { resource } = await makeOne(bench, routerMaker)
      const found = (await bench.list('routers')).find(({ id }) => id === resource.id)
      const subnet = (await bench.list('subnets')).find(({ id }) => id === found?.interfaces[0]?.subnetId)
      expect(found?.interfaces).toEqual([{ subnetId: subnet?.id, address: '10.78.0.1' }])
    },
    ['inventory', 'networks'],
  ),
  routerClause(
    'deleting a router leaves the subnets that it joined.',
    async (bench) => {
      const { resource, make } = await makeOne(bench, routerMaker)
      await make.delete?.(bench.provider, resource.id, bench.signal)
      const joined = resource.interfaces.map(({ subnetId }) => subnetId)
      const left = (await bench.list('subnets')).map(({ id }) => id)
      expect([joined.length, joined.filter((id) => !left.includes(id))]).toEqual([1, []])
    },
    ['inventory', 'networks'],
  ),
  abortedBefore('routers', ({ provider }, signal) => requireFeature(provider, 'routers').delete({ id: noId, signal })),
]

/** What a rule says, without what the provider may fill in: its id, and the group's own id for `self`. */
const gist = (rule: SecurityRule, self: string): string => {
  const { direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroupId } = rule
  const group = remoteGroupId === self ? 'self' : remoteGroupId
  return JSON.stringify([direction, version, protocol, portFrom, portTo, remoteCidr, group])
}

const groupClause = clauseOf('securityGroups')

export const securityGroups: Clauses['securityGroups'] = [
  ...creating(securityGroupMaker),
  groupClause(
    'a security group has exactly the rules that were asked for.',
    async (bench) => {
      const { resource, creation } = await makeOne(bench, securityGroupMaker)
      const gists = async (): Promise<string[]> => {
        const found = (await bench.list('securityGroups')).find(({ id }) => id === resource.id)
        return (found?.rules ?? []).map((rule) => gist(rule, resource.id)).sort()
      }
      expect(await gists()).toEqual(rules.map((rule) => gist(rule, '')).sort())
      const fewer = rules.slice(0, 2)
      const securityGroups = requireFeature(bench.provider, 'securityGroups')
      const again = await securityGroups.create({ ...creation, description: 'made by the suite', rules: fewer })
      expect(again).toMatchObject({ changed: true, resource: { id: resource.id } })
      expect(await gists()).toEqual(fewer.map((rule) => gist(rule, '')).sort())
    },
    ['inventory'],
  ),
  groupClause(
    'a new security group begins with the rules that the provider declares as its own, and no others.',
    async (bench) => {
      const { provider, harness, signal } = bench
      const creation = bench.creation()
      const dying = await harness.dyingAfterCreate()
      const killed = requireFeature(dying, 'securityGroups').create({ ...creation, description: '', rules: [] })
      await expect(killed).rejects.toThrow()
      await dying.close().catch((error: unknown) => error)
      const found = (await bench.list('securityGroups')).find(({ labels }) => labels[keyLabel] === creation.key)
      if (found === undefined) throw new Error('nothing was made before the create was killed')
      const securityGroups = requireFeature(provider, 'securityGroups')
      bench.later(() => securityGroups.delete({ id: found.id, signal }))
      const own = (securityGroups.ownRules ?? []).map((rule) => gist(rule, ''))
      expect(found.rules.map((rule) => gist(rule, found.id)).sort()).toEqual(own.sort())
    },
    ['inventory'],
  ),
  groupClause(
    'a security group that is not stateful is one, or the provider has no such groups.',
    async (bench) => {
      const wanted = { ...bench.creation(), description: '', rules, stateful: false }
      const securityGroups = requireFeature(bench.provider, 'securityGroups')
      const { resource } = await securityGroups.create(wanted)
      bench.later(() => securityGroups.delete({ id: resource.id, signal: bench.signal }))
      const found = (await bench.list('securityGroups')).find(({ id }) => id === resource.id)
      const stateful = await makeOne(bench, securityGroupMaker)
      expect([found?.stateful, stateful.resource.stateful]).toEqual([resource.stateful, true])
    },
    ['inventory'],
  ),
  groupClause(
    'deleting a security group that a server is in is a conflict.',
    async (bench) => {
      const group = await makeOne(bench, securityGroupMaker)
      const { id } = group.resource
      await makeOne(bench, serverMakerWith({ securityGroupIds: [id] }))
      const securityGroups = requireFeature(bench.provider, 'securityGroups')
      await expectCode(securityGroups.delete({ id, signal: bench.signal }), 'conflict')
    },
    ['inventory', 'servers', 'offers', 'images', 'networks'],
  ),
  abortedBefore('securityGroups', ({ provider }, signal) =>
    requireFeature(provider, 'securityGroups').delete({ id: noId, signal }),
  ),
]

const keyPairClause = clauseOf('keyPairs')

export const keyPairs: Clauses['keyPairs'] = [
  ...creating(keyPairMaker),
  keyPairClause('a name that another key has is a conflict.', async (bench) => {
    const { creation } = await makeOne(bench, keyPairMaker)
    const taken = { ...bench.creation({ name: creation.name }), publicKey: publicKeys[1] }
    await expectCode(requireFeature(bench.provider, 'keyPairs').create(taken), 'conflict')
  }),
  unless(
    keyPairClause(
      'where key pairs carry no labels, a pair of the same name and public key is the one that was made before.',
      async (bench) => {
        const { creation, resource } = await makeOne(bench, keyPairMaker)
        const [kindAndKey = ''] = publicKeys[0].split(' conformance')
        const again = { ...bench.creation({ name: creation.name }), publicKey: `${kindAndKey} somebody@elsewhere` }
        const found = await requireFeature(bench.provider, 'keyPairs').create(again)
        expect([found.changed, found.resource.id]).toEqual([false, resource.id])
      },
    ),
    ({ provider }) => (provider.facts.limits.keyPairs?.labels === null ? null : 'key pairs carry labels here'),
  ),
  abortedBefore('keyPairs', ({ provider }, signal) =>
    requireFeature(provider, 'keyPairs').delete({ id: noId, signal }),
  ),
]

const publicIpClause = clauseOf('publicIps')

export const publicIps: Clauses['publicIps'] = [
  ...creating(publicIpMaker),
  publicIpClause(
    "a new public address is a valid address and nobody's.",
    async (bench) => {
      const { resource } = await makeOne(bench, publicIpMaker)
      expect([isIP(resource.address), resource.serverId]).toEqual([resource.version, null])
    },
    ['inventory'],
  ),
  unless(
    publicIpClause(
      'the network of a public address need not be named where only one leads outside.',
      async (bench) => {
        const publicIps = requireFeature(bench.provider, 'publicIps')
        const { changed, resource } = await publicIps.create({ ...bench.creation(), externalNetworkId: null })
        bench.later(() => publicIps.delete({ id: resource.id, signal: bench.signal }))
        expect([changed, isIP(resource.address)]).toEqual([true, resource.version])
      },
      ['inventory'],
    ),
    async ({ provider, signal }) => {
      const all = await collect(requireFeature(provider, 'inventory').list({ kind: 'networks', signal }))
      return all.filter(({ external }) => external).length > 1 ? 'several networks lead outside' : null
    },
  ),
  abortedBefore('publicIps', ({ provider }, signal) =>
    requireFeature(provider, 'publicIps').delete({ id: noId, signal }),
  ),
]
