import { diskError } from '../disk-error.ts'
import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { noticeLive } from './notice-live.ts'
import { sameIdentity } from './same-identity.ts'

/**
 * Reads a disk of which nothing is copied, and tells of what may write to it meanwhile.
 * @throws BrokerError findings – it was written to, removed or replaced meanwhile.
 */
export async function readUnchanged<T>(disk: Source, engine: Engine, read: () => Promise<T>): Promise<T> {
  const before = await disk.identity()
  await disk.writeBack?.()
  await noticeLive(disk, { frozen: false, engine })
  const found = await read()
  const isInPlace = (await disk.isInPlace?.()) !== false
  if (isInPlace && (before === null || sameIdentity(before, await disk.identity()))) return found
  throw diskError({ kind: 'findings', key: 'disk.readChanged', values: { name: disk.name } })
}
