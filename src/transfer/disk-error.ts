import { BrokerError, type ExitKind } from '../domain/errors.ts'
import { message, type MessageValue } from '../domain/message.ts'
import type { MessageKey } from '../messages/keys.ts'

/** Keys that have a companion which says what to do next. */
type KeyWithNext = { [K in MessageKey]: `${K}.next` extends MessageKey ? K : never }[MessageKey]

/** An error about a disk; the text under `<key>.next` says what to do. */
export function diskError(request: {
  readonly kind: Exclude<ExitKind, 'ok'>
  readonly key: KeyWithNext
  readonly values?: Readonly<Record<string, MessageValue>>
  readonly cause?: unknown
}): BrokerError {
  const { kind, key, values = {}, cause } = request
  return new BrokerError({
    kind,
    says: message(key, values),
    next: message(`${key}.next`, typed(values)),
    ...(cause === undefined ? {} : { cause }),
  })
}

/** Numbers in what is to be done are typed: they have digits alone, in any language. */
function typed(values: Readonly<Record<string, MessageValue>>): Readonly<Record<string, MessageValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
}

/** What a disk or a server answers when there is no room. */
const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/** A read or a write that failed, with its place and why. */
export function accessError(
  key: 'disk.cannotRead' | 'disk.cannotWrite',
  values: { readonly name: string; readonly offset: number; readonly reason: string },
  cause?: unknown,
): BrokerError {
  const isFull = key === 'disk.cannotWrite' && noRoom.has(values.reason)
  return diskError({ kind: 'partial', key: isFull ? 'disk.full' : key, values, cause })
}

/** The code of an error of the operating system, such as `ENOSPC`; null for anything else. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
