import type { ResourceOf } from '../../../domain/inventory.ts'
import { grouped } from './grouped.ts'
import type { Lists } from './source-lists.ts'

type Server = ResourceOf['servers']
type Group = ResourceOf['securityGroups']

/** A group that servers are in and of which nobody knows what it lets through. */
export interface OpenGroup {
  /** Ids of those of this name, one of which it is; empty: the source lists none. */
  readonly candidates: readonly string[]
  /** Names of the servers in it. */
  readonly servers: readonly string[]
}

/** Which security groups servers are in. */
export interface GroupsOfServers {
  /** Ids, each of a group of the source or of an open one. */
  readonly groupsOf: (server: Server) => readonly string[]
  /** By what the provider calls them: the id, or the name where that is all that it tells. */
  readonly openGroups: ReadonlyMap<string, OpenGroup>
}

/**
 * By ids where the provider tells them, else by names. What the source does not list – another account's, or not read –, and a name that
 * several have, is not guessed but open.
 */
export function groupsOfServers({
  servers,
  securityGroups,
}: Pick<Lists, 'servers' | 'securityGroups'>): GroupsOfServers {
  const known = new Set(securityGroups.map(({ id }) => id))
  const named = grouped(securityGroups, ({ name }) => [name])
  const openGroups = new Map<string, OpenGroup>()
  const groupsOf = ({ securityGroupIds, securityGroups: names }: Server): readonly string[] => [
    ...new Set(securityGroupIds ?? names.map((name) => onlyOne(name, known, named.get(name)))),
  ]
  for (const server of servers) {
    for (const group of groupsOf(server)) {
      if (known.has(group)) continue
      const candidates = server.securityGroupIds === null ? (named.get(group) ?? []).map(({ id }) => id) : []
      const others = openGroups.get(group)?.servers ?? []
      openGroups.set(group, { candidates, servers: [...others, server.name === '' ? server.id : server.name] })
    }
  }
  return { groupsOf, openGroups }
}

/** The id behind a name that one group has; else the word itself, which stands for an open one. */
function onlyOne(word: string, known: ReadonlySet<string>, groups: readonly Group[] = []): string {
  const [group] = groups
  return known.has(word) || group === undefined || groups.length > 1 ? word : group.id
}

/** The lists of the source with something that stands for each open group. */
export function withOpenGroups(lists: Lists, { openGroups }: GroupsOfServers): Lists {
  const standIns = [...openGroups.keys()].map((id): Group => ({
    id,
    name: id,
    labels: {},
    tenant: null,
    createdAt: null,
    description: '',
    stateful: true,
    rules: [],
  }))
  return { ...lists, securityGroups: [...lists.securityGroups, ...standIns] }
}
