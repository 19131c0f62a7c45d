import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { password, state } from './cloud.ts'

/** An answer's JSON: the test says what it expects of it. */
export type Json = Readonly<Record<string, unknown>>

type Service = 'compute' | 'image' | 'network' | 'volumev3'

/** A bare client, on purpose not broker's own: the tests of the cloud must not depend on what the cloud tests. */
export interface Api {
  readonly send: (method: string, service: Service, path: string, body?: unknown) => Promise<Json>
  /** Changes properties of an image (RFC 6902). */
  readonly patchImage: (id: string, changes: readonly object[]) => Promise<void>
  /** From the image service. */
  readonly bytes: (path: string) => Promise<Buffer>
  /** Asks until `done` holds; after two minutes it fails with the last answer. */
  readonly until: (service: Service, path: string, done: (answer: Json) => boolean) => Promise<Json>
}

interface Login {
  readonly token: string
  readonly urls: ReadonlyMap<string, string>
}

interface Catalogued {
  readonly type: string
  readonly endpoints: readonly { readonly interface: string; readonly url: string }[]
}

const json = { 'content-type': 'application/json' }
/** Glance's name for it; no other service here has PATCH. */
const jsonPatch = { 'content-type': 'application/openstack-images-v2.1-json-patch' }
const roots: Partial<Record<Service, string>> = { image: '/v2', network: '/v2.0' }

async function logIn(project: string): Promise<Login> {
  const user = { name: project, domain: { id: 'default' }, password: password() }
  const scope = { project: { name: project, domain: { id: 'default' } } }
  const auth = { identity: { methods: ['password'], password: { user } }, scope }
  const url = readFileSync(join(state, 'auth-url'), 'utf8').trim()
  const answer = await fetch(`${url}/auth/tokens`, { method: 'POST', body: JSON.stringify({ auth }), headers: json })
  const token = answer.headers.get('x-subject-token')
  if (token === null) throw new Error(`no token for ${project}: ${String(answer.status)}`)
  const { catalog } = ((await answer.json()) as { token: { catalog: readonly Catalogued[] } }).token
  const publicUrl = ({ endpoints }: Catalogued) => endpoints.find((one) => one.interface === 'public')?.url ?? ''
  return { token, urls: new Map(catalog.map((entry) => [entry.type, publicUrl(entry)])) }
}

/** Everything in one project, with its own account; a token that has expired is replaced. */
export async function connect(project: string): Promise<Api> {
  let login = await logIn(project)
  const once = (method: string, service: Service, path: string, body?: unknown) =>
    fetch(`${login.urls.get(service) ?? ''}${roots[service] ?? ''}${path}`, {
      method,
      headers: { ...(method === 'PATCH' ? jsonPatch : json), 'x-auth-token': login.token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const ask: typeof once = async (method, service, path, body) => {
    let answer = await once(method, service, path, body)
    if (answer.status === 401) {
      login = await logIn(project)
      answer = await once(method, service, path, body)
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`)
    return answer
  }
  const send: Api['send'] = async (...request) => {
    const text = await (await ask(...request)).text()
    return (text === '' ? {} : JSON.parse(text)) as Json
  }
  const bytes: Api['bytes'] = async (path) => Buffer.from(await (await ask('GET', 'image', path)).arrayBuffer())
  const patchImage: Api['patchImage'] = async (id, changes) => {
    await ask('PATCH', 'image', `/images/${id}`, changes)
  }
  return { send, bytes, patchImage, until: polling(send) }
}

function polling(send: Api['send']): Api['until'] {
  return async (service, path, done) => {
    const deadline = Date.now() + 120_000
    for (;;) {
      const answer = await send('GET', service, path)
      if (done(answer)) return answer
      if (Date.now() > deadline) throw new Error(`${path} after two minutes: ${JSON.stringify(answer)}`)
      await sleep(200)
    }
  }
}
