import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import { protocolOf } from './security-group.ts'

type FoundRule = SecurityGroup['rules'][number]

/** How a group is other than wanted. */
export interface Deviation {
  readonly extra: readonly FoundRule[]
  readonly missing: readonly SecurityRule[]
}

export function deviation({ id, rules }: SecurityGroup, wanted: readonly SecurityRule[]): Deviation {
  const asked = new Map(wanted.map((rule) => [identityOf(rule, id), rule]))
  const there = new Set(rules.map((rule) => identityOf(rule, id)))
  return {
    extra: rules.filter((rule) => !asked.has(identityOf(rule, id))),
    missing: [...asked].filter(([identity]) => !there.has(identity)).map(([, rule]) => rule),
  }
}

/**
 * Two rules that differ in their descriptions only, of which Neutron keeps one (`_rule_to_key` in neutron/db/securitygroups_db.py leaves
 * descriptions out); null: there are none.
 */
export function twinAmong(rules: readonly SecurityRule[]): readonly [SecurityRule, SecurityRule] | null {
  const met = new Map<string, SecurityRule>()
  for (const rule of rules) {
    const effect = effectOf(rule, 'self')
    const other = met.get(effect)
    if (other !== undefined && other.description !== rule.description) return [other, rule]
    met.set(effect, rule)
  }
  return null
}

/** For people: `in IPv4 tcp 22–22 192.0.2.0/24`. */
export function ruleText(rule: SecurityRule): string {
  const { direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroupId } = rule
  const ports = portFrom === null ? '' : `${String(portFrom)}–${String(portTo ?? portFrom)}`
  return [direction, `IPv${String(version)}`, protocol ?? '', ports, remoteCidr ?? '', remoteGroupId ?? '']
    .filter((part) => part !== '')
    .join(' ')
}

/** Rules are the same when all of this is. */
function identityOf(rule: SecurityRule, ownId: string): string {
  return JSON.stringify([effectOf(rule, ownId), rule.description])
}

/** In the words into which Neutron brings a rule (`_validate_security_group_rule` and `_rule_to_key`, same file). */
function effectOf(rule: SecurityRule, ownId: string): string {
  const { direction, version, portFrom, portTo, remoteCidr } = rule
  const group = rule.remoteGroupId === 'self' ? ownId : rule.remoteGroupId
  const protocol = protocolOf(rule.protocol)
  const named = version === 6 && protocol === 'icmp' ? 'icmpv6' : protocol
  const ports = portFrom === 1 && portTo === 65_535 ? [null, null] : [portFrom, portTo]
  const from = remoteCidr === '0.0.0.0/0' || remoteCidr === '::/0' ? null : remoteCidr
  return JSON.stringify([direction, version, named, ports, from, group])
}
