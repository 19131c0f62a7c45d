import { diskError } from '../disk-error.ts'
import type { NbdAddress } from '../nbd/connect.ts'
import type { TlsSettings } from '../nbd/tls.ts'

/** Where a disk is that can be read at any place of it. */
export type Location =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'qcow2'; readonly path: string }
  | { readonly kind: 'nbd'; readonly address: NbdAddress; readonly exportName: string }
  | { readonly kind: 'ssh'; readonly host: string; readonly port: number | null; readonly path: string }

/** An end of a copy: `-` is standard input or standard output, which goes by once. */
export type End = Location | { readonly kind: 'stream' }

const usualNbdPort = 10809

/**
 * Paths of raw images and devices, `*.qcow2`, `nbd://host[:port]/export`, `nbd+unix:///export?socket=/path`, with TLS
 * `nbds://` and `nbds+unix://`, `ssh://[user@]host[:port]/dev/x`.
 * @throws BrokerError usage – it is none of these, or a stream.
 */
export function parseLocation(text: string): Location {
  if (text === '-') throw diskError({ kind: 'usage', key: 'disk.stream.notHere' })
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    if (text === '') throw misunderstood(text)
    return { kind: text.toLowerCase().endsWith('.qcow2') ? 'qcow2' : 'file', path: text }
  }
  const location = URL.canParse(text) ? inUrl(withoutSurprises(new URL(text)), decodedPath(text)) : null
  if (location === null || /[?]$/.test(text)) throw misunderstood(text)
  return location
}

/** As it was written: a URL takes `..` for a folder and leaves out tabs, which belong to the name of an export. */
function decodedPath(text: string): string {
  const [, path = ''] = /^[^:]+:\/\/[^/?#]*([^?#]*)/.exec(text) ?? []
  return decoded(path, text)
}

/** @throws BrokerError usage – a part of an address has a `%` that stands for nothing. */
function decoded(part: string, text: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    throw misunderstood(text, error)
  }
}

/** As {@link parseLocation}, and `-`. */
export function parseEnd(text: string): End {
  return text === '-' ? { kind: 'stream' } : parseLocation(text)
}

/** Names that end up in an address by mistake must not be ignored: whoever wrote them relies on them. */
function withoutSurprises(url: URL): URL {
  const known = url.protocol.startsWith('nbds') ? [...tlsParameters] : []
  if (url.protocol.endsWith('+unix:')) known.push('socket')
  const name = [...url.searchParams.keys()].find((key) => !known.includes(key))
  if (name !== undefined) throw diskError({ kind: 'usage', key: 'disk.location.parameter', values: { name } })
  const isNbd = url.protocol.startsWith('nbd')
  if (url.password !== '' || (isNbd && url.username !== '')) {
    throw diskError({ kind: 'usage', key: 'disk.location.secret', values: { place: `${url.protocol}//${url.host}` } })
  }
  if (url.href.includes('#')) throw diskError({ kind: 'usage', key: 'disk.location.fragment' })
  return url
}

const tlsParameters = ['tls-certificates', 'tls-hostname']

function inUrl(url: URL, path: string): Location | null {
  const exportName = path.replace(/^\//, '')
  switch (url.protocol) {
    case 'nbd:':
    case 'nbds:': {
      const port = url.port === '' ? usualNbdPort : Number(url.port)
      const host = url.hostname.replace(/^\[|\]$/g, '')
      return host === '' ? null : { kind: 'nbd', address: { kind: 'tcp', host, port, ...tlsOf(url, host) }, exportName }
    }
    case 'nbd+unix:':
    case 'nbds+unix:': {
      const socket = url.searchParams.get('socket')
      // A host would be left out without a word.
      return socket === null || url.host !== ''
        ? null
        : { kind: 'nbd', address: { kind: 'unix', path: socket, ...tlsOf(url, 'localhost') }, exportName }
    }
    case 'ssh:':
      return remote(url, path)
  }
  return null
}

/** As https://github.com/NetworkBlockDevice/nbd/blob/master/doc/uri.md has it, and libnbd's `tls-certificates`. */
function tlsOf({ protocol, searchParams }: URL, host: string): { readonly tls?: TlsSettings } {
  if (!protocol.startsWith('nbds')) return {}
  return {
    tls: { hostname: searchParams.get('tls-hostname') ?? host, certificates: searchParams.get('tls-certificates') },
  }
}

/** A host that begins with a dash would be an option of ssh. */
function remote(url: URL, path: string): Location | null {
  const isWrong = url.hostname === '' || /^-/.test(url.username) || /^-/.test(url.hostname)
  if (isWrong || path.length < 2) return null
  const host = url.username === '' ? url.hostname : `${decoded(url.username, url.href)}@${url.hostname}`
  return { kind: 'ssh', host, port: url.port === '' ? null : Number(url.port), path }
}

function misunderstood(text: string, cause?: unknown): Error {
  const values = { text: text.replace(/\/\/[^/@]*:[^/]*@/, '//…@') }
  return diskError({ kind: 'usage', key: 'disk.location', values, cause })
}
