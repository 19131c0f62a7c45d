import { HttpError, type HttpProblem } from './http-error.ts'
import { listLimits, type PageLimits } from './time-limits.ts'

export interface PagesRequest<Page> {
  /** Address of the first page. */
  readonly first: string
  read(url: string): Promise<Page>
  /** Address of the page after this one; null after the last. */
  next(page: Page, url: string): string | null
  /** Whether nothing is on it that no page before it has shown. */
  isEmpty(page: Page): boolean
  /** Records on it. */
  count(page: Page): number
  /** Milliseconds since whenever. */
  readonly now: () => number
  readonly limits?: PageLimits | undefined
}

/**
 * Page by page, as they are taken. A list without an end is an error, not an endless loop: one that comes back to a page it has shown,
 * that gives nothing new any more, more pages than any account fills, or pages for longer than any account takes. What is done between
 * two pages does not count.
 * @throws HttpError pageLoop, emptyPages, tooManyPages, tooLongList – after the last page has been given.
 */
export async function* pages<Page>(request: PagesRequest<Page>): AsyncGenerator<Page, void, undefined> {
  const { now, limits = listLimits } = request
  const seen = new Set<string>()
  const soFar: SoFar = { again: false, empty: 0, pages: 0, records: 0, spentMs: 0 }
  let url: string | null = request.first
  while (url !== null) {
    soFar.again = seen.has(url)
    const problem = endless(soFar, limits)
    if (problem !== null) throw tooMuch(problem, url, { ...soFar, seconds: limits.wholeMs / 1000 })
    seen.add(url)
    const beganMs = now()
    const page: Page = await request.read(url)
    soFar.spentMs += now() - beganMs
    soFar.pages += 1
    soFar.records += request.count(page)
    soFar.empty = request.isEmpty(page) ? soFar.empty + 1 : 0
    yield page
    url = request.next(page, url)
  }
}

interface SoFar {
  /** The next page is one that was read. */
  again: boolean
  empty: number
  pages: number
  records: number
  spentMs: number
}

function endless({ again, empty, pages: read, spentMs }: SoFar, limits: PageLimits): HttpProblem | null {
  if (again) return 'pageLoop'
  if (empty >= limits.emptyInARow) return 'emptyPages'
  if (read >= limits.pages) return 'tooManyPages'
  return spentMs >= limits.wholeMs ? 'tooLongList' : null
}

function tooMuch(problem: HttpProblem, url: string, told: SoFar & { readonly seconds: number }): HttpError {
  const { pages: read, records, seconds } = told
  return new HttpError({ problem, method: 'GET', url, values: { pages: read, records, seconds } })
}

/**
 * Address of the next page as OpenStack's services give it: `<collection>_links` (Nova, Cinder, Neutron), `links.next`
 * (Keystone), `links` as a list, or `next` (Glance); null after the last. Only its query is believed: behind a proxy services often name
 * hosts, schemes and paths that lead nowhere. What stands in it several times, such as a filter, does so in the next one too.
 * @throws HttpError lostPage – there is a next page, but its address has no query.
 */
export function nextByLink(body: unknown, collection: string, url: string): string | null {
  const link = linkIn(body, collection)
  if (link === null) return null
  const query = typeof link === 'string' ? /^[^?#]*\?([^#]+)/.exec(link)?.[1] : undefined
  if (query === undefined) throw new HttpError({ problem: 'lostPage', method: 'GET', url })
  const next = new URL(url)
  const pairs = [...new URLSearchParams(query)]
  for (const [name] of pairs) next.searchParams.delete(name)
  for (const [name, value] of pairs) next.searchParams.append(name, value)
  return next.href
}

/** Address of the page that begins after the last thing of this one; null when the page was empty. */
export function nextByMarker(items: readonly { readonly id: string }[], url: string): string | null {
  const last = items.at(-1)
  if (last === undefined) return null
  const next = new URL(url)
  next.searchParams.set('marker', last.id)
  return next.href
}

/** Whatever stands where the next page is named; null: nothing is. */
function linkIn(body: unknown, collection: string): unknown {
  if (!isRecord(body)) return null
  for (const links of [body[`${collection}_links`], body['links']]) {
    const named: unknown = [links].flat().find((one) => isRecord(one) && isRel(one['rel'], 'next'))
    if (isRecord(named)) return named['href'] ?? ''
    if (isRecord(links) && isTold(links['next'])) return links['next']
  }
  return isTold(body['next']) ? body['next'] : null
}

/** Relations have no case. https://www.rfc-editor.org/rfc/rfc8288#section-2.1 */
export function isRel(rel: unknown, wanted: string): boolean {
  return typeof rel === 'string' && rel.toLowerCase() === wanted
}

/** After the last page services name none, or nothing. */
function isTold(next: unknown): boolean {
  return next !== null && next !== undefined && next !== ''
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
