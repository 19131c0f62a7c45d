import { z } from 'zod'
import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import type { Created } from '../../contract/creation.ts'
import { ProviderError } from '../../contract/errors.ts'
import type { SecurityGroupsFeature } from '../../contract/network-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { makeOnce } from '../creating.ts'
import { describe } from '../resources/described.ts'
import { deviation, ruleText, twinAmong } from '../resources/security-rule.ts'
import { securityGroupSchema, toSecurityGroup } from '../resources/security-group.ts'
import { deleteThing } from './delete-thing.ts'
import { listSecurityGroups } from './list-network-things.ts'

const answer = z.object({ security_group: securityGroupSchema })

export function securityGroups(cloud: Cloud): SecurityGroupsFeature {
  return {
    create: async (request) => {
      const { name, key, description, rules, signal } = request
      requireDifferent(rules, key)
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

/** @throws ProviderError conflict – for Neutron two of the rules are one. */
function requireDifferent(rules: readonly SecurityRule[], key: string): void {
  const twin = twinAmong(rules)
  if (twin === null) return
  const values = {
    key,
    rule: ruleText(twin[0]),
    descriptions: twin.map(({ description }) => `“${description}”`).join(', '),
  }
  throw openstackError({ code: 'conflict', key: 'openstack.twinRules', values })
}

interface RulesWanted {
  readonly id: string
  readonly rules: readonly SecurityRule[]
  readonly signal: AbortSignal
}

/**
 * Takes away what nobody asked for (Neutron lets everything out by itself), adds what is missing, and looks whether that is what is there
 * now.
 * @throws ProviderError quota – there is room for some of the rules only; conflict – the group has not become what was asked for.
 */
async function setRules(cloud: Cloud, { id, rules, signal }: RulesWanted): Promise<Created<SecurityGroup>> {
  const before = await read(cloud, id, signal)
  const { extra, missing } = deviation(before, rules)
  if (extra.length + missing.length === 0) return { changed: false, resource: before }
  for (const rule of extra) {
    const place = path`security-group-rules/${rule.id}`
    await cloud.client.call({ service: 'network', method: 'DELETE', path: place, accept: [404], signal })
  }
  const refusals: ProviderError[] = []
  for (const rule of missing) refusals.push(...(await addRule(cloud, { id, rule, signal })))
  const after = await read(cloud, id, signal)
  const left = deviation(after, rules)
  if (left.extra.length + left.missing.length === 0) return { changed: true, resource: after }
  throw openstackError({
    code: 'conflict',
    key: 'openstack.rulesDiffer',
    values: {
      id,
      missing: rulesText(left.missing),
      extra: rulesText(left.extra),
    },
    cause: refusals[0],
  })
}

function rulesText(rules: readonly SecurityRule[]): string {
  return rules.length === 0 ? '–' : rules.map(ruleText).join('; ')
}

async function read(cloud: Cloud, id: string, signal: AbortSignal): Promise<SecurityGroup> {
  const call = { service: 'network', path: path`security-groups/${id}`, signal } as const
  const { security_group: found } = await cloud.client.read({ ...call, schema: answer })
  return toSecurityGroup(found, await projectOf(cloud, signal))
}

/** A conflict is no end: an interrupted call may have been here. Gives it, for the case that the rule is not there after all. */
async function addRule(
  { client }: Cloud,
  { id, rule, signal }: { readonly id: string; readonly rule: SecurityRule; readonly signal: AbortSignal },
): Promise<readonly ProviderError[]> {
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
  try {
    await client.call({ service: 'network', method: 'POST', path: 'security-group-rules', json, signal })
    return []
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'conflict') return [error]
    throw error
  }
}
