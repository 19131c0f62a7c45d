import { z } from 'zod'
import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import type { Project } from '../cloud.ts'
import { descriptionOf } from './described.ts'
import { orNull, text } from './fields.ts'
import { neutronFields, toResource } from './network.ts'

export const ruleSchema = z.object({
  id: z.string(),
  security_group_id: text,
  direction: z.enum(['ingress', 'egress']),
  ethertype: z.enum(['IPv4', 'IPv6']),
  protocol: z.union([z.string(), z.number()]).nullish(),
  port_range_min: z.number().nullish(),
  port_range_max: z.number().nullish(),
  remote_ip_prefix: text,
  remote_group_id: text,
  /** https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule */
  remote_address_group_id: text,
  description: text,
})

export type NeutronRule = z.infer<typeof ruleSchema>

export const securityGroupSchema = z.object({
  ...neutronFields,
  /** Clouds without the extension stateful-security-group do not tell: theirs all are. */
  stateful: z.boolean().nullish(),
  security_group_rules: z.array(ruleSchema).nullish(),
})

export type NeutronSecurityGroup = z.infer<typeof securityGroupSchema>

export function toSecurityGroup(
  given: NeutronSecurityGroup,
  rules: readonly NeutronRule[],
  project: Project,
): SecurityGroup {
  return {
    ...toResource(given, project),
    description: descriptionOf(given.description),
    stateful: given.stateful ?? true,
    rules: rules.map((rule) => ({ id: rule.id, ...toRule(rule) })),
  }
}

export function toRule(given: NeutronRule): SecurityRule {
  return {
    direction: given.direction === 'ingress' ? 'in' : 'out',
    version: given.ethertype === 'IPv4' ? 4 : 6,
    protocol: protocolOf(given.protocol),
    portFrom: given.port_range_min ?? null,
    portTo: given.port_range_max ?? null,
    remoteCidr: orNull(given.remote_ip_prefix),
    // Nothing here knows address groups. A rule for one must not look as if it were for everybody.
    remoteGroupId: orNull(given.remote_group_id) ?? orNull(given.remote_address_group_id),
    description: given.description ?? '',
  }
}

/** Names that Neutron uses besides ours, and numbers of those that have a name. */
const protocols: Readonly<Record<string, string>> = {
  'ipv6-icmp': 'icmpv6',
  '58': 'icmpv6',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  any: '',
  '0': '',
}

export function protocolOf(given: string | number | null | undefined): string | null {
  if (given === null || given === undefined) return null
  const word = String(given).toLowerCase()
  return orNull(protocols[word] ?? word)
}
