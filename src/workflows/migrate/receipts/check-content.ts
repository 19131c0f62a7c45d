import { message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import type { ReceiptCheck } from '../../../domain/receipt-verification.ts'
import type { Receipt } from '../../../plan/receipt.ts'
import { ProviderError } from '../../../providers/contract/errors.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Engine } from '../../../transfer/engine.ts'
import { type DiskWork, reach, work } from '../../disk/disk-work.ts'
import { rootOf } from '../../disk/root-of.ts'
import { openToRead } from './open-to-read.ts'

type ReceiptVolume = Receipt['volumes'][number]

export interface ContentRequest {
  readonly receipt: Receipt
  readonly target: Provider
  readonly work: DiskWork
}

/** Reads every volume of a receipt on the target again, and compares the roots over what was moved. */
export async function checkContent(request: ContentRequest): Promise<readonly ReceiptCheck[]> {
  const { receipt } = request
  return await work(request.work, null, async (engine) => {
    const checks: ReceiptCheck[] = []
    for (const volume of receipt.volumes) checks.push(await checkVolume(volume, request, engine))
    return checks
  })
}

/** Volumes that nobody was asked to read. */
export function uncheckedContent({ volumes }: Receipt): readonly ReceiptCheck[] {
  return volumes.map(({ name }) => ({ ...about(name, 'unchecked'), says: message('migrate.verify.volume.unchecked') }))
}

function about(name: string, state: ReceiptCheck['state']): Pick<ReceiptCheck, 'id' | 'name' | 'state'> {
  return { id: 'volume', name, state }
}

async function checkVolume(volume: ReceiptVolume, request: ContentRequest, engine: Engine): Promise<ReceiptCheck> {
  const { name, target: id, sizeBytes, root } = volume
  const size = message('migrate.verify.size', { mebibytes: Math.round(sizeBytes / 2 ** 20) })
  try {
    const opened = await openToRead({ ...request, volumeId: id, signal: engine.signal })
    try {
      if (opened.sizeBytes < sizeBytes)
        return { ...about(name, 'fails'), says: message('migrate.verify.volume.smaller') }
      const { location } = opened
      const holds = (await rootOf({ location, sizeBytes, reach: reach(request.work) }, engine)) === root
      if (!holds) return { ...about(name, 'fails'), says: await whyNot(id, request) }
      const key = opened.isSnapshot ? 'migrate.verify.volume.holds.snapshot' : 'migrate.verify.volume.holds'
      return { ...about(name, 'holds'), says: message(key, { size }) }
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'not-found') throw error
    return { ...about(name, 'fails'), says: message('migrate.verify.volume.gone', { id }) }
  }
}

/** What is known is that the content differs. A server that has the volume and runs explains it; nothing proves it. */
async function whyNot(id: string, { target, work: { signal } }: ContentRequest): Promise<ReceiptCheck['says']> {
  const holders = new Set(await holdersOf(id, { target, signal }))
  const found: Server[] = []
  for await (const server of requireFeature(target, 'inventory').list({ kind: 'servers', signal })) {
    if (holders.has(server.id)) found.push(server)
  }
  if (found.length === 0) return message('migrate.verify.volume.fails')
  const running = found.filter(({ state }) => state === 'running')
  const named = (servers: readonly Server[]): string =>
    servers.map(({ name, id: one }) => `"${name}" (${one})`).join(', ')
  return running.length > 0
    ? message('migrate.verify.volume.running', { servers: named(running) })
    : message('migrate.verify.volume.stopped', { servers: named(found) })
}

/** Ids of the servers that have a volume. */
async function holdersOf(
  id: string,
  { target, signal }: { readonly target: Provider; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  for await (const volume of requireFeature(target, 'inventory').list({ kind: 'volumes', signal })) {
    if (volume.id === id) return volume.attachedTo.map(({ serverId }) => serverId)
  }
  return []
}
