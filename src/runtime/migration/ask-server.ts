import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'

/** One look at a server. */
export interface Seen {
  readonly good: boolean
  /** In a few words that are no language: address, code. */
  readonly text: string
}

/** Ends at once when nobody waits any more: what was begun is then put back. */
interface Waiting {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Whether somebody takes a connection. */
export async function tcp(to: Waiting & { readonly host: string; readonly port: number }): Promise<Seen> {
  const { host, port, timeoutMs, signal } = to
  const where = `${host}:${String(port)}`
  return await new Promise((resolve) => {
    const socket = connect({ host, port, signal })
    const end = (good: boolean, text: string): void => {
      socket.destroy()
      resolve({ good, text: `${where} ${text}` })
    }
    socket.setTimeout(timeoutMs, () => end(false, 'ETIMEDOUT'))
    socket.on('connect', () => end(true, 'ok'))
    socket.on('error', (error) => end(false, codeOf(error)))
  })
}

/** Whether the answer is the one that counts; redirections are answers. */
export async function http(to: Waiting & { readonly url: string; readonly status: number }): Promise<Seen> {
  const { url, status, timeoutMs, signal } = to
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return { good: false, text: `${url} ERR_INVALID_URL` }
  const ask = url.startsWith('https:') ? httpsRequest : httpRequest
  return await new Promise((resolve) => {
    const request = ask(
      url,
      { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), agent: false },
      (response) => {
        response.resume()
        const { statusCode = 0 } = response
        resolve({ good: statusCode === status, text: `${url} HTTP ${String(statusCode)}` })
        request.destroy()
      },
    )
    request.on('error', (error) => resolve({ good: false, text: `${url} ${codeOf(error)}` }))
    request.end()
  })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}
