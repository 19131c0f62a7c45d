import { z } from 'zod'
import type { HttpResponse, Send } from '../http/exchange.ts'
import { discard } from '../http/read-body.ts'
import { openstackError } from './openstack-error.ts'
import { readAnswer } from './read-answer.ts'

const version = z.object({
  id: z.string(),
  'media-types': z.array(z.object({ type: z.string().nullish() })).nullish(),
})

type Version = z.infer<typeof version>

/** `{"versions": {"values": […]}}` at the root of Keystone, `{"versions": […]}` elsewhere, `{"version": …}` of one version. */
const identityRoot = z.union([
  z.object({ versions: z.object({ values: z.array(version) }) }).transform((found) => found.versions.values),
  // Written so by other services, and by clouds that put an answer of their own at the root.
  z.object({ versions: z.array(version) }).transform(({ versions }) => (versions.some(isThird) ? versions : [])),
  z.object({ version }).transform((found) => [found.version]),
])

/**
 * Address of the third version of the identity service, from what the user has: with or without `/v3`, at the root or under a
 * path such as `/identity`. Links in answers are not followed: behind a proxy they often lead nowhere.
 * @throws ProviderError unsupported – only version 2 is there.
 */
export async function findIdentity(request: {
  readonly authUrl: string
  readonly send: Send
  readonly signal: AbortSignal
}): Promise<string> {
  const { authUrl, send, signal } = request
  const given = trimmed(authUrl)
  const root = given.replace(/\/v\d+(\.\d+)?$/i, '')
  const look = (url: string): Promise<HttpResponse> =>
    send({ method: 'GET', url, headers: { accept: 'application/json' }, purpose: 'signIn', signal })
  const response = await look(root === given ? given : `${given}/`)
  if (response.status !== 200 && response.status !== 300) {
    await discard(response)
    return elsewhere({ given, root, look, status: response.status })
  }
  return choose(await readAnswer({ response, schema: identityRoot, method: 'GET' }), { authUrl, root, look })
}

type Look = (url: string) => Promise<HttpResponse>

/** Nothing at the given place: perhaps at the root of what ends in a version, perhaps below what does not. */
async function elsewhere(place: {
  readonly given: string
  readonly root: string
  readonly look: Look
  readonly status: number
}): Promise<string> {
  const { given, root, look } = place
  const second = given === root ? `${root}/v3/` : `${root}/`
  const response = await look(second)
  if (response.status === 200 || response.status === 300) {
    const found = await readAnswer({ response, schema: identityRoot, method: 'GET' })
    return choose(found, { authUrl: given, root, look: null })
  }
  await discard(response)
  const values = { url: given, status: place.status }
  throw openstackError({ code: 'unexpected', key: 'openstack.noIdentity', values, requestId: response.requestId })
}

async function choose(
  given: readonly Version[],
  at: { readonly authUrl: string; readonly root: string; readonly look: Look | null },
): Promise<string> {
  const versions = given.filter(isIdentity)
  if (versions.some(isThird)) return `${at.root}/v3`
  // An address that ends in v2.0 tells of version 2 alone; its root knows whether there is a third.
  if (at.look !== null && trimmed(at.authUrl) !== at.root) {
    const response = await at.look(`${at.root}/`)
    if (response.status === 200 || response.status === 300) {
      return choose(await readAnswer({ response, schema: identityRoot, method: 'GET' }), { ...at, look: null })
    }
    await discard(response)
  }
  if (versions.length === 0) {
    throw openstackError({ code: 'unexpected', key: 'openstack.noIdentity', values: { url: at.authUrl, status: 200 } })
  }
  const names = versions.map(({ id }) => id).join(', ')
  throw openstackError({
    code: 'unsupported',
    key: 'openstack.identityV2',
    values: { url: at.authUrl, versions: names },
  })
}

function isThird({ id }: Version): boolean {
  return /^v3/i.test(id)
}

/** Other services have versions too, and say so in their media types. */
function isIdentity(found: Version): boolean {
  const types = (found['media-types'] ?? []).flatMap(({ type }) => type ?? [])
  return types.length === 0 || types.some((type) => type.includes('identity'))
}

function trimmed(url: string): string {
  return url.trim().replace(/\/+$/, '')
}
