import { Resolver } from 'node:dns/promises'
import type { NameResolver } from '../workflows/migrate/check/check-zone.ts'

const timeoutMs = 5000
/** What DNS answers where there is nothing of that kind. */
const nothing = ['ENOTFOUND', 'ENODATA']

/** Asks the name servers of this machine. */
export function nameResolver(): NameResolver {
  return {
    resolve: async ({ name, signal }) => {
      signal.throwIfAborted()
      const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
      const cancel = (): void => {
        resolver.cancel()
      }
      signal.addEventListener('abort', cancel, { once: true })
      try {
        const answers = await Promise.all([
          resolver.resolve4(name, { ttl: true }).catch(noneIfNothing),
          resolver.resolve6(name, { ttl: true }).catch(noneIfNothing),
        ])
        return answers.flat().map(({ address, ttl }) => ({ address, ttlSeconds: ttl }))
      } finally {
        signal.removeEventListener('abort', cancel)
      }
    },
  }
}

function noneIfNothing(error: unknown): [] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (nothing.includes(code)) return []
  throw error
}
