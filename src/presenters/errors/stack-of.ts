import { inspect } from 'node:util'

/** The stack of an error and of what caused it, for `--debug`. */
export function stackOf(thrown: unknown): string {
  const seen = new Set<unknown>()
  const parts: string[] = []
  let current = thrown
  while (current !== undefined && !seen.has(current)) {
    seen.add(current)
    parts.push(current instanceof Error ? (current.stack ?? current.message) : textOf(current))
    current = current instanceof Error ? current.cause : undefined
  }
  return parts.join('\n\ncaused by: ')
}

/** What can be said in a line of something that was thrown. */
export function textOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : `${thrown.name}: ${thrown.message}`
  return typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 2, breakLength: Infinity })
}
