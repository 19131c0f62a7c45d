import { HttpError } from './http-error.ts'

export interface PagesRequest<Page> {
  /** Address of the first page. */
  readonly first: string
  read(url: string): Promise<Page>
  /** Address of the page after this one; null after the last. */
  next(page: Page, url: string): string | null
}

/** Page by page, as they are taken. A list that comes back to a page it has shown is an error, not an endless loop. */
export async function* pages<Page>(request: PagesRequest<Page>): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>()
  let url: string | null = request.first
  while (url !== null) {
    if (seen.has(url)) throw new HttpError({ problem: 'pageLoop', method: 'GET', url, values: { pages: seen.size } })
    seen.add(url)
    const page: Page = await request.read(url)
    yield page
    url = request.next(page, url)
  }
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
