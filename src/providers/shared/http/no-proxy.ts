import { BlockList, isIP } from 'node:net'

/** What the user's surroundings say about proxies, as they stand there; empty or null: not set. */
export interface ProxySettings {
  readonly httpsProxy: string | null
  readonly httpProxy: string | null
  /** Comma-separated hosts, domains (with or without a leading dot), addresses, networks (`10.0.0.0/8`), or `*`. */
  readonly noProxy: string | null
}

export const noProxies: ProxySettings = { httpsProxy: null, httpProxy: null, noProxy: null }

/** The proxy through which an address is reached; null: directly. */
export function proxyFor(url: URL, settings: ProxySettings): URL | null {
  const given = (url.protocol === 'https:' ? settings.httpsProxy : settings.httpProxy)?.trim() ?? ''
  if (given === '' || isExempt(url, settings.noProxy ?? '')) return null
  return proxyAddress(given)
}

/** An address without `http://` is one with it; null: it is none. */
export function proxyAddress(given: string): URL | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`
  return URL.canParse(address) ? new URL(address) : null
}

/** User and password of a proxy; what is not well encoded is taken as it stands. */
export function proxyUser({ username, password }: URL): { readonly user: string; readonly password: string } {
  return { user: decoded(username), password: decoded(password) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function isExempt(url: URL, noProxy: string): boolean {
  const host = bare(url.hostname)
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || matches(entry.toLowerCase(), host, port))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry.includes('/')) return inNetwork(entry, host)
  const [, name = entry, wantedPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? []
  if (wantedPort !== undefined && wantedPort !== port) return false
  const domain = bare(name).replace(/^\*?\./, '')
  return host === domain || (isIP(host) === 0 && domain !== '' && host.endsWith(`.${domain}`))
}

function inNetwork(network: string, host: string): boolean {
  const [address = '', bits = ''] = network.split('/')
  const family = isIP(address)
  if (family === 0 || isIP(host) !== family || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    return false
  const list = new BlockList()
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(address, Number(bits), kind)
  return list.check(host, kind)
}

/** Without the brackets of IPv6 addresses and in lower case. */
function bare(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
}
