import { createHash } from 'node:crypto'
import type { Image } from '../../../domain/resources.ts'
import type { Creation } from '../../contract/creation.ts'
import type { ImageWanted } from '../../contract/storage-features.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { checksumOf, toImage } from '../resources/image.ts'
import { minuteMs, untilThere } from '../settle.ts'
import { readImage, usable } from './read-image.ts'

export type Wanted = Creation & ImageWanted

/** What most clouds reckon (Glance's default of `hashing_algorithm`). */
export const usualAlgorithm = 'sha512'

export interface Uploaded {
  readonly id: string
  /** Of the bytes sent; null when they were not sent now. */
  readonly digest: string | null
}

/** Waits until it is whole and compares checksums. */
export async function verified(cloud: Cloud, wanted: Wanted, { id, digest }: Uploaded): Promise<Image> {
  const { signal } = wanted
  const what = `image ${id}`
  const image = await untilThere(cloud, {
    read: () => readImage(cloud, id, signal),
    isDone: ({ status }) => {
      if (status === 'active') return true
      if (status !== 'killed' && status !== 'deleted' && status !== 'queued') return false
      throw openstackError({ code: 'unexpected', key: 'openstack.failed', values: { what, state: status } })
    },
    what,
    limitMs: 60 * minuteMs,
    signal,
  })
  const checksum = usable(checksumOf(image))
  if (checksum !== null) {
    const { algorithm, value: expected } = checksum
    const sent = algorithm === usualAlgorithm && digest !== null ? digest : await digestOf(wanted, algorithm)
    if (sent !== expected) {
      const values = { id, algorithm, found: expected, expected: sent }
      throw openstackError({ code: 'conflict', key: 'openstack.checksum', values })
    }
  }
  return toImage(image, await projectOf(cloud, signal))
}

async function digestOf(wanted: Wanted, algorithm: string): Promise<string> {
  const hash = createHash(algorithm)
  for await (const piece of wanted.content()) {
    wanted.signal.throwIfAborted()
    hash.update(piece)
  }
  return hash.digest('hex')
}
