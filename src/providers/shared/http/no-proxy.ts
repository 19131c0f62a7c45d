import { BlockList, isIP } from 'node:net'

/** What the user's surroundings say about proxies, as they stand there; empty or null: not set. */
export interface ProxySettings {
  readonly httpsProxy: string | null
  readonly httpProxy: string | null
  /**
   * Comma-separated hosts, domains (with or without a leading dot), addresses, networks (`10.0.0.0/8`, `10.*`, `10.`), names without a dot
   * (`<local>`), or `*`.
   */
  readonly noProxy: string | null
}

export const noProxies: ProxySettings = { httpsProxy: null, httpProxy: null, noProxy: null }

/**
 * The proxy through which an address is reached; null: directly.
 * @throws TypeError – what is set is no address. Whoever reads the settings says so before; nothing goes past a proxy by mistake.
 */
export function proxyFor(url: URL, settings: ProxySettings): URL | null {
  const given = (url.protocol === 'https:' ? settings.httpsProxy : settings.httpProxy)?.trim() ?? ''
  if (given === '' || isExempt(url, settings.noProxy ?? '')) return null
  const address = proxyAddress(given)
  if (address === null) throw new TypeError('the address of the proxy cannot be read')
  return address
}

/**
 * An address without `http://` is one with it; null: it is none. With an `@` behind the host, part of a password would count as the port,
 * and be shown as such.
 */
export function proxyAddress(given: string): URL | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return `${url.pathname}${url.search}${url.hash}`.includes('@') ? null : url
}

/** Which entry of NO_PROXY cannot be read, from 1; null: all can. */
export function oddExemption(noProxy: string): number | null {
  const at = entriesOf(noProxy).findIndex((entry) => !isReadable(entry))
  return at < 0 ? null : at + 1
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
  return entriesOf(noProxy).some((entry) => entry === '*' || matches(entry.toLowerCase(), host, port))
}

function entriesOf(noProxy: string): readonly string[] {
  return noProxy.split(/[\s,]+/).filter((entry) => entry !== '')
}

/** A star, a network, an address, or a name that may begin with a dot. */
function isReadable(entry: string): boolean {
  if (entry === '*' || entry.toLowerCase() === local) return true
  if (looksLikeNetwork(entry)) return networkIn(entry) !== null
  const [, name = entry] = withPort.exec(entry) ?? []
  // Some digits and dots are half an address, which no host is ever called; and nothing is below a whole one.
  return isIP(bare(name)) !== 0 || (/^(?:\*?\.)?[^\s:*@;|<>[\]\\]+$/.test(name) && !/^[*\d.]+$/.test(name))
}

/** Windows writes hosts so that have no dot in their names. */
const local = '<local>'

const withPort = /^(\[.*\]|[^:]*):(\d+)$/

/** What cannot be read exempts nothing. */
function matches(entry: string, host: string, port: string): boolean {
  if (!isReadable(entry)) return false
  if (entry === local) return isIP(host) === 0 && !host.includes('.')
  if (looksLikeNetwork(entry)) return inNetwork(entry, host)
  const [, name = entry, wantedPort] = withPort.exec(entry) ?? []
  if (wantedPort !== undefined && wantedPort !== port) return false
  const domain = bare(name).replace(/^\*?\./, '')
  return host === domain || (isIP(host) === 0 && domain !== '' && host.endsWith(`.${domain}`))
}

function inNetwork(entry: string, host: string): boolean {
  const network = networkIn(entry)
  if (network === null || isIP(host) !== network.family) return false
  const list = new BlockList()
  const kind = network.family === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(network.address, network.bits, kind)
  return list.check(host, kind)
}

const looksLikeNetwork = (entry: string): boolean =>
  entry.includes('/') || entry.endsWith('*') || /^[\d.]+\.$/.test(entry)

/** Parts that are left open: `192.168.*`, as the settings of desktops and of Java write networks, or `192.168.`. */
const withOpenParts = /^((?:\d{1,3}\.){1,3})(?:\*(?:\.\*)*)?$/

/** `10.0.0.0/8`, `10.*` or `10.`; null: it is none. */
function networkIn(entry: string): { readonly address: string; readonly family: number; readonly bits: number } | null {
  const parts = withOpenParts.exec(entry)?.[1]?.split('.').slice(0, -1) ?? []
  if (parts.length > 0) return networkIn(`${[...parts, 0, 0, 0].slice(0, 4).join('.')}/${String(8 * parts.length)}`)
  const [, address = '', digits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(entry) ?? []
  const family = isIP(address)
  const bits = Number(digits)
  return family === 0 || bits > (family === 4 ? 32 : 128) ? null : { address, family, bits }
}

/** Without the brackets of IPv6 addresses and the dot at the end of a whole name, and in lower case. */
function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
