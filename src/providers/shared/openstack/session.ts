import type { OpenstackAccess } from '../../../domain/openstack-access.ts'
import type { HttpRequest, HttpResponse, Send } from '../http/exchange.ts'
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
    const token = await askForToken({ identityUrl, credentials, send, now, signal })
    redactor.protect(token.value)
    return token
  }
  const tokens = createTokens({ ask, now, renewable: access.credentials.kind !== 'token' })
  return {
    identityUrl: identity,
    token: (signal) => tokens.fresh(signal, false),
    send: async (call) => {
      const token = await tokens.fresh(call.signal, call.body?.kind === 'stream')
      const response = await send(withToken(call, token))
      if (response.status !== 401) return response
      return tokens.refused(call.signal, token).then((renewed) => again({ call, send, renewed, response }))
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
  /** A service refused this one: gives another, the same for all who ask; null when it cannot be renewed. */
  readonly refused: (signal: AbortSignal, token: Token) => Promise<Token | null>
}

/** Parallel calls that need a new token wait for the same one. */
function createTokens(request: {
  readonly ask: (signal: AbortSignal) => Promise<Token>
  readonly now: () => number
  readonly renewable: boolean
}): Tokens {
  let current: Token | null = null
  const asking = shared(async (signal) => (current = await request.ask(signal)))
  return {
    fresh: async (signal, long) => {
      if (current === null) return asking(signal)
      const left = current.expiresMs - request.now()
      if (left > marginOf(current, long)) return current
      if (request.renewable) return asking(signal)
      if (left > 0) return current
      throw openstackError({ code: 'auth', key: 'openstack.tokenExpired' })
    },
    refused: async (signal, token) => {
      if (!request.renewable) return null
      return current === token || current === null ? asking(signal) : current
    },
  }
}

const minuteMs = 60_000

/** Two minutes before the end, a quarter of an hour for uploads; of short lives a fifth, or half. */
function marginOf(token: Token, long: boolean): number {
  const life = token.expiresMs - token.issuedMs
  return long ? Math.min(15 * minuteMs, life / 2) : Math.min(2 * minuteMs, life / 5)
}
