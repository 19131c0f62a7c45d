import { message, type Message } from '../../../domain/message.ts'
import { bodyText } from './body-text.ts'
import type { HttpResponse } from './exchange.ts'
import { HttpError } from './http-error.ts'

/** Reads a body to its end; `tooLarge` above the bound. */
export async function readBytes(response: HttpResponse, maxBytes: number, method = 'GET'): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of response.body) {
    total += chunk.byteLength
    if (total > maxBytes) {
      const { url, status, requestId } = response
      const mebibytes = Math.round((maxBytes / 1024 / 1024) * 100) / 100
      throw new HttpError({ problem: 'tooLarge', method, url, values: { mebibytes }, status, requestId })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Leaves the body unread; the connection is freed. */
export async function discard(response: HttpResponse): Promise<void> {
  const reading = response.body[Symbol.asyncIterator]()
  await reading.next()
  await reading.return?.()
}

/** The whole body as JSON; `html`, `emptyAnswer`, `endedEarly` and `notJson` when it is none. */
export async function readJson(response: HttpResponse, maxBytes: number, method = 'GET'): Promise<unknown> {
  const bytes = await readBytes(response, maxBytes, method)
  return parseJson(bodyText(bytes, response), response, method)
}

/** Many pages have none, or one that is none; a part of one is not told, since it could end in the middle of a secret. */
function titled(title: string): Message | string {
  return title === '' ? '' : message('http.htmlTitle', { title })
}

export function parseJson(text: string, response: HttpResponse, method = 'GET'): unknown {
  const { url, status, requestId } = response
  const looksLikePage = /^\s*(?:<!doctype|<html|<\?xml|<head)/i.test(text)
  if (looksLikePage) {
    const title = /<title[^<>]*>([^<]{1,120})</i.exec(text)?.[1]?.trim() ?? ''
    throw new HttpError({ problem: 'html', method, url, values: { title: titled(title), status }, status, requestId })
  }
  if (text.trim() === '') {
    throw new HttpError({ problem: 'emptyAnswer', method, url, values: { status }, status, requestId })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    const problem = endedEarly(text, cause) ? 'endedEarly' : 'notJson'
    const values = { status, received: Buffer.byteLength(text) }
    throw new HttpError({ problem, method, url, values, status, requestId, cause })
  }
}

/** What ends within an object, a list or a string was cut: the error is about its end. The words are those of V8. */
function endedEarly(text: string, error: unknown): boolean {
  if (!/^\s*[[{]/.test(text) || !(error instanceof SyntaxError)) return false
  const [, position] = / at position (\d+)/.exec(error.message) ?? []
  return position === undefined ? /end of JSON input/i.test(error.message) : Number(position) >= text.length
}
