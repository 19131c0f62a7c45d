import type { z } from 'zod'
import type { HttpResponse } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import { readJson } from '../http/read-body.ts'

const maxBytes = 64 * 1024 * 1024

/** Accepted and Partial Content: what is read with them is not, or not all of, what was asked for. */
const unfinished: ReadonlySet<number> = new Set([202, 206])

/** The body, checked: strict about what we use, blind to what we do not know. */
export async function readAnswer<T>(request: {
  readonly response: HttpResponse
  readonly schema: z.ZodType<T>
  readonly method: string
}): Promise<T> {
  const { response, schema, method } = request
  const { url, status, requestId } = response
  const body = await readJson(response, maxBytes, method)
  if (method === 'GET' && unfinished.has(status)) {
    const values = { detail: `HTTP ${String(status)}` }
    throw new HttpError({ problem: 'unexpectedShape', method, url, values, status, requestId })
  }
  const found = schema.safeParse(body)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const place = issue === undefined || issue.path.length === 0 ? [] : [issue.path.join('.')]
  const detail = issue === undefined ? '–' : [...place, issue.message].join(': ')
  throw new HttpError({ problem: 'unexpectedShape', method, url, values: { detail }, status, requestId })
}
