import type { Source } from '../../src/transfer/disk.ts'
import { someIdentity } from './ram-disk.ts'

/** A file in the memory of a program that has stored to it before: a store shows at pages alone that have nothing to be written. */
export function mappedFile(): { readonly marks: Pick<Source, 'identity' | 'writeBack'>; readonly store: () => void } {
  let [stores, isWritten] = [0, false]
  return {
    marks: {
      identity: () => Promise.resolve({ ...someIdentity, modifiedNs: String(stores) }),
      writeBack: () => {
        isWritten = true
        return Promise.resolve()
      },
    },
    store: () => {
      if (isWritten) stores++
      isWritten = false
    },
  }
}
