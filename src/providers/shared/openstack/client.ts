import type { z } from 'zod'
import type { OpenstackAccess } from '../../../domain/openstack-access.ts'
import type { HttpRequest, HttpResponse, Method, Send } from '../http/exchange.ts'
import type { HttpError } from '../http/http-error.ts'
import type { Redactor } from '../http/redactor.ts'
import type { PageLimits } from '../http/time-limits.ts'
import { findEndpoint } from './find-endpoint.ts'
import { listAll } from './list-all.ts'
import { once, type Ask } from './one-errand.ts'
import { openstackError } from './openstack-error.ts'
import { readAnswer } from './read-answer.ts'
import { negotiate, resolveService, type ServiceAddress } from './service-address.ts'
import { serviceKinds, type ServiceName } from './services.ts'
import { createSession, type Session } from './session.ts'
import { toProviderError } from './to-provider-error.ts'
import type { Token } from './token.ts'
import { refusal, wordsOf } from './vendor-error.ts'

export interface OpenstackCall extends Pick<
  HttpRequest,
  'body' | 'answer' | 'timeouts' | 'idempotent' | 'headers' | 'signal'
> {
  readonly service: ServiceName
  readonly method: Method
  /** Below the version of the service; made with {@link path}. Absolute only below that address: the next page of a list. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Body as JSON. */
  readonly json?: unknown
  /** Highest microversion that the caller understands; the service may be given a lower one. */
  readonly microversion?: string
  /** Statuses besides 2xx that are an answer and no error. */
  readonly accept?: readonly number[]
}

export interface OpenstackClient {
  /** @throws ProviderError – in the words of the contract, never with a secret. */
  readonly call: (call: OpenstackCall) => Promise<HttpResponse>
  /** The answer, checked. */
  readonly read: <T>(call: Asking & { readonly schema: z.ZodType<T> }) => Promise<T>
  /** Every item of every page, each once. */
  readonly list: <T extends { readonly id: string }>(
    call: Asking & {
      readonly collection: string
      readonly schema: z.ZodType<T>
      /** Asked besides `query` for things that the service leaves out unless it is; one that does not know it has none. */
      readonly rest?: Readonly<Record<string, string>>
      /** The service names no next page, and counts records instead. */
      readonly byOffset?: boolean
    },
  ) => AsyncIterable<T>
  /** The body of an answer, whose errors are in the words of the contract too. */
  readonly guard: (body: AsyncIterable<Uint8Array>, signal: AbortSignal) => AsyncIterable<Uint8Array>
  /** A text within an answer that is going to be told: without secrets and markup, and not too long. */
  readonly words: (text: string) => string
  readonly token: (signal: AbortSignal) => Promise<Token>
  /** The microversion that a wish leads to; null: none. */
  readonly microversion: (service: ServiceName, wanted: string, signal: AbortSignal) => Promise<string | null>
  /** Address of a service; for those who only want to know whether there is one. */
  readonly address: (service: ServiceName, signal: AbortSignal) => Promise<string>
}

type Asking = Omit<OpenstackCall, 'method'> & { readonly method?: Method }

export interface ClientRequest {
  readonly access: OpenstackAccess
  /** The chain. */
  readonly send: Send
  readonly now: () => number
  readonly redactor: Redactor
  /** Where lists are not to end as they usually would. */
  readonly lists?: PageLimits
}

