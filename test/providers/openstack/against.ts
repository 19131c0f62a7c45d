import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { broker, type Outcome } from '../../acceptance/cli.ts'

export type CloudOptions = NonNullable<Parameters<typeof standInCloud>[0]>

interface Answer {
  readonly status: number
  readonly body: unknown
}

export const table = ['inventory', 'openstack', '--quiet']
export const json = [...table, '--json']

/** What Keystone says to whom it does not know. */
export const refusal: Answer = {
  status: 401,
  body: { error: { code: 401, message: 'The request you have made requires authentication.' } },
}

/** A command against such a cloud. Whatever comes out, no stack and no secret may be in it. */
export async function against(options: CloudOptions, args: readonly string[], env = {}): Promise<Outcome> {
  const cloud = await standInCloud(options)
  onTestFinished(cloud.close)
  const outcome = await broker(args, { env: { ...cloud.env, ...env } })
  expect(outcome.stderr).not.toMatch(/\n\s+at .*:\d+/)
  expect(outcome.stdout + outcome.stderr).not.toMatch(/l0velace-Passw0rd|gAAAAA/)
  return outcome
}

/** Answers certain paths always the same. */
export function broken(wanted: RegExp, answer: Answer): CloudOptions {
  return { handle: ({ path, response }) => wanted.test(path) && say(response, answer) }
}

/** Lists as they are told, by path. */
export function silently(lists: Readonly<Record<string, unknown>>): CloudOptions {
  return {
    handle: ({ path, response }) => path in lists && say(response, { status: 200, body: lists[path] }),
  }
}

/** One server; and a list that fails, from a certain page on. */
export function failing(list: string, how: Answer | 'reset', fromPage = 1): CloudOptions {
  const server = { id: 's1', name: 'one', status: 'ACTIVE', flavor: { id: 'f' }, image: '', addresses: {} }
  // Where a volume is attached is asked for along with servers: pages are told apart by what they begin after.
  const late = (request: IncomingMessage): boolean =>
    fromPage === 1 || Number(/marker=.*?(\d{12})$/.exec(request.url ?? '')?.[1]) >= (fromPage - 1) * 100
  return {
    handle: ({ path, request, response }) => {
      if (path.endsWith('/servers/detail') && fromPage === 1) {
        return say(response, { status: 200, body: { servers: [server] } })
      }
      if (!path.endsWith(`/${list}/detail`) || !late(request)) return false
      return how === 'reset' ? cut(response) : say(response, how)
    },
  }
}

function say(response: ServerResponse, { status, body }: Answer): true {
  const headers = {
    'content-type': typeof body === 'string' && body.startsWith('<') ? 'text/html' : 'application/json',
  }
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  return true
}

function cut(response: ServerResponse): true {
  response.writeHead(200, { 'content-length': '5000' })
  response.write('{"volumes": [', () => setTimeout(() => response.destroy(), 50))
  return true
}
