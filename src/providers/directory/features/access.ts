import { access as mayAccess, constants } from 'node:fs/promises'
import { message, type Message } from '../../../domain/message.ts'
import { ProviderError } from '../../contract/errors.ts'
import type { AccessCheck, AccessFeature } from '../../contract/reading-features.ts'
import { translated } from '../directory-error.ts'
import { inspectTop } from '../folder/top.ts'
import type { Cloud } from './cloud.ts'

/** There is nobody to sign in with: the folder is there and in our format, and may be written. */
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
    },
  }
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
