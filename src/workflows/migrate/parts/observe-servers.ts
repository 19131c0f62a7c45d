import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Side } from '../../../plan/fact.ts'
import type { Migration } from '../migration.ts'
import type { Server } from '../../../domain/resources.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'

interface Request {
  readonly provider: Provider
  readonly ids: readonly string[]
  readonly signal: AbortSignal
}

/** Servers as they are now, by id. What is gone is missing. */
export async function observeServers({ provider, ids, signal }: Request): Promise<ReadonlyMap<string, Server>> {
  const wanted = new Set(ids)
  const found = new Map<string, Server>()
  if (wanted.size === 0) return found
  for await (const server of requireFeature(provider, 'inventory').list({ kind: 'servers', signal })) {
    if (wanted.has(server.id)) found.set(server.id, server)
  }
  return found
}

const pollMs = 5000

/** As {@link observeServers}, once no provider is at work on one of them, or the time that the plan gives for that is over. */
export async function settled(
  migration: Pick<Migration, 'plan' | 'source' | 'target' | 'machine' | 'signal'>,
  { side, ids }: { readonly side: Side; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, Server>> {
  const { plan, machine, signal } = migration
  const request = { provider: migration[side], ids, signal }
  let found = await observeServers(request)
  const isChanging = (): boolean => [...found.values()].some(({ state }) => state === 'changing')
  for (let waitedMs = 0; isChanging() && waitedMs < plan.timeouts.stateSeconds * 1000; waitedMs += pollMs) {
    await machine.sleep(pollMs, signal)
    found = await observeServers(request)
  }
  return found
}

/** @throws BrokerError refused – one of them is not observed stopped. */
export async function requireStopped(request: Request): Promise<void> {
  const found = await observeServers(request)
  for (const id of request.ids) {
    const server = found.get(id)
    if (server?.state === 'stopped') continue
    const values = { name: server?.name ?? id, id, state: server?.providerState ?? '–' }
    throw new BrokerError({
      kind: 'refused',
      says: message('migrate.notStopped', values),
      next: message('migrate.notStopped.next'),
    })
  }
}
