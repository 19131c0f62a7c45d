/** What has each key, in the order given; one thing may have several. */
export function grouped<T>(all: readonly T[], keys: (each: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    for (const key of new Set(keys(each))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [each])
      else group.push(each)
    }
  }
  return groups
}
