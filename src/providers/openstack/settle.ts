import { ProviderError } from '../contract/errors.ts'
import { openstackError } from '../shared/openstack/openstack-error.ts'
import type { Cloud } from './cloud.ts'

export interface Watch<T> {
  /** The thing as it is now; null when it is gone. */
  readonly read: () => Promise<T | null>
  /** Whether that is what was waited for; throws when it will never be. */
  readonly isDone: (now: T | null) => boolean
  /** For people: `volume 3f…`. */
  readonly what: string
  readonly limitMs: number
  readonly signal: AbortSignal
}

export const minuteMs = 60_000
const firstWaitMs = 250
const longestWaitMs = 5000

/**
 * Looks again and again, more and more slowly, until it is so. Clouds answer "done" before it is.
 * @throws ProviderError unavailable – the time is over; the thing is left as it is.
 */
export async function untilSettled<T>(cloud: Cloud, watch: Watch<T>): Promise<T | null> {
  const { now, wait } = cloud.surroundings
  const endMs = now() + watch.limitMs
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 1.5)) {
    const found = await watch.read()
    if (watch.isDone(found)) return found
    if (now() >= endMs) {
      const values = { what: watch.what, minutes: Math.round(watch.limitMs / minuteMs) }
      throw openstackError({ code: 'unavailable', key: 'openstack.stuck', values })
    }
    await wait(waitMs, watch.signal)
  }
}

/** As `untilSettled`, for a thing that must be there in the end. */
export async function untilThere<T>(
  cloud: Cloud,
  watch: Omit<Watch<T>, 'isDone'> & { readonly isDone: (now: T) => boolean },
): Promise<T> {
  const found = await untilSettled(cloud, { ...watch, isDone: (now) => now === null || watch.isDone(now) })
  if (found !== null) return found
  throw openstackError({ code: 'not-found', key: 'openstack.gone', values: { what: watch.what } })
}

/** What the work gives; null where the thing is not there. */
export async function orGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not-found') return null
    throw error
  }
}
