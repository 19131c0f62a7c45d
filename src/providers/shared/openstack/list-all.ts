import { z } from 'zod'
import { nextByLink, pages, type PageLimits } from '../http/pages.ts'

export interface ListRequest<T extends { readonly id: string }> {
  /** Absolute address of the first page. */
  readonly url: string
  /** Key of the list in the answer, `volumes`. */
  readonly collection: string
  readonly schema: z.ZodType<T>
  readonly read: (url: string, schema: z.ZodType<ListPage<T>>) => Promise<ListPage<T>>
  readonly limits?: PageLimits
}

export interface ListPage<T> {
  readonly items: readonly T[]
  readonly body: unknown
}

/** Walks through the pages of a list. Lists change while they are read: what comes a second time is left out. */
export async function* listAll<T extends { readonly id: string }>(
  request: ListRequest<T>,
): AsyncGenerator<T, void, undefined> {
  const { collection, read, limits } = request
  const schema = pageSchema(collection, request.schema)
  const seen = new Set<string>()
  const reading = pages({
    first: request.url,
    read: (url) => read(url, schema),
    next: ({ body }, url) => nextByLink(body, collection, url),
    isEmpty: ({ items }) => items.length === 0,
    ...(limits === undefined ? {} : { limits }),
  })
  for await (const { items } of reading) {
    for (const item of items) {
      if (seen.has(item.id)) continue
      seen.add(item.id)
      yield item
    }
  }
}

function pageSchema<T>(collection: string, schema: z.ZodType<T>): z.ZodType<ListPage<T>> {
  return z.looseObject({}).transform((body, context) => {
    const items = z.array(schema).safeParse(body[collection])
    if (items.success) return { body, items: items.data }
    for (const { path, message } of items.error.issues) {
      context.addIssue({ code: 'custom', path: [collection, ...path], message })
    }
    return z.NEVER
  })
}
