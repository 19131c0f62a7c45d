export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

export function countBy(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}
