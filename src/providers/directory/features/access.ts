import { access as mayAccess, constants } from 'node:fs/promises'
import { resourceKinds } from '../../../domain/inventory.ts'
import { message, type Message } from '../../../domain/message.ts'
import { ProviderError } from '../../contract/errors.ts'
import type { AccessCheck, AccessFeature } from '../../contract/reading-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { flawOf } from '../folder/raw-file.ts'
import { readRecords } from '../folder/read-records.ts'
import { inspectTop } from '../folder/top.ts'
import type { Cloud } from './cloud.ts'

/** There is nobody to sign in with: the folder is there and in our format, may be written, and holds what its records say. */
export function access({ writer: { root } }: Cloud): AccessFeature {
  const may = constants.R_OK | constants.W_OK | constants.X_OK
  return {
    async *check({ signal }) {
      signal.throwIfAborted()
      const reachable = await tried('reachable', message('directory.check.reachable', { root }), () =>
        translated(root, () => inspectTop(root)),
      )
      yield reachable
      if (reachable.state === 'failed') return
      yield await tried('permissions', message('directory.check.permissions', { root }), () =>
        translated(root, () => mayAccess(root, may)),
      )
      yield await tried('contents', message('directory.check.contents', { root }), () =>
        translated(root, () => allSound(root, signal)),
      )
    },
  }
}

/** @throws ProviderError `unexpected` – something is damaged: the first, and how many there are. */
async function allSound(root: string, signal: AbortSignal): Promise<void> {
  const damaged: ProviderError[] = []
  for (const kind of resourceKinds) {
    for await (const read of readRecords(root, kind, signal)) {
      const error = read instanceof ProviderError ? read : (await flawOf(read))?.error
      if (error !== undefined) damaged.push(error)
    }
  }
  const [first] = damaged
  if (first === undefined) return
  if (damaged.length === 1) throw first
  const values = { count: damaged.length, first: first.says, root }
  throw directoryError({ code: 'unexpected', exit: 'partial', key: 'directory.severalDamaged', values })
}

async function tried(id: AccessCheck['id'], says: Message, work: () => Promise<unknown>): Promise<AccessCheck> {
  try {
    await work()
    return { id, state: 'ok', says, next: null }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { id, state: 'failed', says: error.says, next: error.next }
  }
}
