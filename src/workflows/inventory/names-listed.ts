/** So many are named in one comment: `compare` takes no file of any length. */
const mostNamed = 200

/** For one comment. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map(printable)
  return [...shown, ...(names.length > mostNamed ? ['…'] : [])].join(', ')
}

/** A name in a comment must not end it. */
export function printable(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
