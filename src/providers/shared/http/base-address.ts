import type { Layer } from './exchange.ts'

export interface BaseAddress {
  /** Absolute; relative addresses of calls are appended to its path. Null: calls bring absolute ones. */
  readonly baseUrl: string | null
  /** Sent with every call that does not set them itself. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** Makes addresses absolute below the base, path prefix kept, and adds the headers that every call has. */
export function addressCalls(base: BaseAddress): Layer {
  return (next) => (request) =>
    next({ ...request, url: absolute(request.url, base.baseUrl), headers: { ...base.headers, ...request.headers } })
}

function absolute(url: string, baseUrl: string | null): string {
  if (baseUrl === null || /^https?:\/\//i.test(url)) return url
  return `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
}
