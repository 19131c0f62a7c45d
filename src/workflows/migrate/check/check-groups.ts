import type { CheckFinding } from '../../../domain/migration-check.ts'
import { created, finding, type Checking } from './checking.ts'

/** Security groups that name each other in a circle cannot be made one after the other. */
export function checkGroups({ plan }: Checking): readonly CheckFinding[] {
  const groups = created(plan, 'securityGroups')
  const names = new Map(
    groups.map(({ entry: { key, desired } }) => [
      key,
      desired.rules.flatMap(({ remoteGroup: other }) =>
        other === null || other === 'self' || other === key ? [] : [other],
      ),
    ]),
  )
  const told = new Set<string>()
  return groups.flatMap(({ tenant, entry: { key } }) => {
    const circle = circleFrom(key, names)
    if (circle === null || told.has(key)) return []
    for (const each of circle) told.add(each)
    const keys = [...circle, key].join(' → ')
    return [finding('groupCircle', { tenant, entry: `securityGroups/${key}` }, { keys })]
  })
}

/** The way from a group back to itself, without the end; null: there is none. */
function circleFrom(start: string, names: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const seen = new Set<string>()
  const paths: (readonly string[])[] = [[start]]
  for (const path of paths) {
    for (const next of names.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path
      if (seen.has(next)) continue
      seen.add(next)
      paths.push([...path, next])
    }
  }
  return null
}
