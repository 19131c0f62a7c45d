import { z } from 'zod'
import type { Server, ServerSize } from '../../../domain/resources.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { serverSchema, toServer, type ServerSurroundings } from '../resources/server.ts'
import { gathered, hasNoService, isAbsent, thenMissing, type Gathered, type Missing } from './list-besides.ts'
import { interfacesOfServers, listServerPorts } from './list-ports.ts'
import { listFlavours } from './offers.ts'

/** 2.47 embeds the size, so that it outlives its flavour; higher ones bring nothing that is read here. */
export const serverMicroversion = '2.79'

/** Nova leaves those out of its lists by default, and so do its clients. What is SOFT_DELETED can be restored, and is listed. */
const gone = 'DELETED'

const groupSchema = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()).nullish() })

/**
 * The servers; a list besides that fails leaves them without what it says.
 * @throws ProviderError – after the last server, when a list besides failed.
 */
export function listServers(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Server, void, undefined> {
  const missing: Missing[] = []
  return thenMissing(cloud, { kind: 'servers', items: servers(cloud, missing, signal), missing })
}

async function* servers(cloud: Cloud, missing: Missing[], signal: AbortSignal): AsyncGenerator<Server> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'servers/detail', collection: 'servers', query, signal } as const
  let around: ServerSurroundings | null = null
  for await (const one of cloud.client.list({ ...call, microversion: serverMicroversion, schema: serverSchema })) {
    if (one.status === gone) continue
    if (around === null) {
      // Only when there is a server: most of it costs a list of its own.
      const found = await surroundingsOf(cloud, signal)
      missing.push(...found.missing)
      around = found.around
    }
    yield toServer(one, around)
  }
}

interface SurroundingsFound {
  readonly around: ServerSurroundings
  readonly missing: readonly Missing[]
}

/** What the list of servers does not say by itself, as far as it can be read. Devices are not among it: volumes know them. */
export async function surroundingsOf(cloud: Cloud, signal: AbortSignal): Promise<SurroundingsFound> {
  const { client } = cloud
  const embedded = (await client.microversion('compute', '2.47', signal)) === '2.47'
  const none: Gathered<readonly [string, ServerSize]> = { items: [], error: null }
  const [project, groups, sizes, ports] = await Promise.all([
    projectOf(cloud, signal),
    gathered(groupsOf(cloud, signal)),
    embedded ? none : gathered(sizesOf(cloud, signal)),
    gathered(listServerPorts(cloud, signal)),
  ])
  const around: ServerSurroundings = {
    project,
    groups: new Map(groups.items),
    sizes: new Map(sizes.items),
    interfaces: ports.error === null ? interfacesOfServers(ports.items) : null,
  }
  // A network service that does not tell of ports has servers in its security groups all the same.
  const unseen = ports.error === null || hasNoService(ports) ? [] : [{ part: 'ports', error: ports.error } as const]
  return { around, missing: [...lost('groups', groups), ...lost('sizes', sizes), ...unseen] }
}

/** A cloud that does not have the thing at all has servers all the same, and nothing failed. */
function lost(part: Missing['part'], found: Gathered<unknown>): readonly Missing[] {
  return found.error === null || isAbsent(found) ? [] : [{ part, error: found.error }]
}

/** Nova gives at most as many groups as its `max_limit` (1000) says, and knows no marker for them: only an offset. */
async function* groupsOf({ client }: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, string]> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'os-server-groups', collection: 'server_groups', query, signal } as const
  for await (const { name, members } of client.list({ ...call, byOffset: true, schema: groupSchema })) {
    for (const member of members ?? []) yield [member, name]
  }
}

async function* sizesOf(cloud: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, ServerSize]> {
  for await (const { id, public: _, disabled: __, ...size } of listFlavours(cloud, signal)) yield [id, size]
}
