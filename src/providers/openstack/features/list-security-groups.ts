import type { SecurityGroup } from '../../../domain/network-resources.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { mayBeOf } from '../resources/network.ts'
import {
  ruleSchema,
  securityGroupSchema,
  toSecurityGroup,
  type NeutronRule,
  type NeutronSecurityGroup,
} from '../resources/security-group.ts'
import { gathered, thenMissing, type Gathered, type Missing } from './list-besides.ts'

/** Those of the project. One whose rules nobody tells is left out: without them it would look as if it let nothing through. */
export function listSecurityGroups(cloud: Cloud, signal: AbortSignal): AsyncGenerator<SecurityGroup, void, undefined> {
  const missing: Missing[] = []
  return thenMissing(cloud, { kind: 'securityGroups', items: securityGroups(cloud, missing, signal), missing })
}

async function* securityGroups(cloud: Cloud, missing: Missing[], signal: AbortSignal): AsyncGenerator<SecurityGroup> {
  const project = await projectOf(cloud, signal)
  let rules: Gathered<NeutronRule> | null = null
  const call = { service: 'network', path: 'security-groups', collection: 'security_groups', signal } as const
  for await (const one of cloud.client.list({ ...call, query: page, schema: securityGroupSchema })) {
    if (!mayBeOf(one, project)) continue
    const { security_group_rules: own } = one
    if (own) yield toSecurityGroup(one, own, project)
    else {
      rules ??= await gathered(listRules(cloud, page, signal))
      if (rules.error === null) yield toSecurityGroup(one, rulesIn(rules.items, one), project)
      else if (missing.length === 0) missing.push({ part: 'rules', error: rules.error })
    }
  }
}

const page = { limit: '1000' }

function listRules({ client }: Cloud, query: Readonly<Record<string, string>>, signal: AbortSignal) {
  const call = { service: 'network', path: 'security-group-rules', collection: 'security_group_rules' } as const
  return client.list({ ...call, query, schema: ruleSchema, signal })
}

const rulesIn = (rules: readonly NeutronRule[], { id }: NeutronSecurityGroup): readonly NeutronRule[] =>
  rules.filter(({ security_group_id: group }) => group === id)

/** The rules of one group, asked for where its record is without. @throws ProviderError – they cannot be read. */
export async function rulesOf(
  cloud: Cloud,
  group: NeutronSecurityGroup,
  signal: AbortSignal,
): Promise<readonly NeutronRule[]> {
  const { id, security_group_rules: own } = group
  if (own) return own
  const { items, error } = await gathered(listRules(cloud, { ...page, security_group_id: id }, signal))
  if (error !== null) throw error
  return rulesIn(items, group)
}
