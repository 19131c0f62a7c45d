import { Resolver } from 'node:dns/promises'
import type { NameResolver } from '../workflows/migrate/check/check-zone.ts'

const timeoutMs = 5000
/** What DNS answers where there is nothing of that kind. */
const nothing = ['ENOTFOUND', 'ENODATA']

/** Asks the name servers of this machine. */
export function nameResolver(): NameResolver {
  return {
    resolve: ({ name, signal }) =>
      asking(signal, async (resolver) => {
        const answers = await Promise.all([
          resolver.resolve4(name, { ttl: true }).catch(noneIfNothing),
          resolver.resolve6(name, { ttl: true }).catch(noneIfNothing),
        ])
        return answers.flat().map(({ address, ttl }) => ({ address, ttlSeconds: ttl }))
      }),
  }
}

/** The first name that each address answers to; what has none, or of which nobody can tell, is left out. */
export async function reverseNamesOf(
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const pairs = addresses.map(async (address) => {
    const [name] = await asking(signal, (resolver) => resolver.reverse(address)).catch((): string[] => {
      signal.throwIfAborted()
      return []
    })
    return name === undefined ? [] : [[address, name] as const]
  })
  return new Map((await Promise.all(pairs)).flat())
}

/** What is asked ends with the signal. */
async function asking<T>(signal: AbortSignal, ask: (resolver: Resolver) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  const cancel = (): void => {
    resolver.cancel()
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await ask(resolver)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

function noneIfNothing(error: unknown): [] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (nothing.includes(code)) return []
  throw error
}
