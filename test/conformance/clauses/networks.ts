import { isIP } from 'node:net'
import { expect } from 'vitest'
import type { SecurityRule } from '../../../src/domain/network-resources.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { type Clauses, clauseOf } from '../clause.ts'
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

const networkClause = clauseOf('networks')

export const networks: Clauses['networks'] = [
  ...creating(networkMaker),
  ...creating(subnetMaker),
  networkClause(
    'a subnet is listed with its network, its range and its gateway.',
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
    'a router is listed with an interface in every subnet that was asked for.',
    async (bench) => {
      const { resource } = await makeOne(bench, routerMaker)
      const found = (await bench.list('routers')).find(({ id }) => id === resource.id)
      const subnet = (await bench.list('subnets')).find(({ id }) => id === found?.interfaces[0]?.subnetId)
      expect(found?.interfaces).toEqual([{ subnetId: subnet?.id, address: '10.78.0.1' }])
    },
    ['inventory', 'networks'],
  ),
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
]

const keyPairClause = clauseOf('keyPairs')

export const keyPairs: Clauses['keyPairs'] = [
  ...creating(keyPairMaker),
  keyPairClause('a name that another key has is a conflict.', async (bench) => {
    const { creation } = await makeOne(bench, keyPairMaker)
    const taken = { ...bench.creation({ name: creation.name }), publicKey: publicKeys[1] }
    await expectCode(requireFeature(bench.provider, 'keyPairs').create(taken), 'conflict')
  }),
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
]
