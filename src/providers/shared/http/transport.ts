import { request as httpRequest, STATUS_CODES, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createAgents, withSignal, type Agents, type AgentSettings, type Way } from './agents.ts'
import { createAlarm, type Alarm } from './alarm.ts'
import { isIdempotent, type HttpRequest, type HttpResponse, type Send, type Timeouts } from './exchange.ts'
import { explainFailure } from './explain-failure.ts'
import { HttpError, requestIdOf, type HttpProblem } from './http-error.ts'
import { receiveBody } from './receive-body.ts'
import { lengthOf, sendBody } from './send-body.ts'
import { onAbortOf } from './see-through.ts'
import { limitsOf } from './time-limits.ts'

export interface Transport {
  readonly send: Send
  /** Closes every connection that is kept. */
  readonly close: () => void
}

/** One call over the network by Node's own client: no retry, no secret-keeping, every wait bounded. */
export function createTransport(settings: AgentSettings & { readonly timeouts?: Partial<Timeouts> }): Transport {
  const agents = createAgents(settings)
  return {
    send: async (call) => {
      call.signal.throwIfAborted()
      return exchange({ ...call, timeouts: limitsOf(call, settings.timeouts) }, agents)
    },
    close: agents.close,
  }
}

/** In the words of the standard: a service asks for no password of a proxy. */
function refusedBy(proxy: string, { method, url }: HttpRequest): HttpError {
  const values = { proxy, detail: `407 ${STATUS_CODES[407] ?? ''}` }
  return new HttpError({ problem: 'proxy', method, url, values, status: 407 })
}

type TimedCall = HttpRequest & { readonly timeouts: Timeouts }

/** What the parts of one call share. */
interface Exchange {
  readonly call: TimedCall
  readonly outgoing: ClientRequest
  readonly ending: AbortController
  /** Who answers in the service's place; null: nobody. */
  readonly proxy: string | null
  readonly alarm: Alarm
  /** The error as the caller shall see it. */
  readonly explain: (error: unknown) => unknown
  /** Nothing is waited for any more. */
  readonly release: () => void
}

async function exchange(call: TimedCall, agents: Agents): Promise<HttpResponse> {
  const parts = start(call, agents)
  try {
    const incoming = await answerOf(parts)
    if (incoming.statusCode === 407 && parts.proxy !== null) throw refusedBy(parts.proxy, call)
    return toResponse(parts, incoming)
  } catch (error) {
    const explained = parts.explain(error)
    parts.outgoing.destroy()
    parts.release()
    throw explained
  }
}

function start(call: TimedCall, agents: Agents): Exchange {
  const way = agents.wayTo(new URL(call.url), !isIdempotent(call))
  const ending = new AbortController()
  const end = (problem: HttpProblem, ms: number): void => {
    const { method, url } = call
    // Who is silent, the proxy or the service behind it, cannot be seen from here.
    const unseen = problem === 'firstByteTimeout' ? way.proxy : problem === 'connectTimeout' ? way.by : null
    const seconds = ms / 1000
    ending.abort(
      unseen === null
        ? new HttpError({ problem, method, url, values: { seconds } })
        : new HttpError({ problem: 'proxySilent', method, url, values: { seconds, proxy: unseen } }),
    )
  }
  const alarm = createAlarm(end)
  let connected = false
  const stopListening = onAbortOf(call, {
    isOnItsWay: () => connected,
    end: () => ending.abort(call.signal.reason),
  })
  const outgoing = open(call, way, ending.signal)
  outgoing.once('socket', (socket) => {
    const ready = (): void => {
      connected = true
      alarm.clear()
    }
    if (outgoing.reusedSocket || (!socket.connecting && !('encrypted' in socket))) return ready()
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', ready)
  })
  alarm.set('connectTimeout', call.timeouts.connectMs)
  return {
    call,
    outgoing,
    ending,
    proxy: way.proxy,
    alarm,
    explain: (error) => {
      const givenUp: unknown = call.signal.reason
      if (call.signal.aborted) return givenUp
      return explainFailure(ending.signal.aborted ? ending.signal.reason : error, {
        ...call,
        connected,
        proxy: way.proxy,
      })
    },
    release: () => {
      alarm.clear()
      stopListening()
    },
  }
}

function open(call: TimedCall, way: Way, signal: AbortSignal): ClientRequest {
  const { method, body } = call
  const length = body === undefined ? (method === 'POST' || method === 'PUT' ? 0 : null) : lengthOf(body)
  const headers = {
    ...way.headers,
    'accept-encoding': 'identity',
    ...(length === null ? {} : { 'content-length': String(length) }),
    ...call.headers,
  }
  return (way.secure ? httpsRequest : httpRequest)(withSignal({ ...way.options, method, headers, signal }))
}

/** Sends the body and waits for the head of the answer, which may come before the body has gone out. */
function answerOf(parts: Exchange): Promise<IncomingMessage> {
  const { outgoing, alarm, call, ending } = parts
  return new Promise((resolve, reject) => {
    outgoing.on('error', reject)
    // A call that waits for a proxy has no socket yet whose end it could notice.
    ending.signal.addEventListener('abort', () => reject(asError(ending.signal.reason)), { once: true })
    outgoing.once('response', (incoming) => {
      alarm.clear()
      resolve(incoming)
    })
    outgoing.once('finish', () => alarm.set('firstByteTimeout', call.timeouts.firstByteMs))
    sendBody({ outgoing, body: call.body ?? null, idleMs: call.timeouts.idleMs, alarm, call }).catch(reject)
  })
}

/** Reasons of signals may be anything; the caller gets the reason itself, see `explain`. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason })
}

function toResponse(parts: Exchange, incoming: IncomingMessage): HttpResponse {
  const { call } = parts
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const [status, requestId] = [incoming.statusCode ?? 0, requestIdOf(headers, call)] as const
  return { status, headers, url: call.url, requestId, body: receiveBody({ ...parts, incoming }) }
}
