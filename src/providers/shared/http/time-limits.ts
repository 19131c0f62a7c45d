import type { HttpRequest, Purpose, Timeouts } from './exchange.ts'

/**
 * How long calls may take, in milliseconds; the one place for it.
 *
 * - `signIn`: finding services and asking for a token. Whoever types a command waits for it, and the program may ask
 *   a second time to tell what is wrong: with two whole times a silent service is named within a minute.
 * - `reading`: answers of a few kilobytes to some megabytes: lists, single things.
 * - `changing`: the service may work before it answers, and nobody knows what came of a call that was given up. After Ctrl-C the
 *   program has a second and a half; a second of it belongs to the answers of calls that must not be sent twice.
 * - `transfer`: images. As long as bytes flow; `idleMs` bounds the silence.
 */
export const timeLimits: Readonly<Record<Purpose, Timeouts>> = {
  signIn: { connectMs: 15_000, firstByteMs: 25_000, idleMs: 15_000, wholeMs: 28_000, afterAbortMs: null },
  reading: { connectMs: 15_000, firstByteMs: 30_000, idleMs: 30_000, wholeMs: 60_000, afterAbortMs: null },
  changing: { connectMs: 15_000, firstByteMs: 120_000, idleMs: 60_000, wholeMs: 300_000, afterAbortMs: 1000 },
  transfer: { connectMs: 15_000, firstByteMs: 120_000, idleMs: 60_000, wholeMs: null, afterAbortMs: null },
}

export interface PageLimits {
  /** Most pages of one list. */
  readonly pages: number
  /** Pages in a row with nothing new, after which a list is taken to be endless; filters make one or two. */
  readonly emptyInARow: number
  /** Longest time that all pages of one list may take together. */
  readonly wholeMs: number
}

/** A hundred thousand records on pages of a hundred take a minute and a half where a page takes 0.1 s, and are read where it takes 0.5 s. */
export const listLimits: PageLimits = { pages: 20_000, emptyInARow: 3, wholeMs: 600_000 }

/** What is left of our patience with a service that has been silent for the time of an attempt: for each further call. */
export const shortPatienceMs = 10_000

/** Those of the purpose, where neither the settings of the chain nor the call say otherwise. */
export function limitsOf(request: HttpRequest, settings: Partial<Timeouts> = {}): Timeouts {
  return { ...timeLimits[purposeOf(request)], ...settings, ...request.timeouts }
}

function purposeOf({ purpose, method, answer, body }: HttpRequest): Purpose {
  if (purpose !== undefined) return purpose
  if (answer === 'stream' || body?.kind === 'stream') return 'transfer'
  return method === 'GET' || method === 'HEAD' ? 'reading' : 'changing'
}
