import type { ResourceKind } from '../../domain/inventory.ts'
import { message, type MessageValue } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'
import { ProviderError, type ErrorCode } from './errors.ts'

/** What the contract refuses by itself; the text under `contract.<rule>.next` says what to do. */
type Rule = { [K in MessageKey]: K extends `contract.${infer R}.next` ? R : never }[MessageKey]

/** An error before anything was asked of the provider. */
export function contractError(request: {
  readonly code: ErrorCode
  readonly rule: Rule
  readonly kind: ResourceKind
  readonly values?: Readonly<Record<string, MessageValue>>
}): ProviderError {
  const { code, rule, kind, values } = request
  const all = { ...values, kind: message(`inventory.kind.${kind}`) }
  return new ProviderError({
    code,
    says: message(`contract.${rule}`, all),
    next: message(`contract.${rule}.next`, all),
  })
}
