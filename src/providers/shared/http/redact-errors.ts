import { message, type Message, type MessageValue } from '../../../domain/message.ts'
import type { HttpRequest, HttpResponse, Layer } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { withheld, type Redactor } from './redactor.ts'

/** No error leaves the chain, nor a body of its answers, with a secret in it. */
export function redactErrors(redactor: Redactor): Layer {
  return (next) => async (request) => {
    try {
      const response = await next(request)
      return { ...response, body: guarded(response, request, redactor) }
    } catch (error) {
      throw cleanedUnlessAborted(error, request.signal, redactor)
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
    throw cleanedUnlessAborted(error, request.signal, redactor)
  }
}

/** An abort and errors of others pass as they are. */
function cleanedUnlessAborted(error: unknown, signal: AbortSignal, redactor: Redactor): unknown {
  return signal.aborted || !(error instanceof HttpError) ? error : cleaned(error, redactor)
}

export function cleaned(error: HttpError, redactor: Redactor): HttpError {
  const { detail } = error
  return new HttpError({
    ...detail,
    url: redactor.text(detail.url),
    requestId: error.requestId === null ? null : redactor.text(error.requestId),
    values: cleanedValues(detail.values ?? {}, redactor),
    ...(detail.vendorText === undefined ? {} : { vendorText: redactor.text(detail.vendorText) }),
    ...(detail.cause === undefined ? {} : { cause: cleanedCause(detail.cause, redactor) }),
  })
}

export function cleanedMessage({ key, values }: Message, redactor: Redactor): Message {
  return { key, values: cleanedValues(values, redactor) }
}

function cleanedValues(values: Message['values'], redactor: Redactor): Message['values'] {
  const pairs = Object.entries(values).map(([name, value]) => [name, cleanedValue(value, redactor)] as const)
  return Object.fromEntries(pairs)
}

function cleanedValue(value: MessageValue, redactor: Redactor): MessageValue {
  if (typeof value === 'string') return shown(redactor.text(value))
  return typeof value === 'object' && 'key' in value ? cleanedMessage(value, redactor) : value
}

/** In the language of the reader. */
function shown(text: string): string | Message {
  return text === withheld ? message('http.withheld') : text
}

/** Errors of Node may carry the bytes of the answer; of them only words and code are kept. Those of JSON quote a few of its letters. */
function cleanedCause(cause: unknown, redactor: Redactor): Error {
  const quotes = cause instanceof SyntaxError
  const words = cause instanceof Error ? [cause.name, ...(quotes ? [] : [cause.message])].join(': ') : typeof cause
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null
  return new Error(redactor.text(code === null ? words : `${words} (${code})`))
}
