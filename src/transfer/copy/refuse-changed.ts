import { diskError } from '../disk-error.ts'
import type { Identity, Source } from '../disk.ts'
import { sameIdentity } from './same-identity.ts'

/**
 * A copy is of one moment of one disk. `before`: what the source looked like then; null where a change cannot be seen.
 * @throws BrokerError findings – it was written to, removed or replaced meanwhile.
 */
export async function refuseChanged(source: Source, before: Identity | null): Promise<void> {
  const values = { name: source.name }
  // What is removed or renamed looks as if it had been written to, too.
  if ((await source.isInPlace?.()) === false) throw diskError({ kind: 'findings', key: 'disk.sourceReplaced', values })
  const isAsBefore = before === null || sameIdentity(before, await source.identity())
  if (!isAsBefore) throw diskError({ kind: 'findings', key: 'disk.sourceChanged', values })
}
