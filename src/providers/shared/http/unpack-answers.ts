import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import type { HttpRequest, HttpResponse, Layer } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { discard } from './read-body.ts'

const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', createUnzip],
  ['br', createBrotliDecompress],
])

/**
 * Unpacks, as it is read, what somebody on the way has packed: every call asks for `identity`, which not all of them heed. `packed` where
 * that cannot be done; a refusal then has no words. https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export function unpackAnswers(): Layer {
  return (next) => async (request) => {
    const response = await next(request)
    const { 'content-encoding': given = '', 'content-length': _, ...headers } = response.headers
    const encoding = given.trim().toLowerCase()
    if (encoding === '' || encoding === 'identity' || hasNoBody(request, response)) return response
    const open = unpackers.get(encoding)
    if (open !== undefined) return { ...response, headers, body: unpacked(response, request, open) }
    if (response.status >= 300) return { ...response, headers, body: withoutWords(response) }
    await discard(response)
    throw packed(response, request)
  }
}

async function* withoutWords(response: HttpResponse): AsyncGenerator<Uint8Array, void, undefined> {
  await discard(response)
  yield* []
}

function hasNoBody({ method }: HttpRequest, { status }: HttpResponse): boolean {
  return method === 'HEAD' || status === 204 || status === 304
}

async function* unpacked(
  response: HttpResponse,
  request: HttpRequest,
  open: () => Transform,
): AsyncGenerator<Uint8Array, void, undefined> {
  let received = 0
  const source = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of response.body) {
      received += piece.byteLength
      yield piece
    }
  }
  const pieces: AsyncIterable<Uint8Array> & Transform = open()
  // What fails is told by the pieces.
  pipeline(Readable.from(source(), { objectMode: false }), pieces, () => undefined)
  try {
    yield* pieces
  } catch (error) {
    if (received === 0 && !(error instanceof HttpError) && !request.signal.aborted) return
    throw error instanceof HttpError || request.signal.aborted ? error : packed(response, request, error)
  }
}

function packed(
  { status, requestId, url, headers }: HttpResponse,
  { method }: HttpRequest,
  cause?: unknown,
): HttpError {
  const [encoding = '–'] = /^[\w-]{1,20}$/.exec(headers['content-encoding'] ?? '') ?? []
  const detail = { problem: 'packed', method, url, values: { encoding, status }, status, requestId } as const
  return new HttpError(cause === undefined ? detail : { ...detail, cause })
}
