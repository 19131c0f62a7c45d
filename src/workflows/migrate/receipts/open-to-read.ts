import { createKey, migrationLabel, purposeLabel } from '../../../plan/create-key.ts'
import type { Receipt } from '../../../plan/receipt.ts'
import { ProviderError } from '../../../providers/contract/errors.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { BlockAccess } from '../../../providers/contract/storage-features.ts'

/** A volume opened to be read; `isSnapshot`: as it was a moment ago. */
interface Readable extends BlockAccess {
  readonly isSnapshot: boolean
}

interface Request {
  readonly receipt: Receipt
  readonly target: Provider
  readonly volumeId: string
  readonly signal: AbortSignal
}

/** Opens a volume where it lies; where that cannot be done while a server has it, a snapshot that goes when it is closed. */
export async function openToRead(request: Request): Promise<Readable> {
  const { target, volumeId: id, signal } = request
  try {
    const access = await requireFeature(target, 'volumeSource').open({ of: 'volume', id, signal })
    return { ...access, isSnapshot: false }
  } catch (error) {
    const isInUse = error instanceof ProviderError && error.code === 'conflict'
    if (!isInUse || target.features.snapshots === undefined) throw error
    return await openSnapshot(request)
  }
}

async function openSnapshot(request: Request): Promise<Readable> {
  const { receipt, target, volumeId, signal } = request
  const { id: planId } = receipt.plan
  const snapshots = requireFeature(target, 'snapshots')
  const { changed, resource } = await snapshots.create({
    key: createKey({ planId, purpose: 'snapshot', entry: `verify/${volumeId}`, nth: 0 }),
    name: `broker-verify-${volumeId}`,
    labels: { [migrationLabel]: planId, [purposeLabel]: 'snapshot' },
    volumeId,
    signal,
  })
  const remove = (): Promise<unknown> => snapshots.delete({ id: resource.id, signal })
  if (!changed) {
    // Left by a check that was killed: it is as the volume was then.
    await remove()
    return await openSnapshot(request)
  }
  try {
    const access = await requireFeature(target, 'volumeSource').open({ of: 'snapshot', id: resource.id, signal })
    const close = async (): Promise<void> => {
      await access.close()
      await remove()
    }
    return { ...access, isSnapshot: true, close }
  } catch (error) {
    await remove()
    throw error
  }
}
