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
import { listSecurityGroups, rulesOf } from './list-security-groups.ts'

const answer = z.object({ security_group: securityGroupSchema })

export function securityGroups(cloud: Cloud): SecurityGroupsFeature {
  return {
    ownRules: [letsOut(4), letsOut(6)],
    create: async (request) => {
      const { name, key, description, rules, stateful = true, signal } = request
      requireDifferent(rules, key)
      return makeOnce(cloud, {
        kind: 'securityGroups',
        creation: request,
        list: listSecurityGroups,
        // Rules that differ are set right below.
        difference: (existing) => (stateful && !existing.stateful ? 'stateful: false' : null),
        create: async () => {
          const kind = stateful || !(await knowsStateless(cloud, signal)) ? {} : { stateful }
          const json = { security_group: { name, description: describe(description, key), ...kind } }
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

/** Neutron puts one per version into a new group (`create_security_group` in neutron/db/securitygroups_db.py). */
function letsOut(version: 4 | 6): SecurityRule {
  const all = { protocol: null, portFrom: null, portTo: null, remoteCidr: null, remoteGroupId: null }
  return { direction: 'out', version, ...all, description: '' }
}

/** https://docs.openstack.org/api-ref/network/v2/#stateful-security-groups-extension-stateful-security-group */
async function knowsStateless({ client }: Cloud, signal: AbortSignal): Promise<boolean> {
  const call = { service: 'network', method: 'GET', path: 'extensions/stateful-security-group', signal } as const
  return (await client.call({ ...call, accept: [404] })).status !== 404
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
 * Adds what is missing, then takes away what nobody asked for (Neutron lets everything out by itself), so that nothing that is to get
 * through is kept out meanwhile; looks whether that is what is there now. A rule that stands in the way of one with another description
 * is gone for a moment: Neutron keeps one of such two.
 * @throws ProviderError quota – there is room for some of the rules only; conflict – the group has not become what was asked for.
 */
async function setRules(cloud: Cloud, { id, rules, signal }: RulesWanted): Promise<Created<SecurityGroup>> {
  const before = await read(cloud, id, signal)
  const { extra, missing } = deviation(before, rules)
  if (extra.length + missing.length === 0) return { changed: false, resource: before }
  const refused = await addRules(cloud, { id, rules: missing, signal })
  for (const rule of extra) {
    const place = path`security-group-rules/${rule.id}`
    await cloud.client.call({ service: 'network', method: 'DELETE', path: place, accept: [404], signal })
  }
  const again = await addRules(cloud, { id, rules: refused.map(({ rule }) => rule), signal })
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
    cause: again[0]?.error,
  })
}

function rulesText(rules: readonly SecurityRule[]): string {
  return rules.length === 0 ? '–' : rules.map(ruleText).join('; ')
}

async function read(cloud: Cloud, id: string, signal: AbortSignal): Promise<SecurityGroup> {
  const call = { service: 'network', path: path`security-groups/${id}`, signal } as const
  const { security_group: found } = await cloud.client.read({ ...call, schema: answer })
  return toSecurityGroup(found, await rulesOf(cloud, found, signal), await projectOf(cloud, signal))
}

interface Refused {
  readonly rule: SecurityRule
  readonly error: ProviderError
}

/** A conflict is no end: an interrupted call may have been here, or a rule to be removed is in the way. Gives what was refused so. */
async function addRules({ client }: Cloud, { id, rules, signal }: RulesWanted): Promise<readonly Refused[]> {
  const refused: Refused[] = []
  for (const rule of rules) {
    const json = { security_group_rule: bodyOf(rule, id) }
    try {
      await client.call({ service: 'network', method: 'POST', path: 'security-group-rules', json, signal })
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'conflict') throw error
      refused.push({ rule, error })
    }
  }
  return refused
}

function bodyOf(rule: SecurityRule, id: string): object {
  return {
    security_group_id: id,
    direction: rule.direction === 'in' ? 'ingress' : 'egress',
    ethertype: rule.version === 4 ? 'IPv4' : 'IPv6',
    protocol: rule.protocol === 'icmpv6' ? 'ipv6-icmp' : rule.protocol,
    port_range_min: rule.portFrom,
    port_range_max: rule.portTo,
    remote_ip_prefix: rule.remoteCidr,
    remote_group_id: rule.remoteGroupId === 'self' ? id : rule.remoteGroupId,
    description: rule.description,
  }
}
