import { stat, truncate } from 'node:fs/promises'
import { diskError } from '../disk-error.ts'
import { exists, openFileSink } from '../file/open-file.ts'
import type { Receiver } from '../stream/receive-stream.ts'
import { openTarget, type Reach } from './open-location.ts'
import type { Location } from './parse-location.ts'
import { requireDisk } from './require-disk.ts'

/**
 * A place for a stream of unknown length. Files take exactly its length; devices and exports keep theirs.
 * @throws BrokerError usage – an image has to know its size first.
 */
export async function openReceiver(location: Location, reach: Reach): Promise<Receiver> {
  await requireDisk(location)
  switch (location.kind) {
    case 'file':
      return (await isDevice(location.path)) ? fixed(location, reach) : growing(location.path, reach)
    case 'nbd':
    case 'ssh':
      return fixed(location, reach)
    case 'qcow2':
      throw diskError({ kind: 'usage', key: 'disk.stream.needsSize', values: { name: location.path } })
  }
}

async function isDevice(path: string): Promise<boolean> {
  return (await exists(path)) && !(await stat(path)).isFile()
}

function fixed(location: Location, reach: Reach): Receiver {
  return { open: () => openTarget(location, { sizeBytes: 0, ours: false, reach }), resize: null }
}

function growing(path: string, { lockFolder }: Reach): Receiver {
  return {
    open: () => openFileSink(path, { sizeBytes: 0, ours: true, lockFolder }),
    resize: async (sizeBytes) => {
      await truncate(path, sizeBytes)
      return await openFileSink(path, { sizeBytes, ours: false, lockFolder })
    },
  }
}
