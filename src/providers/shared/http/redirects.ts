import { message, type MessageValue } from '../../../domain/message.ts'
import type { HttpRequest, HttpResponse, Layer } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { discard } from './read-body.ts'

const maxRedirects = 5
const moved: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Follows redirections of GET and HEAD within the same origin. Any other is an error that names the new address, because
 * credentials must not travel to a place that the profile does not name. 300 Multiple Choices is an answer.
 */
export function followRedirects(): Layer {
  return (next) => async (request) => {
    let response = await next(request)
    let { url } = request
    for (let count = 0; moved.has(response.status); count += 1) {
      const target = targetOf(url, response)
      const allowed = request.method === 'GET' || request.method === 'HEAD'
      if (target === null || !allowed || count >= maxRedirects || target.origin !== new URL(url).origin) {
        await discard(response)
        throw redirected(request, response, target)
      }
      await discard(response)
      url = target.href
      response = await next({ ...request, url })
    }
    return response
  }
}

function targetOf(url: string, response: HttpResponse): URL | null {
  const location = response.headers['location'] ?? ''
  return location !== '' && URL.canParse(location, url) ? new URL(location, url) : null
}

function redirected(request: HttpRequest, response: HttpResponse, target: URL | null): HttpError {
  const { method, url } = request
  const { status, requestId } = response
  const place = target === null ? '–' : placeFor(request, target)
  return new HttpError({ problem: 'redirected', method, url, values: { target: place, status }, status, requestId })
}

/** Who was told a secret may repeat it in an address: then only the host that was called itself is told. */
function placeFor(request: HttpRequest, target: URL): MessageValue {
  if (request.purpose !== 'signIn' || request.body === undefined) return placeOf(target)
  const { hostname, pathname } = new URL(request.url)
  if (target.hostname !== hostname) return message('http.elsewhereWithheld')
  return target.pathname === pathname ? placeOf(target) : target.origin
}

/** Addresses that are none of the web have no origin. */
function placeOf({ origin, pathname, href }: URL): string {
  return origin === 'null' ? href.replace(/[?#].*$/s, '') : `${origin}${pathname}`
}
