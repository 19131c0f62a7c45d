import { HttpError, type HttpProblem } from './http-error.ts'

export interface PagesRequest<Page> {
  /** Address of the first page. */
  readonly first: string
  read(url: string): Promise<Page>
  /** Address of the page after this one; null after the last. */
  next(page: Page, url: string): string | null
  /** Whether nothing is on it that no page before it has shown. */
  isEmpty(page: Page): boolean
  readonly limits?: PageLimits
}

export interface PageLimits {
  /** Most pages of one list. */
  readonly pages: number
  /** Pages in a row with nothing new, after which a list is taken to be endless; filters make one or two. */
  readonly emptyInARow: number
}

const defaultLimits: PageLimits = { pages: 20_000, emptyInARow: 3 }

/**
 * Page by page, as they are taken. A list without an end is an error, not an endless loop: one that comes back to a page it has shown,
 * that gives nothing new any more, or more pages than any account fills.
 * @throws HttpError pageLoop, emptyPages, tooManyPages – after the last page has been given.
 */
export async function* pages<Page>(request: PagesRequest<Page>): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>()
  const limits = request.limits ?? defaultLimits
  let empty = 0
  let url: string | null = request.first
  while (url !== null) {
    const problem = endless({ again: seen.has(url), empty, read: seen.size }, limits)
    if (problem !== null) throw new HttpError({ problem, method: 'GET', url, values: { pages: seen.size } })
    seen.add(url)
    const page: Page = await request.read(url)
    empty = request.isEmpty(page) ? empty + 1 : 0
    yield page
    url = request.next(page, url)
  }
}

function endless(
  { again, empty, read }: { readonly again: boolean; readonly empty: number; readonly read: number },
  limits: PageLimits,
): HttpProblem | null {
  if (again) return 'pageLoop'
  if (empty >= limits.emptyInARow) return 'emptyPages'
  return read >= limits.pages ? 'tooManyPages' : null
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
