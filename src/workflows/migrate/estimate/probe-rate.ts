import { message } from '../../../domain/message.ts'
import type { Estimate } from '../../../domain/migration-estimate.ts'
import { createKey, migrationLabel, purposeLabel } from '../../../plan/create-key.ts'
import type { BlockAccess } from '../../../providers/contract/storage-features.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'

/** Enough to get past the start of a connection, and little enough for every account. */
export const probeBytes: number = 64 * 2 ** 20

export interface ProbeRequest {
  readonly planId: string
  readonly source: Provider
  readonly target: Provider
  /** Writes bytes that do not compress. */
  readonly fill: (location: string) => Promise<void>
  /** Copies one disk onto another. */
  readonly copy: (request: { readonly source: string; readonly target: string }) => Promise<void>
  /** Milliseconds that never go back. */
  readonly clock: () => number
  readonly signal: AbortSignal
}

/** Copies a small volume from one side to the other, and deletes both again whatever happens. */
export async function probeRate(request: ProbeRequest): Promise<Estimate['rate']> {
  const { source, target, copy, clock } = request
  const needed = [source.features.volumeSink, source.features.volumeSource, target.features.volumeSink]
  if (needed.includes(undefined)) return { known: false, reason: message('estimate.unknown.probe') }
  const seconds = await withVolume(source, request, async (from) => {
    await withOpen(requireFeature(source, 'volumeSink').open({ id: from, signal: request.signal }), request.fill)
    return await withVolume(target, request, async (to) => {
      const began = clock()
      await withOpen(
        requireFeature(source, 'volumeSource').open({ of: 'volume', id: from, signal: request.signal }),
        (a) =>
          withOpen(requireFeature(target, 'volumeSink').open({ id: to, signal: request.signal }), (b) =>
            copy({ source: a, target: b }),
          ),
      )
      return (clock() - began) / 1000
    })
  })
  return { known: true, value: { bytesPerSecond: Math.round(probeBytes / seconds), basis: 'probe' } }
}

async function withOpen(opening: Promise<BlockAccess>, work: (location: string) => Promise<void>): Promise<void> {
  const access = await opening
  try {
    await work(access.location)
  } finally {
    await access.close()
  }
}

async function withVolume<T>(
  provider: Provider,
  { planId, signal }: ProbeRequest,
  work: (id: string) => Promise<T>,
): Promise<T> {
  const volumes = requireFeature(provider, 'volumes')
  const { resource } = await volumes.create({
    key: createKey({ planId, purpose: 'probe', entry: 'volumes/probe', nth: 0 }),
    name: 'broker probe',
    labels: { [migrationLabel]: planId, [purposeLabel]: 'probe' },
    sizeBytes: probeBytes,
    class: null,
    from: null,
    signal,
  })
  try {
    return await work(resource.id)
  } finally {
    // It goes also when somebody has pressed Ctrl-C.
    await volumes.delete({ id: resource.id, signal: new AbortController().signal })
  }
}
