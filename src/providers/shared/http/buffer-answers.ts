import type { HttpRequest, HttpResponse, Layer } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { readBytes } from './read-body.ts'

/**
 * Reads the whole body before the call returns, so that a body that breaks off is a failed attempt and not a surprise for the
 * caller. Streams are left alone unless the service refused: refusals are short and worth reading.
 */
export function bufferAnswers(limits: { readonly maxBytes: number }): Layer {
  return (next) => async (request) => {
    const response = await next(request)
    if (request.answer === 'stream' && response.status < 300) return response
    const bytes = await readBytes(response, limits.maxBytes, request.method).catch((error: unknown) => {
      if (error instanceof HttpError && refusesSecret(request, response)) return Buffer.alloc(0)
      throw error
    })
    return { ...response, body: once(bytes) }
  }
}

/** Its status says it all: to send a wrong password again, since the words broke off, could lock the account. */
function refusesSecret({ method, purpose }: HttpRequest, { status }: HttpResponse): boolean {
  return method === 'POST' && purpose === 'signIn' && status === 401
}

/** A body that is here already; may be read again. */
function once(bytes: Buffer): HttpResponse['body'] {
  return {
    async *[Symbol.asyncIterator]() {
      if (bytes.length > 0) yield await Promise.resolve(bytes)
    },
  }
}
