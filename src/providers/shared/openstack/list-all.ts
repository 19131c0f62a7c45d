import { z } from 'zod'
import { ProviderError } from '../../contract/errors.ts'
import { HttpError } from '../http/http-error.ts'
import { nextByLink, pages } from '../http/pages.ts'
import type { PageLimits } from '../http/time-limits.ts'
import { collectionName, oddRecord, oddRecords, type OddRecord } from './odd-records.ts'
import { withProblems } from './with-problems.ts'

export interface ListRequest<T extends { readonly id: string }> {
  /** Absolute address of the first page, and that of what the service leaves out there unless it is asked for it. */
  readonly urls: readonly [string] | readonly [string, string]
  /** Key of the list in the answer, `volumes`. */
  readonly collection: string
  /** The service names no next page: it gives what comes after so many records, until nothing new comes. */
  readonly byOffset: boolean
  readonly schema: z.ZodType<T>
  readonly read: (url: string, schema: z.ZodType<ListPage<T>>) => Promise<ListPage<T>>
  /** What a failing page is in the words of the contract. */
  readonly translate: (error: unknown) => unknown
  /** When it is given up. */
  readonly bounds: { readonly now: () => number; readonly limits: PageLimits | undefined }
}

export interface ListPage<T> {
  readonly items: readonly T[]
  readonly odd: readonly OddRecord[]
  readonly body: unknown
}

/**
 * Walks through the pages of a list. Lists change while they are read: what comes a second time is left out.
 * @throws ProviderError unexpected – after the last page, naming the records that cannot be understood and were left out; what a page ended
 * with names them too.
 */
export async function* listAll<T extends { readonly id: string }>(
  request: ListRequest<T>,
): AsyncGenerator<T, void, undefined> {
  const {
    urls: [url],
    collection,
    translate,
  } = request
  const odd: OddRecord[] = []
  try {
    yield* understood(request, odd)
  } catch (thrown) {
    const error = translate(thrown)
    if (odd.length === 0 || !(error instanceof ProviderError)) throw error
    throw withProblems(error, {
      collection: collectionName(collection),
      place: url.replace(/[?#].*$/s, ''),
      more: oddRecords(url, collection, odd).problems,
    })
  }
  if (odd.length > 0) throw oddRecords(url, collection, odd)
}

/** What can be understood, as it is read; the rest goes to `odd`. */
async function* understood<T extends { readonly id: string }>(
  request: ListRequest<T>,
  odd: OddRecord[],
): AsyncGenerator<T, void, undefined> {
  const [url, rest] = request.urls
  const seen = new Set<string>()
  for await (const { items } of pagesFrom(request, url, odd)) yield* unseen(items, seen)
  if (rest === undefined) return
  let isTaken = false
  try {
    for await (const { items } of pagesFrom(request, rest, odd)) {
      isTaken = true
      yield* unseen(items, seen)
    }
  } catch (error) {
    // It takes the list, but not what is asked besides: then it leaves out nothing for which one would have to ask.
    if (isTaken || !isMisunderstood(error)) throw error
  }
}

function* unseen<T extends { readonly id: string }>(items: readonly T[], seen: Set<string>): Generator<T> {
  for (const item of items) {
    if (seen.has(item.id)) continue
    seen.add(item.id)
    yield item
  }
}

function isMisunderstood(error: unknown): boolean {
  return error instanceof ProviderError && error.cause instanceof HttpError && error.cause.status === 400
}

async function* pagesFrom<T extends { readonly id: string }>(
  request: ListRequest<T>,
  first: string,
  odd: OddRecord[],
): AsyncGenerator<ListPage<T>, void, undefined> {
  const { collection, read, bounds } = request
  const schema = pageSchema(
    collection,
    request.schema.refine(({ id }) => id !== '', { path: ['id'], message: 'empty' }),
  )
  const seen = new Set<string>()
  let seenBefore = seen.size
  const nextByOffset = (url: string): string | null =>
    seen.size > seenBefore ? withOffset(url, seen.size + odd.length) : null
  const reading = pages({
    first,
    read: (url) => read(url, schema),
    next: ({ body }, url) => nextByLink(body, collection, url) ?? (request.byOffset ? nextByOffset(url) : null),
    isEmpty: (page) => page.odd.length === 0 && page.items.every(({ id }) => seen.has(id)),
    count: ({ items, odd: left }) => items.length + left.length,
    ...bounds,
  })
  for await (const page of reading) {
    odd.push(...page.odd)
    seenBefore = seen.size
    for (const { id } of page.items) seen.add(id)
    yield page
  }
}

function withOffset(url: string, offset: number): string {
  const next = new URL(url)
  next.searchParams.set('offset', String(offset))
  return next.href
}

function pageSchema<T>(collection: string, schema: z.ZodType<T>): z.ZodType<ListPage<T>> {
  return z.looseObject({}).transform((body, context) => {
    const records = z.array(z.unknown()).safeParse(body[collection])
    if (!records.success) {
      for (const { message } of records.error.issues) {
        context.addIssue({ code: 'custom', path: [collection], message })
      }
      return z.NEVER
    }
    const items: T[] = []
    const odd: OddRecord[] = []
    for (const record of records.data) {
      const item = schema.safeParse(record)
      if (item.success) items.push(item.data)
      else odd.push(oddRecord(record, item.error))
    }
    return { body, items, odd }
  })
}
