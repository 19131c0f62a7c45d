import { z } from 'zod'
import type { Changed } from '../../contract/creation.ts'
import { ProviderError } from '../../contract/errors.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { serverSchema, type NovaServer } from '../resources/server.ts'
import { serverState } from '../resources/state.ts'
import { minuteMs, orGone, untilThere } from '../settle.ts'
import { serverMicroversion } from './list-servers.ts'

const answer = z.object({
  server: z.object({ ...serverSchema.shape, fault: z.object({ message: z.string().nullish() }).nullish() }),
})

type OneServer = z.infer<typeof answer>['server']

interface PowerRequest {
  readonly id: string
  readonly state: 'running' | 'stopped'
  readonly signal: AbortSignal
}

export async function readServer({ client }: Cloud, id: string, signal: AbortSignal): Promise<OneServer | null> {
  const call = { service: 'compute', path: path`servers/${id}`, microversion: serverMicroversion, signal } as const
  return (await orGone(() => client.read({ ...call, schema: answer })))?.server ?? null
}

/** Waits until the cloud is no longer at work on it. @throws ProviderError – it ended in error, with the reason that Nova gives. */
export async function settledServer(
  cloud: Cloud,
  { id, signal }: Pick<PowerRequest, 'id' | 'signal'>,
): Promise<NovaServer> {
  const what = `server ${id}`
  return untilThere(cloud, {
    read: () => readServer(cloud, id, signal),
    isDone: (now) => {
      if (now.status === 'ERROR') throw faultOf(cloud, now, what)
      return stateOf(now) !== 'changing'
    },
    what,
    limitMs: 30 * minuteMs,
    signal,
  })
}

/** Stops or starts, and returns when that is observed. */
export async function powerTo(cloud: Cloud, request: PowerRequest): Promise<Changed> {
  const { id, state, signal } = request
  const before = await settledServer(cloud, { id, signal })
  const found = stateOf(before)
  if (found === state) return { changed: false }
  const what = `server ${id}`
  if (found !== 'running' && found !== 'stopped') {
    throw openstackError({ code: 'conflict', key: 'openstack.noPower', values: { what, state: before.status } })
  }
  await order(cloud, request)
  await untilThere(cloud, {
    read: () => readServer(cloud, id, signal),
    isDone: (now) => {
      if (now.status === 'ERROR') throw faultOf(cloud, now, what)
      return stateOf(now) === state
    },
    what,
    limitMs: 20 * minuteMs,
    signal,
  })
  return { changed: true }
}

/**
 * Somebody else may have been quicker: then the server is on its way, or there already.
 * @throws ProviderError conflict – Nova refuses for another reason: the server is locked, or in a state that forbids it.
 */
async function order(cloud: Cloud, { id, state, signal }: PowerRequest): Promise<void> {
  const json = state === 'stopped' ? { 'os-stop': null } : { 'os-start': null }
  try {
    await cloud.client.call({ service: 'compute', method: 'POST', path: path`servers/${id}/action`, json, signal })
  } catch (error) {
    if (!(error instanceof ProviderError && error.code === 'conflict')) throw error
    const now = await readServer(cloud, id, signal)
    if (now === null || !['changing', state].includes(stateOf(now))) throw error
  }
}

function stateOf(server: NovaServer): string {
  return serverState(server.status, server['OS-EXT-STS:task_state'] ?? null).state
}

function faultOf({ client }: Cloud, { fault }: OneServer, what: string): ProviderError {
  const reason = client.words(fault?.message ?? '')
  const code = /no valid host|quota|exceeded|insufficient|not enough/i.test(reason) ? 'quota' : 'unexpected'
  const values = { what, reason: reason === '' ? '–' : reason }
  return openstackError({ code, key: 'openstack.serverFailed', values })
}
