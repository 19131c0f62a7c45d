import { message } from '../../../domain/message.ts'
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

/** A volume that a server has is being written to: that is no damage. */
async function whyNot(id: string, { target, work: { signal } }: ContentRequest): Promise<ReceiptCheck['says']> {
  for await (const volume of requireFeature(target, 'inventory').list({ kind: 'volumes', signal })) {
    if (volume.id !== id || volume.attachedTo.length === 0) continue
    const servers = volume.attachedTo.map(({ serverId }) => serverId).join(', ')
    return message('migrate.verify.volume.attached', { servers })
  }
  return message('migrate.verify.volume.fails')
}
