import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'

type Group = Entry<'securityGroups'>

/**
 * Security groups so that each comes after those that its rules name.
 * @throws BrokerError unsupported – two groups name each other.
 */
export function groupsInOrder(groups: readonly Group[]): readonly Group[] {
  const byKey = new Map(groups.map((group) => [group.key, group]))
  const done = new Set<string>()
  const sorted: Group[] = []
  const visit = (group: Group, path: readonly string[]): void => {
    if (done.has(group.key)) return
    if (path.includes(group.key)) throw circle([...path.slice(path.indexOf(group.key)), group.key])
    for (const { remoteGroup } of group.desired.rules) {
      const other = remoteGroup === null || remoteGroup === group.key ? undefined : byKey.get(remoteGroup)
      if (other !== undefined) visit(other, [...path, group.key])
    }
    done.add(group.key)
    sorted.push(group)
  }
  for (const group of groups) visit(group, [])
  return sorted
}

function circle(keys: readonly string[]): BrokerError {
  return new BrokerError({
    kind: 'unsupported',
    says: message('migrate.groupCircle', { keys: keys.join(' → ') }),
    next: message('migrate.groupCircle.next'),
  })
}
