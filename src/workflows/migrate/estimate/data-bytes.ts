import type { Extent } from '../../../transfer/disk.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { openSource, type Reach } from '../../../transfer/location/open-location.ts'
import { parseLocation } from '../../../transfer/location/parse-location.ts'
import type { DataBytes } from './estimate.ts'

/** How much of each volume holds data, as far as the source can tell without reading it. */
export async function measureData(request: {
  readonly provider: Provider
  readonly volumeIds: readonly string[]
  readonly reach: Reach
}): Promise<DataBytes> {
  const { provider, volumeIds, reach } = request
  const found = new Map<string, number | null>()
  for (const id of volumeIds) found.set(id, await dataOf(provider, id, reach))
  return found
}

async function dataOf({ features }: Provider, id: string, reach: Reach): Promise<number | null> {
  const { volumeSource } = features
  if (volumeSource === undefined) return null
  const access = await volumeSource.open({ of: 'volume', id, signal: reach.signal })
  try {
    const { source } = await openSource(parseLocation(access.location), reach)
    try {
      return await dataIn(source.extents(reach))
    } finally {
      await source.close()
    }
  } finally {
    await access.close()
  }
}

async function dataIn(extents: AsyncIterable<Extent>): Promise<number> {
  let bytes = 0
  for await (const { kind, length } of extents) if (kind === 'data') bytes += length
  return bytes
}
