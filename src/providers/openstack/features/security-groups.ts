import { z } from 'zod'
import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import type { Created } from '../../contract/creation.ts'
import type { SecurityGroupsFeature } from '../../contract/network-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { makeOnce } from '../creating.ts'
import { describe } from '../resources/described.ts'
import { securityGroupSchema, toSecurityGroup } from '../resources/security-group.ts'
import { deleteThing } from './delete-thing.ts'
import { listSecurityGroups } from './list-network-things.ts'

const answer = z.object({ security_group: securityGroupSchema })

export function securityGroups(cloud: Cloud): SecurityGroupsFeature {
  return {
    create: (request) => {
      const { name, key, description, rules, signal } = request
      return makeOnce(cloud, {
        kind: 'securityGroups',
        creation: request,
        list: listSecurityGroups,
        // Rules that differ are set right below.
        difference: () => null,
        create: async () => {
          const json = { security_group: { name, description: describe(description, key) } }
          const call = { service: 'network', method: 'POST', path: 'security-groups', json, signal } as const
          return (await cloud.client.read({ ...call, schema: answer })).security_group.id
        },
        remove: (id) => deleteThing(cloud, path`security-groups/${id}`, signal),
        finish: (id) => setRules(cloud, { id, rules, signal }),
      })
    },
    delete: ({ id, signal }) => deleteThing(cloud, path`security-groups/${id}`, signal),
  }
}

interface RulesWanted {
  readonly id: string
  readonly rules: readonly SecurityRule[]
  readonly signal: AbortSignal
}

/** Takes away what nobody asked for (Neutron lets everything out by itself) and adds what is missing. */
async function setRules(cloud: Cloud, { id, rules, signal }: RulesWanted): Promise<Created<SecurityGroup>> {
  const before = await read(cloud, id, signal)
  const wanted = new Map(rules.map((rule) => [tuple(rule, id), rule]))
  const there = new Set(before.rules.map((rule) => tuple(rule, id)))
  const extra = before.rules.filter((rule) => !wanted.has(tuple(rule, id)))
  const missing = [...wanted].filter(([key]) => !there.has(key))
  for (const rule of extra) {
    const place = path`security-group-rules/${rule.id}`
    await cloud.client.call({ service: 'network', method: 'DELETE', path: place, accept: [404], signal })
  }
  for (const [, rule] of missing) await addRule(cloud, { id, rule, signal })
  const changed = extra.length + missing.length > 0
  return { changed, resource: changed ? await read(cloud, id, signal) : before }
}

async function read(cloud: Cloud, id: string, signal: AbortSignal): Promise<SecurityGroup> {
  const call = { service: 'network', path: path`security-groups/${id}`, signal } as const
  const { security_group: found } = await cloud.client.read({ ...call, schema: answer })
  return toSecurityGroup(found, await projectOf(cloud, signal))
}

async function addRule(
  { client }: Cloud,
  { id, rule, signal }: { readonly id: string; readonly rule: SecurityRule; readonly signal: AbortSignal },
): Promise<void> {
  const json = {
    security_group_rule: {
      security_group_id: id,
      direction: rule.direction === 'in' ? 'ingress' : 'egress',
      ethertype: rule.version === 4 ? 'IPv4' : 'IPv6',
      protocol: rule.protocol === 'icmpv6' ? 'ipv6-icmp' : rule.protocol,
      port_range_min: rule.portFrom,
      port_range_max: rule.portTo,
      remote_ip_prefix: rule.remoteCidr,
      remote_group_id: rule.remoteGroupId === 'self' ? id : rule.remoteGroupId,
      description: rule.description,
    },
  }
  // 409: an interrupted call has been here.
  const call = { service: 'network', method: 'POST', path: 'security-group-rules', json, signal } as const
  await client.call({ ...call, accept: [409] })
}

/** Rules are the same when all of this is. */
function tuple(rule: SecurityRule, ownId: string): string {
  const group = rule.remoteGroupId === 'self' ? ownId : rule.remoteGroupId
  const { direction, version, protocol, portFrom, portTo, remoteCidr, description } = rule
  return JSON.stringify([direction, version, protocol, portFrom, portTo, remoteCidr, group, description])
}
