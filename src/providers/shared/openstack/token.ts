import { z } from 'zod'
import type { HttpRequest, HttpResponse, Send } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import type { Redactor } from '../http/redactor.ts'
import type { OpenstackCredentials } from '../../../domain/openstack-access.ts'
import { openstackError } from './openstack-error.ts'
import { readAnswer } from './read-answer.ts'
import { signInBody } from './sign-in-body.ts'
import { signInRefusal, withoutItsWords, wordsOfRefusal } from './sign-in-words.ts'

const endpoint = z.object({
  interface: z.string(),
  region: z.string().nullish(),
  region_id: z.string().nullish(),
  url: z.string(),
})

const service = z.object({ type: z.string(), name: z.string().nullish(), endpoints: z.array(endpoint) })

const named = z.object({ id: z.string(), name: z.string().nullish() })

const tokenAnswer = z.object({
  token: z.object({
    expires_at: z.string(),
    issued_at: z.string().nullish(),
    catalog: z.array(service).default([]),
    project: named.nullish(),
    user: named.nullish(),
    roles: z.array(named).nullish(),
  }),
})

export type CatalogueService = z.infer<typeof service>

export interface Token {
  readonly value: string
  readonly catalogue: readonly CatalogueService[]
  /** Null: the token is for no project. */
  readonly project: { readonly id: string; readonly name: string | null } | null
  readonly userId: string | null
  readonly roles: readonly string[]
  /** By our own clock: when it was asked for, and when it will have run out. */
  readonly issuedMs: number
  readonly expiresMs: number
  /** How far our clock is ahead of the cloud's, in milliseconds. */
  readonly clockAheadMs: number
}

interface SignIn {
  readonly identityUrl: string
  readonly credentials: OpenstackCredentials
  readonly send: Send
  readonly now: () => number
  readonly redactor: Redactor
  readonly signal: AbortSignal
}

/**
 * Asks for a token. How long it lives is reckoned by the cloud's own clock (its `issued_at`, else the date of its answer), so that a
 * wrong clock on this machine does no harm.
 * @throws ProviderError auth – the credentials are refused.
 */
export async function askForToken(request: SignIn): Promise<Token> {
  const { credentials, send, now, redactor } = request
  const askedMs = now()
  const response = await send(signInCall(request)).catch((error: unknown) => {
    throw withoutItsWords(error)
  })
  const value = response.headers['x-subject-token'] ?? ''
  // Also where the rest of the answer cannot be read.
  redactor.protect(value)
  if (response.status !== 201 && response.status !== 200) {
    const cause = await signInRefusal({ response, nowMs: now(), credentials, redactor })
    throw isRefused(cause, credentials) ? refused(cause, request) : cause
  }
  const { token } = await tokenIn(response)
  const serverMs = firstTime(token.issued_at, response.headers['date']) ?? askedMs
  const expiresMs = firstTime(token.expires_at)
  if (value === '' || expiresMs === null) throw noToken(response)
  const { project } = token
  return {
    value,
    catalogue: token.catalog,
    project: project ? { id: project.id, name: project.name ?? null } : null,
    userId: token.user?.id ?? null,
    roles: (token.roles ?? []).map(({ id, name }) => name ?? id),
    issuedMs: askedMs,
    expiresMs: askedMs + (expiresMs - serverMs),
    clockAheadMs: askedMs - serverMs,
  }
}

function signInCall({ identityUrl, credentials, signal }: SignIn): HttpRequest {
  return {
    method: 'POST',
    url: `${identityUrl}/auth/tokens`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: { kind: 'text', text: signInBody(credentials) },
    // A token more harms nobody.
    idempotent: true,
    purpose: 'signIn',
    signal,
  }
}

async function tokenIn(response: HttpResponse): Promise<z.infer<typeof tokenAnswer>> {
  try {
    return await readAnswer({ response, schema: tokenAnswer, method: 'POST' })
  } catch (error) {
    throw withoutItsWords(error)
  }
}

/** Of a token that it cannot read or no longer knows, or a credential, user or project, Keystone says that it could not find it. */
function isRefused({ status, detail: { vendorText = '' } }: HttpError, { kind }: OpenstackCredentials): boolean {
  return status === 401 || (status === 404 && (kind === 'token' || /\bcould not find [a-z ]+: /i.test(vendorText)))
}

function refused(
  cause: HttpError,
  request: { readonly identityUrl: string; readonly credentials: OpenstackCredentials },
): Error {
  const values = { url: request.identityUrl, detail: wordsOfRefusal(cause) }
  const key = request.credentials.kind === 'token' ? 'openstack.tokenRefused' : 'openstack.signInRefused'
  return openstackError({ code: 'auth', key, values, requestId: cause.requestId, cause })
}

function noToken(response: { readonly url: string; readonly requestId: string | null }): HttpError {
  const { url, requestId } = response
  const values = { detail: 'X-Subject-Token, expires_at' }
  return new HttpError({ problem: 'unexpectedShape', method: 'POST', url, values, requestId })
}

/** Times without a zone are UTC. */
function firstTime(...texts: readonly (string | null | undefined)[]): number | null {
  for (const text of texts) {
    if (text === null || text === undefined) continue
    const zoned = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text
    const ms = Date.parse(zoned)
    if (!Number.isNaN(ms)) return ms
  }
  return null
}
