import type { ExitKind, Problem } from '../../domain/errors.ts'
import { message, type MessageValue } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'
import { type ErrorCode, ProviderError } from '../contract/errors.ts'

type DirectoryKey = Extract<MessageKey, `directory.${string}`>

/** Keys of this area that have a companion which says what to do next. */
type KeyWithNext = { [K in DirectoryKey]: `${K}.next` extends MessageKey ? K : never }[DirectoryKey]

/** An error of the directory cloud; the text under `<key>.next` says what to do. */
export function directoryError(request: {
  readonly code: ErrorCode
  readonly key: KeyWithNext
  readonly values?: Readonly<Record<string, MessageValue>>
  /** Where a file of the folder is to blame, and not this program. */
  readonly exit?: Exclude<ExitKind, 'ok'>
  readonly problems?: readonly Problem[]
  readonly cause?: unknown
}): ProviderError {
  const { code, key, values = {}, exit, problems = [], cause } = request
  const says = message(key, values)
  return new ProviderError({
    code,
    says,
    next: message(`${key}.next`, values),
    problems,
    ...(exit === undefined ? {} : { exit }),
    ...(cause === undefined ? {} : { cause }),
  })
}

/** The code of an error of the operating system, such as `ENOSPC`; null for anything else. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^E[A-Z0-9]+$/.test(code) ? code : null
}

const codes: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'auth',
  EPERM: 'auth',
  EROFS: 'auth',
  ENOSPC: 'quota',
  EDQUOT: 'quota',
  EFBIG: 'quota',
  EIO: 'unavailable',
  ESTALE: 'unavailable',
  EMFILE: 'unavailable',
}

/** Runs work in a folder; errors of the system come out in the words of the contract. */
export async function translated<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inOurWords(root, error)
  }
}

/** The same for a list. */
export async function* translatedList<T>(root: string, list: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* list
  } catch (error) {
    throw inOurWords(root, error)
  }
}

function inOurWords(root: string, error: unknown): unknown {
  const reason = systemCode(error)
  if (reason === null) return error
  const code = codes[reason] ?? 'unexpected'
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : root
  return directoryError({ code, key: 'directory.system', values: { path, reason }, cause: error })
}

/** Passes over an error that says: there is no such file. */
export function unlessMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null
  throw error
}
