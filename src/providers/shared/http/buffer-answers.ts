import type { HttpResponse, Layer } from './exchange.ts'
import { readBytes } from './read-body.ts'

/**
 * Reads the whole body before the call returns, so that a body that breaks off is a failed attempt and not a surprise for the
 * caller. Streams are left alone unless the service refused: refusals are short and worth reading.
 */
export function bufferAnswers(limits: { readonly maxBytes: number }): Layer {
  return (next) => async (request) => {
    const response = await next(request)
    if (request.answer === 'stream' && response.status < 300) return response
    const bytes = await readBytes(response, limits.maxBytes, request.method)
    return { ...response, body: once(bytes) }
  }
}

/** A body that is here already; may be read again. */
function once(bytes: Buffer): HttpResponse['body'] {
  return {
    async *[Symbol.asyncIterator]() {
      if (bytes.length > 0) yield await Promise.resolve(bytes)
    },
  }
}
