import type { Resource } from '../../domain/resources.ts'

const longest = 56

/** Gives names that a deployment file takes, each once: what is not allowed in one becomes a hyphen. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const name = plain(wanted)
    let unique = name
    for (let number = 2; taken.has(unique); number += 1) unique = `${name}-${String(number)}`
    taken.add(unique)
    return unique
  }
}

/** A name of letters, digits, dots, hyphens and underscores that begins with a letter or digit. */
export function plain(wanted: string): string {
  const name = wanted
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+/, '')
    .slice(0, longest)
    .replace(/[-\ud800-\udbff]+$/, '')
  return name === '' ? 'servers' : name
}

/** What people call it, or its id. */
export function nameOf({ id, name }: Resource): string {
  return name === '' ? id : name
}
