const mostNamed = 10

/** Names in one line, the first of them only where there are many; a dash for none. */
export function shortened(names: readonly string[]): string {
  if (names.length === 0) return '–'
  return names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')}, …` : names.join(', ')
}
