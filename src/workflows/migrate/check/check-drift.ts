import type { CheckFinding } from '../../../domain/migration-check.ts'
import { message } from '../../../domain/message.ts'
import { canonicalJson } from '../../../plan/plan-digest.ts'
import { freshPlan, newcomers } from '../planning/fresh-plan.ts'
import { allPlaced, at, finding, isSwitched, type Checking, type Placed } from './checking.ts'

/** What has changed on the source since the plan was made: gone, grown, otherwise, new. */
export function checkDrift(checking: Checking): readonly CheckFinding[] {
  const { plan, now } = checking
  const fresh = new Map(allPlaced(freshPlan(plan, now).plan).map((one) => [wordOf(one), one] as const))
  const planned = new Set(allPlaced(plan).map(wordOf))
  const moving = allPlaced(plan).filter(
    (one) => one.entry.how.action === 'create' && !isSwitched(one.tenant, checking) && !isUnread(one, checking),
  )
  const young = newcomers(plan, now.source, ['servers', 'volumes']).filter(
    ({ kind, id }) => !fresh.has(`${kind} ${id}`),
  )
  const unplanned = [...fresh.values()].filter((one) => one.kind === 'securityGroups' && !planned.has(wordOf(one)))
  return [
    ...moving.flatMap((one) => changeFindings(one, fresh.get(wordOf(one)), checking)),
    ...moving.flatMap((one) => groupFindings(one, fresh.get(wordOf(one)), unplanned)),
    ...[...fresh.values()]
      .filter((one) => !planned.has(wordOf(one)) && !isSwitched(one.tenant, checking))
      .map((one) =>
        finding('notInPlan', at(one), { kind: message(`inventory.kind.${one.kind}`), id: one.entry.observed.id }),
      ),
    ...young.map(({ kind, id, name }) =>
      finding('notInPlan', { tenant: null, entry: `${kind}/${name}` }, { kind: message(`inventory.kind.${kind}`), id }),
    ),
  ]
}

const wordOf = ({ kind, entry }: Placed): string => `${kind} ${entry.observed.id}`

/** Nothing can be said of what could not be read. */
function isUnread({ kind }: Placed, { now }: Checking): boolean {
  return now.source.warnings.some((warning) => warning.why === 'failed' && warning.kind === kind)
}

function changeFindings(one: Placed, fresh: Placed | undefined, { now }: Checking): readonly CheckFinding[] {
  const { kind, entry } = one
  const name = 'name' in entry.desired ? entry.desired.name : entry.key
  if (fresh === undefined) {
    const isThere = now.source[kind].some(({ id }) => id === entry.observed.id)
    return isThere ? [] : [finding('gone', at(one), { name, id: entry.observed.id })]
  }
  if ('sizeBytes' in fresh.entry.observed && 'sizeBytes' in entry.desired) {
    const size = fresh.entry.observed.sizeBytes
    const before = 'sizeBytes' in entry.observed ? entry.observed.sizeBytes : null
    if (size !== null && size > (before ?? size) && size > entry.desired.sizeBytes) {
      return [finding('grown', at(one), { name, bytes: size, planned: entry.desired.sizeBytes })]
    }
  }
  const fields = changedFields(entry.observed, fresh.entry.observed)
  return fields.length === 0 ? [] : [finding('changed', at(one), { name, fields: fields.join(', ') })]
}

/** A server that is in other security groups than the plan gives it: those that the plan does not have at all, then any other difference. */
function groupFindings(one: Placed, fresh: Placed | undefined, unplanned: readonly Placed[]): readonly CheckFinding[] {
  const found = fresh?.entry.desired
  const { desired } = one.entry
  if (found === undefined || !('securityGroups' in found) || !('securityGroups' in desired)) return []
  const [now, given] = [found.securityGroups, desired.securityGroups]
  const { name } = desired
  const left = unplanned.filter(({ entry }) => now.includes(entry.key))
  const lacking = new Set(left.map(({ entry }) => entry.key))
  const isSame = now.every((key) => lacking.has(key) || given.includes(key)) && given.every((key) => now.includes(key))
  const values = { name, now: listed(now), given: listed(given) }
  return [
    ...left.map((group) => finding('leftGroup', at(one), { name, group: group.entry.observed.id })),
    ...(isSame ? [] : [finding('otherGroups', at(one), values)]),
  ]
}

const listed = (keys: readonly string[]): string => (keys.length === 0 ? '–' : keys.join(', '))

function changedFields(before: object, after: object): readonly string[] {
  const now = new Map<string, unknown>(Object.entries(after))
  return Object.entries(before)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson(now.get(key) ?? null))
    .map(([key]) => `observed.${key}`)
}
