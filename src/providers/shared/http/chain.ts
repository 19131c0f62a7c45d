import type { AgentSettings } from './agents.ts'
import { addressCalls, type BaseAddress } from './base-address.ts'
import { bufferAnswers } from './buffer-answers.ts'
import type { Layer, Send, Surroundings, Timeouts } from './exchange.ts'
import { createHeed } from './heed-services.ts'
import { limitRate, noRateLimit, type RateLimit } from './rate-limit.ts'
import { logCalls, logWaits } from './log-calls.ts'
import { redactErrors } from './redact-errors.ts'
import type { Redactor } from './redactor.ts'
import { followRedirects } from './redirects.ts'
import { defaultRetryPolicy, retry, type RetryPolicy } from './retry.ts'
import { createTransport } from './transport.ts'
import { unpackAnswers } from './unpack-answers.ts'
import { limitWholeTime } from './whole-timeout.ts'

export interface ChainSettings extends AgentSettings, BaseAddress {
  readonly redactor: Redactor
  readonly surroundings: Surroundings
  /** One line for each attempt (`--debug`); null: nobody listens. */
  readonly debug: ((line: string) => void) | null
  /** Where they differ from {@link timeLimits}. */
  readonly timeouts?: Partial<Timeouts>
  readonly retryPolicy?: RetryPolicy
  readonly rateLimit?: RateLimit
  /** Bound of answers that are read as a whole. */
  readonly maxAnswerBytes?: number
}

export interface HttpChain {
  readonly send: Send
  /** Closes every connection that is kept. */
  readonly close: () => void
}

const mebibyte = 1024 * 1024

/**
 * The chain through which every call to a cloud goes. The order, from the caller to the wire:
 *
 * 1. `redactErrors` – outermost, so that no error of any other link leaves with a secret in it
 * 2. `addressCalls` – the address is absolute for everybody below
 * 3. `heedServices` – outside of the whole time, which it shortens, and of `retry`, whose verdict it remembers
 * 4. `limitWholeTime` – its time includes redirections, retries and waits
 * 5. `followRedirects` – each hop may be retried by itself
 * 6. `retry` – sees answers and errors of single attempts
 * 7. `noticeSilence` – sees each attempt, and tells `heedServices`
 * 8. `limitRate` – every attempt takes a token, repeated ones too
 * 9. `bufferAnswers` – inside `retry`, so that a body that breaks off is a failed attempt
 * 10. `unpackAnswers` – below the bound of `bufferAnswers`, which counts what was unpacked
 * 11. `logCalls` – next to the wire: one line for each attempt, with its own time and bytes, waits not counted
 * 12. the transport – time-outs for connection, first byte and silence; proxies; TLS. An abort ends a call here, and only here it is
 *     known whether the call is on its way: one that must not be sent twice is then seen through for `afterAbortMs`
 *
 * Signing and tokens stand outside, because a renewed token is a new call.
 */
export function linksOf(settings: ChainSettings): readonly (readonly [name: string, layer: Layer])[] {
  const { redactor, surroundings, timeouts = {} } = settings
  const policy = settings.retryPolicy ?? defaultRetryPolicy
  const heed = createHeed({ surroundings, timeouts })
  const onWait = logWaits({ redactor, sink: settings.debug })
  return [
    ['redactErrors', redactErrors(redactor)],
    ['addressCalls', addressCalls(settings)],
    ['heedServices', heed.heedServices],
    ['limitWholeTime', limitWholeTime(timeouts)],
    ['followRedirects', followRedirects()],
    ['retry', retry({ policy, surroundings, timeouts, onWait })],
    ['noticeSilence', heed.noticeSilence],
    ['limitRate', limitRate(settings.rateLimit ?? noRateLimit, surroundings)],
    ['bufferAnswers', bufferAnswers({ maxBytes: settings.maxAnswerBytes ?? 32 * mebibyte })],
    ['unpackAnswers', unpackAnswers()],
    ['logCalls', logCalls({ redactor, surroundings, sink: settings.debug })],
  ]
}

export function createChain(settings: ChainSettings): HttpChain {
  const transport = createTransport(settings)
  const send = linksOf(settings).reduceRight((next, [, layer]) => layer(next), transport.send)
  return { send, close: transport.close }
}
