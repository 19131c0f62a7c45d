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
 * (Keystone), `links` as a list, or `next` (Glance). Only its query is believed: behind a proxy services often name hosts,
 * schemes and paths that lead nowhere.
 */
export function nextByLink(body: unknown, collection: string, url: string): string | null {
  const link = linkIn(body, collection)
  if (link === null || !URL.canParse(link, url)) return null
  const next = new URL(url)
  for (const [name, value] of new URL(link, url).searchParams) next.searchParams.set(name, value)
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

function linkIn(body: unknown, collection: string): string | null {
  if (!isRecord(body)) return null
  for (const links of [body[`${collection}_links`], body['links']]) {
    const found: unknown = Array.isArray(links) ? links.find((one) => isRecord(one) && one['rel'] === 'next') : links
    if (!isRecord(found)) continue
    const href = found['href'] ?? found['next']
    if (typeof href === 'string' && href !== '') return href
  }
  const { next } = body
  return typeof next === 'string' && next !== '' ? next : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
