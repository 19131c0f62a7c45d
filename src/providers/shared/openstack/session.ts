import type { OpenstackAccess } from '../../../domain/openstack-access.ts'
import { ProviderError } from '../../contract/errors.ts'
import { serviceOf, type HttpRequest, type HttpResponse, type Send } from '../http/exchange.ts'
import { discard } from '../http/read-body.ts'
import type { Redactor } from '../http/redactor.ts'
import { findIdentity } from './find-identity.ts'
import { openstackError } from './openstack-error.ts'
import { once, shared } from './one-errand.ts'
import { askForToken, type Token } from './token.ts'

export interface SessionRequest {
  readonly access: OpenstackAccess
  readonly send: Send
  readonly now: () => number
  readonly redactor: Redactor
}

/** One sign-in, kept alive. */
export interface Session {
  /** Sends with a token; renews it before it runs out, and once when the service says that it has. */
  readonly send: Send
  /** The token in use; signs in if there is none yet. */
  readonly token: (signal: AbortSignal) => Promise<Token>
  readonly identityUrl: (signal: AbortSignal) => Promise<string>
}

export function createSession(request: SessionRequest): Session {
  const { access, send, now, redactor } = request
  const identity = once((signal) => findIdentity({ authUrl: access.authUrl, send, signal }))
  const ask = async (signal: AbortSignal): Promise<Token> => {
    const identityUrl = await identity(signal)
    const { credentials } = access
    return askForToken({ identityUrl, credentials, send, now, redactor, signal })
  }
  const tokens = createTokens({ ask, now, renewable: access.credentials.kind !== 'token' })
  return {
    identityUrl: identity,
    token: (signal) => tokens.fresh(signal, false),
    send: async (call) => {
      const token = await tokens.fresh(call.signal, call.body?.kind === 'stream')
      const response = await send(withToken(call, token))
      const service = serviceOf(call)
      tokens.heard({ service, token, accepted: response.status !== 401 })
      if (response.status !== 401) return response
      const renewed = await tokens.refused(call.signal, { token, service })
      const repeated = await again({ call, send, renewed, response })
      if (renewed !== null && repeated !== response) {
        tokens.heard({ service, token: renewed, accepted: repeated.status !== 401 })
      }
      return repeated
    },
  }
}

function withToken(call: HttpRequest, token: Token): HttpRequest {
  return { ...call, headers: { ...call.headers, 'x-auth-token': token.value } }
}

/** A body that was sent and cannot be opened again is not sent twice: its refusal is the answer. */
async function again(request: {
  readonly call: HttpRequest
  readonly send: Send
  readonly renewed: Token | null
  readonly response: HttpResponse
}): Promise<HttpResponse> {
  const { call, send, renewed, response } = request
  if (renewed === null || (call.body?.kind === 'stream' && !call.body.replayable)) return response
  await discard(response)
  return send(withToken(call, renewed))
}

interface Tokens {
  /** `long`: the call will take its time, so more of the token's life must be left. */
  readonly fresh: (signal: AbortSignal, long: boolean) => Promise<Token>
  /** What came of a call with a token. */
  readonly heard: (news: { readonly service: string; readonly token: Token; readonly accepted: boolean }) => void
  /**
   * A service refused this one: gives another, the same for all who ask; null when it cannot be renewed, or when there is no use in it,
   * because one that was renewed for this very reason was refused as well.
   */
  readonly refused: (
    signal: AbortSignal,
    by: { readonly token: Token; readonly service: string },
  ) => Promise<Token | null>
}

/** Parallel calls that need a new token wait for the same one. */
function createTokens(request: {
  readonly ask: (signal: AbortSignal) => Promise<Token>
  readonly now: () => number
  readonly renewable: boolean
}): Tokens {
  let current: Token | null = null
  let failure: { readonly error: unknown; readonly untilMs: number } | null = null
  /** The current token was asked for because another one was refused, and nobody has accepted it yet. */
  let untried = false
  const distrusting = new Set<string>()
  const asking = shared(async (signal) => {
    if (failure !== null && request.now() < failure.untilMs) throw failure.error
    try {
      return (current = await request.ask(signal))
    } catch (error) {
      // Who types a wrong password is told once: further tries could lock the account.
      const isWrong = current === null && error instanceof ProviderError && error.code === 'auth'
      if (!signal.aborted) failure = { error, untilMs: isWrong ? Infinity : request.now() + failureCountsMs }
      throw error
    }
  })
  return {
    fresh: async (signal, long) => {
      if (current === null) return asking(signal)
      const old = current
      const left = old.expiresMs - request.now()
      if (left > marginOf(old, long)) return old
      if (!request.renewable && left <= 0) throw openstackError({ code: 'auth', key: 'openstack.tokenExpired' })
      if (!request.renewable) return old
      try {
        return await asking(signal)
      } catch (error) {
        if (signal.aborted || left <= 0) throw error
        return old
      }
    },
    heard: ({ service, token, accepted }) => {
      if (token !== current) return
      if (!accepted && untried) distrusting.add(service)
      if (!accepted) return
      untried = false
      distrusting.delete(service)
    },
    refused: async (signal, { token, service }) => {
      if (!request.renewable || distrusting.has(service)) return null
      if (current !== token && current !== null) return current
      const renewed = await asking(signal)
      untried = true
      return renewed
    },
  }
}

const minuteMs = 60_000

/** A sign-in that failed has been tried several times: who asks next is told the same, and does not begin anew. */
const failureCountsMs = 10_000

/** Two minutes before the end, a quarter of an hour for uploads; of short lives a fifth, or half. */
function marginOf(token: Token, long: boolean): number {
  const life = token.expiresMs - token.issuedMs
  return long ? Math.min(15 * minuteMs, life / 2) : Math.min(2 * minuteMs, life / 5)
}
