import type { MessageValue } from '../../../domain/message.ts'
import type { HttpRequest, HttpResponse, Layer } from './exchange.ts'
import { HttpError } from './http-error.ts'
import type { Redactor } from './redactor.ts'

/** No error leaves the chain, nor a body of its answers, with a secret in it. */
export function redactErrors(redactor: Redactor): Layer {
  return (next) => async (request) => {
    try {
      const response = await next(request)
      return { ...response, body: guarded(response, request, redactor) }
    } catch (error) {
      throw cleaned(error, request.signal, redactor)
    }
  }
}

async function* guarded(
  response: HttpResponse,
  request: HttpRequest,
  redactor: Redactor,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* response.body
  } catch (error) {
    throw cleaned(error, request.signal, redactor)
  }
}

/** An abort and errors of others pass as they are; ours are rewritten. */
export function cleaned(error: unknown, signal: AbortSignal, redactor: Redactor): unknown {
  if (signal.aborted || !(error instanceof HttpError)) return error
  const { detail } = error
  const values = Object.entries(detail.values ?? {}).map(
    ([name, value]) => [name, cleanedValue(value, redactor)] as const,
  )
  return new HttpError({
    ...detail,
    url: redactor.text(detail.url),
    requestId: error.requestId === null ? null : redactor.text(error.requestId),
    values: Object.fromEntries(values),
    ...(detail.vendorText === undefined ? {} : { vendorText: redactor.text(detail.vendorText) }),
    ...(detail.cause === undefined ? {} : { cause: cleanedCause(detail.cause, redactor) }),
  })
}

function cleanedValue(value: MessageValue, redactor: Redactor): MessageValue {
  return typeof value === 'string' ? redactor.text(value) : value
}

/** Errors of Node may carry the bytes of the answer; of them only words and code are kept. */
function cleanedCause(cause: unknown, redactor: Redactor): Error {
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null
  return new Error(redactor.text(code === null ? words : `${words} (${code})`))
}
