import type { Changed } from '../../contract/creation.ts'
import type { Cloud } from '../cloud.ts'
import { orGone } from '../settle.ts'

/** Deletes a thing of Neutron: gone when the answer comes. */
export async function deleteThing({ client }: Cloud, path: string, signal: AbortSignal): Promise<Changed> {
  const taken = await orGone(() => client.call({ service: 'network', method: 'DELETE', path, signal }))
  return { changed: taken !== null }
}
