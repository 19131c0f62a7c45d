import { tmpdir } from 'node:os'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import { openSource, openTarget, type Reach } from '../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../src/transfer/location/parse-location.ts'
import type { Bench } from './bench.ts'

const reachOf = ({ signal }: Bench): Reach => ({
  connections: 1,
  timeoutMs: 30_000,
  clock: () => performance.now(),
  lockFolder: tmpdir(),
  signal,
})

/** Bytes of a volume or snapshot, read where they lie. */
export async function readBlocks(
  bench: Bench,
  at: { readonly of: 'volume' | 'snapshot'; readonly id: string; readonly offset: number; readonly length: number },
): Promise<Buffer> {
  const { signal, provider } = bench
  const access = await requireFeature(provider, 'volumeSource').open({ of: at.of, id: at.id, signal })
  const { source } = await openSource(parseLocation(access.location), reachOf(bench))
  try {
    const into = Buffer.alloc(at.length)
    await source.read({ offset: at.offset, into, signal })
    return into
  } finally {
    await source.close()
    await access.close()
  }
}

export async function writeBlocks(
  bench: Bench,
  at: { readonly id: string; readonly offset: number; readonly bytes: Buffer },
): Promise<void> {
  const { signal, provider } = bench
  const access = await requireFeature(provider, 'volumeSink').open({ id: at.id, signal })
  const { sizeBytes } = access
  const reach = reachOf(bench)
  const sink = await openTarget(parseLocation(access.location), { sizeBytes, ours: false, reach })
  try {
    await sink.write({ offset: at.offset, from: at.bytes, signal })
    await sink.flush()
  } finally {
    await sink.close()
    await access.close()
  }
}
