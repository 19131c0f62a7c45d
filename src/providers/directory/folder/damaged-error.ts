import type { ResourceKind } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import type { ProviderError } from '../../contract/errors.ts'
import { directoryError } from '../directory-error.ts'

/** One error for all that is damaged among those of a kind; its problems name each. */
export function damagedError(root: string, kind: ResourceKind, damaged: readonly ProviderError[]): ProviderError {
  return directoryError({
    code: 'unexpected',
    exit: 'partial',
    key: 'directory.damaged',
    values: { root, kind: message(`inventory.kind.${kind}`), count: damaged.length },
    problems: damaged.map(({ says, next }) => ({ file: root, line: null, column: null, message: says, hint: next })),
  })
}
