import { hashDisk } from '../../transfer/copy/hash-disk.ts'
import type { Engine } from '../../transfer/engine.ts'
import { openForProof, type Reach } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'

/** Root over the first `sizeBytes` of a disk, read from where it lies and not from what this machine remembers of it. */
export async function rootOf(
  { location, sizeBytes, reach }: { readonly location: string; readonly sizeBytes: number; readonly reach: Reach },
  engine: Engine,
): Promise<string> {
  const { source } = await openForProof(parseLocation(location), reach)
  try {
    return (await hashDisk({ disk: source, sizeBytes, phase: 'hash', engine })).root()
  } finally {
    await source.close()
  }
}
