import { request as httpRequest, STATUS_CODES, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect, createSecureContext, rootCertificates, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { HttpError } from './http-error.ts'
import { proxyUser } from './no-proxy.ts'

export interface TlsSettings {
  /** PEM of authorities to trust besides those that Node trusts; null: none. */
  readonly caPem: string | null
  /** Believes any certificate: for a laboratory only. */
  readonly insecure: boolean
}

export type TlsOptions = Pick<ConnectionOptions, 'secureContext' | 'rejectUnauthorized'>

/** Made once: reading the authorities takes longer than a handshake. */
export function tlsOptions(settings: TlsSettings): TlsOptions {
  const rejectUnauthorized = !settings.insecure
  if (settings.caPem === null) return { rejectUnauthorized }
  const secureContext = createSecureContext({ ca: [...rootCertificates, settings.caPem] })
  return { rejectUnauthorized, secureContext }
}

export interface TunnelRequest {
  readonly proxy: URL
  readonly host: string
  readonly port: number
  readonly tls: TlsOptions
  readonly signal: AbortSignal | undefined
}

type OnSocket = (error: Error | null, socket?: TLSSocket) => void

/** Asks the proxy for a way to the host (CONNECT) and speaks TLS with the host through it. */
export function openTunnel(request: TunnelRequest, onSocket: OnSocket): void {
  const target = request.host.includes(':') ? `[${request.host}]:${request.port}` : `${request.host}:${request.port}`
  const asking = connectRequest(request, target)
  const fail = (detail: string, { cause, status = null }: { cause?: Error; status?: number | null }): void => {
    const values = { proxy: request.proxy.host, detail }
    const problem = {
      problem: 'proxy',
      method: 'CONNECT',
      url: `https://${target}`,
      values,
      status,
      nothingSent: true,
    } as const
    onSocket(new HttpError(cause === undefined ? problem : { ...problem, cause }))
  }
  const onError = (error: Error): void => fail(error.message, { cause: error })
  asking.once('error', onError)
  asking.once('response', (answer) => {
    answer.destroy()
    fail(statusLine(answer), { status: answer.statusCode ?? null })
  })
  asking.once('connect', (answer: IncomingMessage, socket: Duplex) => {
    asking.off('error', onError)
    asking.on('error', () => socket.destroy())
    if (answer.statusCode === 200) return onSocket(null, secure(request, socket))
    socket.destroy()
    fail(statusLine(answer), { status: answer.statusCode ?? null })
  })
  asking.end()
}

/** In the words of the standard: those of the proxy may be of any length and in any alphabet, and repeat what it was sent. */
function statusLine({ statusCode: status = 0 }: IncomingMessage): string {
  return `${String(status)} ${STATUS_CODES[status] ?? ''}`.trim()
}

function connectRequest(request: TunnelRequest, target: string): ClientRequest {
  const { proxy, signal } = request
  const ask = proxy.protocol === 'https:' ? httpsRequest : httpRequest
  return ask({
    host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...proxyCredentials(proxy) },
    agent: false,
    ...(signal === undefined ? {} : { signal }),
  })
}

function secure(request: TunnelRequest, socket: Duplex): TLSSocket {
  const { host, tls } = request
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return connect({ socket, host, ...name, ...tls })
}

/** What a proxy with a password wants to see. */
export function proxyCredentials(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {}
  const { user, password } = proxyUser(proxy)
  const pair = `${user}:${password}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
