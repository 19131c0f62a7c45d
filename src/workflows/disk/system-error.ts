import { BrokerError } from '../../domain/errors.ts'
import { diskError, systemCode } from '../../transfer/disk-error.ts'

/** What is wrong with a disk or a machine, and not with what was asked for. */
const itsFault: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM'])

/** An error of the operating system about the files beside a disk, with the place in words; any other error as it is. */
export function inWords(error: Error): Error {
  const reason = systemCode(error)
  if (error instanceof BrokerError || reason === null || !('syscall' in error)) return error
  const kind = itsFault.has(reason) ? 'partial' : 'usage'
  const path = 'path' in error ? String(error.path) : ''
  return diskError({ kind, key: 'disk.system', values: { call: String(error.syscall), path, reason }, cause: error })
}
