import { z } from 'zod'
import type { Send } from '../http/exchange.ts'
import { isRel } from '../http/pages.ts'
import { discard } from '../http/read-body.ts'
import type { Redactor } from '../http/redactor.ts'
import { readAnswer } from './read-answer.ts'
import type { ServiceKind } from './services.ts'
import { refusal } from './vendor-error.ts'

const version = z.object({
  id: z.string(),
  status: z.string().nullish(),
  version: z.string().nullish(),
  min_version: z.string().nullish(),
  links: z.array(z.object({ rel: z.string().nullish(), href: z.string() })).nullish(),
})

const versionsAnswer = z.union([
  z.object({ versions: z.array(version) }).transform((found) => found.versions),
  z.object({ version }).transform((found) => [found.version]),
])

type Version = z.infer<typeof version>

export interface ServiceAddress {
  /** Paths of calls are appended to it. */
  readonly base: string
  /** Microversions from and to, both included; null: none. */
  readonly microversions: { readonly min: string; readonly max: string } | null
}

/**
 * Where a service is called and what it speaks. Path prefixes of the catalogue are kept; of links in answers only the last part of the
 * path is believed, because behind a proxy the rest often names another host, scheme or path.
 */
export async function resolveService(
  request: Asking & { readonly url: string; readonly kind: ServiceKind; readonly projectId: string },
): Promise<ServiceAddress> {
  const { kind, projectId } = request
  const url = request.url.replace(/\/+$/, '')
  const versioned = /^(.*\/v\d+(?:\.\d+)?)(?:\/[^/]*)?$/i.exec(url)?.[1]
  if (versioned !== undefined) {
    const asked = kind.microversions !== null
    return { base: url, microversions: asked ? rangeOf(await versionsAt(versioned, request), kind) : null }
  }
  const versions = await versionsAt(url, request)
  const base = `${url}/${pathOf(versions, kind)}${kind.perProject ? `/${projectId}` : ''}`
  return { base, microversions: kind.microversions === null ? null : rangeOf(versions, kind) }
}

interface Asking {
  readonly service: string
  readonly send: Send
  readonly now: () => number
  readonly redactor: Redactor
  readonly signal: AbortSignal
}

/**
 * What a service tells of its versions; nothing where it refuses to.
 * @throws HttpError status – it is not well: what is read without knowing its versions would silently lack what they bring.
 */
async function versionsAt(url: string, by: Asking): Promise<readonly Version[]> {
  const { service, send, now, redactor, signal } = by
  const headers = { accept: 'application/json' }
  const response = await send({ method: 'GET', url: `${url}/`, headers, service, purpose: 'signIn', signal })
  if (response.status === 200 || response.status === 300) {
    return readAnswer({ response, schema: versionsAnswer, method: 'GET' })
  }
  if (response.status >= 500) throw await refusal({ method: 'GET', response, nowMs: now(), redactor })
  await discard(response)
  return []
}

function ours(versions: readonly Version[], kind: ServiceKind): readonly Version[] {
  return versions.filter(({ id }) => Number(/^v(\d+)/i.exec(id)?.[1]) === kind.major)
}

function pathOf(versions: readonly Version[], kind: ServiceKind): string {
  const found = ours(versions, kind)
  const best = found.find(({ status }) => status === 'CURRENT') ?? found[0]
  const link = best?.links?.find(({ rel }) => isRel(rel, 'self'))?.href ?? ''
  return /\/(v\d+(?:\.\d+)?)\/?$/i.exec(link)?.[1] ?? kind.path
}

function rangeOf(versions: readonly Version[], kind: ServiceKind): ServiceAddress['microversions'] {
  for (const { version: max, min_version: min } of ours(versions, kind)) {
    if (isNamed(max) && isNamed(min)) return { min, max }
  }
  return null
}

/** Versions without microversions have empty ones. */
function isNamed(version: string | null | undefined): version is string {
  return version !== null && version !== undefined && version !== ''
}

/**
 * The microversion to ask for: the wanted one, or the highest that the service has below it. Null: the service has none, or only
 * higher ones.
 */
export function negotiate(range: ServiceAddress['microversions'], wanted: string): string | null {
  if (range === null || isAbove(range.min, wanted)) return null
  return isAbove(wanted, range.max) ? range.max : wanted
}

/** Microversions are two whole numbers: 2.9 comes before 2.10. */
export function isAbove(one: string, other: string): boolean {
  const [major = 0, minor = 0] = one.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number)
  return major === otherMajor ? minor > otherMinor : major > otherMajor
}