export function createOpenstackClient(request: ClientRequest): OpenstackClient {
  const session = createSession(request)
  const addresses = createAddresses(session, request)
  const { now, redactor } = request
  const send = async (call: OpenstackCall): Promise<HttpResponse> => {
    const address = await addresses(call.service)(call.signal)
    const method = call.method
    const response = await session.send(toRequest(call, address))
    const good = (response.status >= 200 && response.status < 300) || call.accept?.includes(response.status) === true
    if (good) return response
    const refused = await refusal({ method, response, nowMs: now(), redactor })
    throw response.status === 401 ? refusedToken(refused, request.access.credentials.kind) : refused
  }
  const guarded = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw signal.aborted ? signal.reason : toProviderError(error, redactor)
    }
  }
  const guard = async function* <T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    try {
      yield* items
    } catch (error) {
      throw signal.aborted ? signal.reason : toProviderError(error, redactor)
    }
  }
  const read: OpenstackClient['read'] = ({ schema, ...call }) =>
    guarded(call.signal, async () => {
      const { method = 'GET' } = call
      return readAnswer({ response: await send({ ...call, method }), schema, method })
    })
  const list: OpenstackClient['list'] = async function* ({ collection, schema, query, byOffset = false, ...asked }) {
    const { rest, ...call } = asked
    const { base } = await guarded(call.signal, () => addresses(call.service)(call.signal))
    const url = withQuery(`${base}/${call.path}`, query)
    const items = listAll({
      urls: rest === undefined ? [url] : [url, withQuery(url, rest)],
      collection,
      byOffset,
      schema,
      read: (path, page) => read({ ...call, path, schema: page }),
      translate: (error) => toProviderError(error, redactor),
      bounds: { now, limits: request.lists },
    })
    yield* guard(items, call.signal)
  }
  return {
    read,
    call: (call) => guarded(call.signal, () => send(call)),
    list,
    guard,
    words: (text) => wordsOf(text, redactor),
    token: (signal) => guarded(signal, () => session.token(signal)),
    address: (service, signal) => guarded(signal, async () => (await addresses(service)(signal)).base),
    microversion: (service, wanted, signal) =>
      guarded(signal, async () => negotiate((await addresses(service)(signal)).microversions, wanted)),
  }
}

/** By now a token that can be renewed has been. */
function refusedToken(cause: HttpError, kind: OpenstackAccess['credentials']['kind']): Error {
  const { url, vendorText = '' } = cause.detail
  const values = { url: url.replace(/[?#].*$/s, ''), detail: vendorText === '' ? 'HTTP 401' : vendorText }
  const key = kind === 'token' ? 'openstack.tokenRefused' : 'openstack.freshTokenRefused'
  return openstackError({ code: 'auth', key, values, requestId: cause.requestId, cause })
}

/** Each service is looked for once, when it is first called. */
function createAddresses(
  session: Session,
  { access, now, redactor }: Pick<ClientRequest, 'access' | 'now' | 'redactor'>,
): (service: ServiceName) => Ask<ServiceAddress> {
  const find = (service: ServiceName): Ask<ServiceAddress> =>
    once(async (signal) => {
      const { catalogue, project } = await session.token(signal)
      if (project === null) throw openstackError({ code: 'auth', key: 'openstack.noProject' })
      const url =
        access.endpoints?.[service] ??
        findEndpoint({ catalogue, service, region: access.region, interface: access.interface })
      const kind = serviceKinds[service]
      const by = { projectId: project.id, send: session.send, now, redactor, signal }
      return resolveService({ url, service, kind, ...by })
    })
  const known = { compute: find('compute'), volume: find('volume'), image: find('image'), network: find('network') }
  return (service) => known[service]
}

function toRequest(call: OpenstackCall, address: ServiceAddress): HttpRequest {
  const { service, method, query, json, microversion, body, answer, timeouts, idempotent, signal } = call
  const wanted = microversion === undefined ? null : negotiate(address.microversions, microversion)
  return {
    method,
    url: withQuery(call.path.startsWith(`${address.base}/`) ? call.path : `${address.base}/${call.path}`, query),
    headers: {
      accept: 'application/json',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(wanted === null ? {} : versionHeaders(service, wanted)),
      ...call.headers,
    },
    ...(json === undefined ? {} : { body: { kind: 'text', text: JSON.stringify(json) } }),
    ...(body === undefined ? {} : { body }),
    ...(answer === undefined ? {} : { answer }),
    ...(timeouts === undefined ? {} : { timeouts }),
    ...(idempotent === undefined ? {} : { idempotent }),
    service,
    signal,
  }
}

function versionHeaders(service: ServiceName, version: string): Readonly<Record<string, string>> {
  return { 'openstack-api-version': `${serviceKinds[service].microversions ?? service} ${version}` }
}

function withQuery(url: string, query: Readonly<Record<string, string>> = {}): string {
  const pairs = new URLSearchParams(query).toString()
  return pairs === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${pairs}`
}

/** A path whose parts are encoded: ``path`servers/${id}/action` ``. */
export function path(texts: TemplateStringsArray, ...parts: readonly string[]): string {
  return texts.map((text, index) => `${text}${encodeURIComponent(parts[index] ?? '')}`).join('')
}
