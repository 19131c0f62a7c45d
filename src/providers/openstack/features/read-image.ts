import { getHashes } from 'node:crypto'
import type { Checksum } from '../../../domain/resources.ts'
import { path } from '../../shared/openstack/client.ts'
import type { Cloud } from '../cloud.ts'
import { imageSchema, type GlanceImage } from '../resources/image.ts'
import { orGone } from '../settle.ts'

export async function readImage({ client }: Cloud, id: string, signal: AbortSignal): Promise<GlanceImage | null> {
  return orGone(() => client.read({ service: 'image', path: path`images/${id}`, schema: imageSchema, signal }))
}

/** Null where this machine cannot reckon it: then nothing is checked, and nothing is said to be. */
export function usable(checksum: Checksum | null): Checksum | null {
  return checksum !== null && getHashes().includes(checksum.algorithm) ? checksum : null
}
