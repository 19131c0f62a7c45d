import { Agent, type ClientRequestArgs, type RequestOptions } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import { proxyCredentials, openTunnel, tlsOptions, type TlsOptions, type TlsSettings } from './tunnel.ts'
import { HttpError } from './http-error.ts'
import { proxyFor, type ProxySettings } from './no-proxy.ts'

export interface AgentSettings {
  readonly proxies: ProxySettings
  readonly tls: TlsSettings
}

/** How to reach one address. */
export interface Way {
  readonly secure: boolean
  readonly options: RequestOptions
  readonly headers: Readonly<Record<string, string>>
  /** Whom the connection goes to instead, where a proxy is told the whole address; null: to the address itself, or through a tunnel. */
  readonly proxy: string | null
  /** The proxy on the way, told the whole address or asked for a tunnel; null: none. */
  readonly by: string | null
}

export interface Agents {
  /** `fresh`: on a connection of its own, which is closed afterwards. */
  wayTo(url: URL, fresh: boolean): Way
  /** Closes every connection. */
  readonly close: () => void
}

/**
 * Connections are kept and used again, except for calls that must not be sent twice: a server may close an idle connection in
 * the very moment in which a call goes out on it, and nobody could tell whether that call was heard.
 */
export function createAgents(settings: AgentSettings): Agents {
  let tls: TlsOptions | null = null
  const sets = new Map<string, Agent>()
  const agentFor = (proxy: URL | null, secure: boolean, fresh: boolean): Agent => {
    const key = `${proxy?.href ?? ''} ${String(secure)} ${String(fresh)}`
    const known = sets.get(key)
    if (known !== undefined) return known
    const made = createAgent((tls ??= tlsOptions(settings.tls)), { proxy, secure, keepAlive: !fresh })
    sets.set(key, made)
    return made
  }
  return {
    wayTo: (url, fresh) => {
      const proxy = proxyFor(url, settings.proxies)
      const by = proxy?.host ?? null
      if (proxy !== null && !/^https?:$/.test(proxy.protocol)) throw unspoken(url, proxy)
      const secure = url.protocol === 'https:'
      const agent = agentFor(proxy, secure, fresh)
      const headers = { host: url.host }
      if (proxy === null || secure) return { secure, headers, by, proxy: null, options: { ...direct(url), agent } }
      return {
        secure,
        by,
        proxy: proxy.host,
        headers: { ...headers, ...proxyCredentials(proxy) },
        options: { ...forwarded(url, proxy), agent },
      }
    },
    close: () => {
      for (const agent of sets.values()) agent.destroy()
    },
  }
}

/** SOCKS and others. */
function unspoken({ href }: URL, { protocol, host }: URL): HttpError {
  const values = { kind: protocol.replace(/:$/, ''), proxy: host }
  return new HttpError({ problem: 'proxyKind', method: 'CONNECT', url: href, values, nothingSent: true })
}

function direct(url: URL): RequestOptions {
  return {
    host: bareHost(url),
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
  }
}

/** Without TLS a proxy is told the whole address instead of being asked for a tunnel. */
function forwarded(url: URL, proxy: URL): RequestOptions {
  const path = `${url.origin}${url.pathname}${url.search}`
  return {
    host: bareHost(proxy),
    port: portOf(proxy),
    path,
  }
}

/** Node keeps `signal` from agents; so a tunnel learns under another name that its call was given up. */
type TunnelOptions = ClientRequestArgs & { readonly givenUp?: AbortSignal | undefined }

export function withSignal(options: RequestOptions): RequestOptions {
  return Object.assign(options, { givenUp: options.signal })
}

function createAgent(
  tls: TlsOptions,
  kind: { readonly proxy: URL | null; readonly secure: boolean; readonly keepAlive: boolean },
): Agent {
  const { proxy, secure, keepAlive } = kind
  if (!secure) return proxy?.protocol === 'https:' ? new TlsAgent({ keepAlive }) : new Agent({ keepAlive })
  const agent = new TlsAgent({ keepAlive, ...tls })
  if (proxy === null) return agent
  const createConnection = (options: TunnelOptions, onSocket: Parameters<typeof openTunnel>[1]): void => {
    const host = options.host ?? 'localhost'
    openTunnel({ proxy, host, port: Number(options.port ?? 443), tls, signal: options.givenUp }, onSocket)
  }
  return Object.assign(agent, { createConnection })
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}
