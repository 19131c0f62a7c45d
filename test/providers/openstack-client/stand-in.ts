import type { IncomingMessage } from 'node:http'
import type { OpenstackAccess } from '../../../src/domain/openstack-access.ts'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { createOpenstackClient, type OpenstackClient } from '../../../src/providers/shared/openstack/client.ts'
import type { CatalogueService } from '../../../src/providers/shared/openstack/token.ts'
import type { PageLimits } from '../../../src/providers/shared/http/time-limits.ts'
import { serve, start, textOf, type Started } from '../http/server.ts'

export interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body: unknown
}

/** Gets what was asked and how many times before; null: 404. */
type Answers = (asked: { path: string; request: IncomingMessage; body: string; base: string }) => Answer | null

/** A server that answers from a function, and keeps what it was asked. */
export async function cloud(answers: Answers): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = []
  const base = await serve((request, response) => {
    void textOf(request).then((body) => {
      const path = request.url ?? ''
      asked.push(`${request.method ?? ''} ${path}`)
      const {
        status = 200,
        headers = {},
        body: answer,
      } = answers({ path, request, body, base }) ?? {
        status: 404,
        body: { error: { message: 'not here' } },
      }
      response
        .writeHead(status, headers)
        .end(typeof answer === 'string' || Buffer.isBuffer(answer) ? answer : JSON.stringify(answer))
    })
  })
  return { base, asked }
}

/** What test/fixtures/openstack/keystone-and-discovery.json holds. */
export interface Recorded {
  readonly token: { readonly catalog: readonly CatalogueService[] }
  readonly discovery: Readonly<Record<'nova-2023' | 'glance-2016', Answer>>
}

export interface Life {
  readonly issued: string
  readonly expires: string
}

/** What Keystone says to a sign-in. */
export function tokenAnswer(value: string, base: string, life: Life): Answer {
  const endpoint = (path: string) => ({ interface: 'public', region_id: 'R1', region: 'R1', url: `${base}${path}` })
  return {
    status: 201,
    headers: { 'x-subject-token': value },
    body: {
      token: {
        issued_at: life.issued,
        expires_at: life.expires,
        project: { id: 'p1', name: 'works' },
        user: { id: 'u1', name: 'ada' },
        roles: [{ id: 'r', name: 'member' }],
        catalog: [
          { type: 'compute', name: 'nova', endpoints: [endpoint('/compute/v2.1')] },
          { type: 'volumev3', name: 'cinder', endpoints: [endpoint('/volume/v3/p1')] },
          { type: 'image', name: 'glance', endpoints: [endpoint('/image')] },
        ],
      },
    },
  }
}

/** A list with nothing in it, for whoever asks for one record of it. */
export function emptyList(path: string): Answer | null {
  const list = /\/(?:os-)?([a-z-]+)(?:\/detail)?\?limit=1$/.exec(path)?.[1]
  return list === undefined ? null : { body: { [list.replaceAll('-', '_')]: [] } }
}

export const password = 'c0rrect-horse'

export function accessTo(authUrl: string, rest: Partial<OpenstackAccess> = {}): OpenstackAccess {
  return {
    authUrl,
    credentials: {
      kind: 'password',
      user: { name: 'ada', domain: { id: 'default' } },
      password,
      project: { name: 'works', domain: { id: 'default' } },
    },
    region: null,
    interface: 'public',
    caFile: null,
    insecure: false,
    ...rest,
  }
}

export interface Connected extends OpenstackClient {
  readonly chain: Started
  readonly clock: { ms: number }
}

/** A client with a clock that is set by hand. */
export function connect(access: OpenstackAccess, lists: { readonly lists?: PageLimits } = {}): Connected {
  const clock = { ms: Date.parse('2026-11-22T12:00:00Z') }
  const redactor = createRedactor([password])
  const chain = start({ redactor })
  const client = createOpenstackClient({ access, send: chain.send, now: () => clock.ms, redactor, ...lists })
  return { ...client, chain, clock }
}
