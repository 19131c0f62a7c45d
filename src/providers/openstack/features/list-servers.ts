import { z } from 'zod'
import { message } from '../../../domain/message.ts'
import type { Server, ServerSize } from '../../../domain/resources.ts'
import { ProviderError } from '../../contract/errors.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { serverSchema, toServer, type ServerSurroundings } from '../resources/server.ts'
import { listFlavours } from './offers.ts'

/** 2.47 embeds the size, so that it outlives its flavour; higher ones bring nothing that is read here. */
export const serverMicroversion = '2.79'

const groupSchema = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()).nullish() })

/**
 * The servers; a list besides that fails leaves them without what it says.
 * @throws ProviderError – after the last server, when a list besides failed.
 */
export async function* listServers(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Server, void, undefined> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'servers/detail', collection: 'servers', query, signal } as const
  let found: SurroundingsFound | null = null
  for await (const one of cloud.client.list({ ...call, microversion: serverMicroversion, schema: serverSchema })) {
    // Only when there is a server: most of it costs a list of its own.
    found ??= await surroundingsOf(cloud, signal)
    yield toServer(one, found.around)
  }
  if (found !== null && found.failures.length > 0) throw withoutParts(cloud, found.failures)
}

interface SurroundingsFound {
  readonly around: ServerSurroundings
  readonly failures: readonly SideFailure[]
}

interface SideFailure {
  readonly part: 'groups' | 'sizes'
  readonly error: ProviderError
}

/** What the list of servers does not say by itself, as far as it can be read. Devices are not among it: volumes know them. */
export async function surroundingsOf(cloud: Cloud, signal: AbortSignal): Promise<SurroundingsFound> {
  const { client } = cloud
  const embedded = (await client.microversion('compute', '2.47', signal)) === '2.47'
  const none = { map: new Map<string, ServerSize>(), error: null }
  const [project, groups, sizes] = await Promise.all([
    projectOf(cloud, signal),
    gathered(groupsOf(cloud, signal)),
    embedded ? none : gathered(sizesOf(cloud, signal)),
  ])
  const failures = [
    ...(groups.error === null ? [] : [{ part: 'groups', error: groups.error } as const]),
    ...(sizes.error === null ? [] : [{ part: 'sizes', error: sizes.error } as const]),
  ]
  return { around: { project, groups: groups.map, sizes: sizes.map }, failures }
}

function withoutParts({ facts }: Cloud, failures: readonly SideFailure[]): ProviderError {
  const problems = failures.map(({ part, error: { says, next } }) => ({
    file: facts.place,
    line: null,
    column: null,
    message: message(`openstack.serversWithout.${part}`, { reason: says }),
    hint: next,
  }))
  const [first] = failures
  return openstackError({
    code: first?.error.code ?? 'unexpected',
    key: 'openstack.serversWithout',
    problems,
    cause: first?.error,
  })
}

/** Nova gives at most as many groups as its `max_limit` (1000) says, and knows no marker for them: only an offset. */
async function* groupsOf({ client }: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, string]> {
  const call = { service: 'compute', path: 'os-server-groups', collection: 'server_groups', signal } as const
  const seen = new Set<string>()
  for (let offset = -1; offset < seen.size;) {
    offset = seen.size
    const query = { limit: '1000', offset: String(offset) }
    for await (const { id, name, members } of client.list({ ...call, query, schema: groupSchema })) {
      seen.add(id)
      for (const member of members ?? []) yield [member, name]
    }
  }
}

async function* sizesOf(cloud: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, ServerSize]> {
  for await (const { id, name, vcpu, memoryMib, diskGib } of listFlavours(cloud, signal)) {
    yield [id, { name, vcpu, memoryMib, diskGib }]
  }
}

/** What could be read. A cloud that does not have the thing at all has servers all the same, and nothing failed. */
async function gathered<V>(
  pairs: AsyncIterable<readonly [string, V]>,
): Promise<{ readonly map: ReadonlyMap<string, V>; readonly error: ProviderError | null }> {
  const map = new Map<string, V>()
  try {
    for await (const [key, value] of pairs) map.set(key, value)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const lacking = error.code === 'unsupported' || error.code === 'not-found'
    return { map, error: lacking ? null : error }
  }
  return { map, error: null }
}
