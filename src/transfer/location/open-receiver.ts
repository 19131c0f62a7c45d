import { diskError } from '../disk-error.ts'
import type { Sink } from '../disk.ts'
import { openFileSink } from '../file/open-file.ts'
import { openTarget, type Reach } from './open-location.ts'
import type { Location } from './parse-location.ts'
import { requireDisk } from './require-disk.ts'

/**
 * A place for a stream of unknown length. Files take exactly its length; devices and exports keep theirs.
 * @throws BrokerError usage – an image has to know its size first.
 */
export async function openReceiver(location: Location, reach: Reach): Promise<Sink> {
  await requireDisk(location)
  switch (location.kind) {
    case 'file':
      return await openFileSink(location.path, { sizeBytes: 0, ours: false, lockFolder: reach.lockFolder })
    case 'nbd':
    case 'ssh':
      return await openTarget(location, { sizeBytes: 0, ours: false, reach })
    case 'qcow2':
      throw diskError({ kind: 'usage', key: 'disk.stream.needsSize', values: { name: location.path } })
  }
}
