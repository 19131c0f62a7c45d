import { z } from 'zod'
import type { Server, ServerSize } from '../../../domain/resources.ts'
import { ProviderError } from '../../contract/errors.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { serverSchema, toServer, type ServerSurroundings } from '../resources/server.ts'
import { volumeSchema } from '../resources/volume.ts'
import { listFlavours } from './offers.ts'

/** 2.47 embeds the size, so that it outlives its flavour; higher ones bring nothing that is read here. */
export const serverMicroversion = '2.79'

const groupSchema = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()).nullish() })

export async function* listServers(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Server, void, undefined> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'servers/detail', collection: 'servers', query, signal } as const
  let around: ServerSurroundings | null = null
  for await (const one of cloud.client.list({ ...call, microversion: serverMicroversion, schema: serverSchema })) {
    // Only when there is a server: most of it costs a list of its own.
    around ??= await surroundingsOf(cloud, signal)
    yield toServer(one, around)
  }
}

/** What the list of servers does not say by itself. */
export async function surroundingsOf(cloud: Cloud, signal: AbortSignal): Promise<ServerSurroundings> {
  const { client } = cloud
  const embedded = (await client.microversion('compute', '2.47', signal)) === '2.47'
  const [project, devices, groups, sizes] = await Promise.all([
    projectOf(cloud, signal),
    gathered(devicesOf(cloud, signal), () => true),
    gathered(groupsOf(cloud, signal)),
    embedded ? new Map<string, ServerSize>() : gathered(sizesOf(cloud, signal)),
  ])
  return { project, devices, groups, sizes }
}

async function* devicesOf({ client }: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, string]> {
  const query = { limit: '1000' }
  const call = { service: 'volume', path: 'volumes/detail', collection: 'volumes', query, signal } as const
  for await (const { id, attachments } of client.list({ ...call, schema: volumeSchema })) {
    for (const { server_id: server, device } of attachments ?? []) {
      if (typeof server === 'string' && typeof device === 'string') yield [`${server} ${id}`, device]
    }
  }
}

async function* groupsOf({ client }: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, string]> {
  const call = { service: 'compute', path: 'os-server-groups', collection: 'server_groups', signal } as const
  for await (const { name, members } of client.list({ ...call, schema: groupSchema })) {
    for (const member of members ?? []) yield [member, name]
  }
}

async function* sizesOf(cloud: Cloud, signal: AbortSignal): AsyncGenerator<readonly [string, ServerSize]> {
  for await (const { id, name, vcpu, memoryMib, diskGib } of listFlavours(cloud, signal)) {
    yield [id, { name, vcpu, memoryMib, diskGib }]
  }
}

/** A cloud without that service, or an account that may not see it, has servers all the same. */
const lacking = ({ code }: ProviderError): boolean => ['unsupported', 'not-found', 'auth'].includes(code)

/** A side dish. Devices may fail for any reason: the list of volumes, which fails by the same, tells that something is missing. */
async function gathered<V>(
  pairs: AsyncIterable<readonly [string, V]>,
  bears: (error: ProviderError) => boolean = lacking,
): Promise<ReadonlyMap<string, V>> {
  const map = new Map<string, V>()
  try {
    for await (const [key, value] of pairs) map.set(key, value)
  } catch (error) {
    if (!(error instanceof ProviderError && bears(error))) throw error
  }
  return map
}
