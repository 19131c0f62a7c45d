import type { ResourceOf } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { OpenGroup } from './groups-of-servers.ts'
import { create, use, type Planning } from './planning.ts'
import { ownLabels } from './source-lists.ts'

type Group = ResourceOf['securityGroups']
type Rule = Entry<'securityGroups'>['desired']['rules'][number]

/** The name of the group that clouds make by themselves, and that nobody else may use. */
export const defaultName = 'default'

/** A default group is the one of the target where that permits the same, else a group beside it. */
export function securityGroupEntry(key: string, group: Group, planning: Planning): Entry<'securityGroups'> {
  const { id, name, description, stateful } = group
  const open = planning.found.openGroups.get(id)
  if (open !== undefined) return openGroupEntry(key, group, { open, planning })
  // Clouds list them in any order.
  const rules = group.rules.map((rule) => plannedRule(rule, group, planning)).toSorted(byText)
  const desired = { name, description, ...(stateful ? {} : { stateful }), rules, labels: ownLabels(group) }
  const there = name === defaultName ? planning.target.securityGroups.find((one) => one.name === name) : undefined
  if (there === undefined) return { key, desired, observed: { id }, how: create }
  if (permitsTheSame(group, there)) return { key, desired, observed: { id }, how: use(there.id) }
  return { key, desired: { ...desired, name: `${name}-${planning.name}` }, observed: { id }, how: create }
}

/** What nobody can make is chosen among what the target has. */
function openGroupEntry(
  key: string,
  { id, name }: Group,
  { open, planning }: { readonly open: OpenGroup; readonly planning: Planning },
): Entry<'securityGroups'> {
  const values = { name, servers: open.servers.join(', '), groups: open.candidates.join(', ') }
  const remark = open.candidates.length === 0 ? 'plan.remark.unknownGroup' : 'plan.remark.severalGroups'
  return {
    key,
    desired: { name, description: '', rules: [], labels: {} },
    observed: { id },
    how: { action: 'use', targetId: null, remark: planning.say(message(remark, values)) },
  }
}

const byText = (a: Rule, b: Rule): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

function plannedRule(rule: Group['rules'][number], group: Group, planning: Planning): Rule {
  const { direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroupId, description } = rule
  const remoteGroup =
    remoteGroupId === null
      ? null
      : isSelf(remoteGroupId, group)
        ? 'self'
        : (planning.keyOf({ kind: 'securityGroups', id: remoteGroupId }) ?? remoteGroupId)
  return { direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroup, description }
}

const isSelf = (remote: string, { id }: Group): boolean => remote === id || remote === 'self'

/** In any order, whatever rules and groups are called. A group of another cloud is never the same. */
function permitsTheSame(a: Group, b: Group): boolean {
  const words = (group: Group): string =>
    group.rules
      .map(({ direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroupId }) => {
        const remote = remoteGroupId === null ? null : isSelf(remoteGroupId, group) ? 'self' : remoteGroupId
        return JSON.stringify([direction, version, protocol, portFrom, portTo, remoteCidr, remote])
      })
      .toSorted()
      .join('\n')
  return a.stateful === b.stateful && words(a) === words(b)
}

/** A pair that the target has under this name is taken; another key of the same name makes ours take another one. */
export function keyPairEntry(key: string, pair: ResourceOf['keyPairs'], planning: Planning): Entry<'keyPairs'> {
  const { id, name, publicKey, fingerprint } = pair
  const { say, target } = planning
  const there = target.keyPairs.find((one) => one.name === name)
  const observed = { id, fingerprint }
  if (there !== undefined && (there.fingerprint === fingerprint || isSameKey(there.publicKey, publicKey))) {
    return { key, desired: { name, publicKey }, observed, how: use(there.id) }
  }
  const free = there === undefined ? name : `${name}-${planning.name}`
  const remark =
    publicKey === null
      ? say(message('plan.remark.publicKey', { name }))
      : there === undefined
        ? null
        : say(message('plan.remark.keyName', { name, free }))
  return { key, desired: { name: free, publicKey }, observed, how: { ...create, remark } }
}

/** Without the comment at the end. */
function isSameKey(a: string | null, b: string | null): boolean {
  const blob = (text: string): string => text.split(' ').slice(0, 2).join(' ')
  return a !== null && b !== null && blob(a) === blob(b)
}
