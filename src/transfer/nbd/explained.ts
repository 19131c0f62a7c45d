import { diskError } from '../disk-error.ts'
import { addressText, diskText, type NbdAddress } from './connect.ts'
import { ProtocolError } from './greeting.ts'
import { UnknownExportError } from './negotiate.ts'
import { ServerError, StalledError } from './request-errors.ts'

/** An error of a connection in words: which server, and what to do next. What is in words already stays as it is. */
export function explained(
  error: unknown,
  {
    address,
    exportName,
    shownAs,
  }: { readonly address: NbdAddress; readonly exportName: string; readonly shownAs?: string },
): unknown {
  const name = shownAs ?? diskText(address, exportName)
  if (error instanceof StalledError) {
    return diskError({
      kind: 'partial',
      key: 'disk.nbd.stalled',
      values: { name, request: error.command },
      cause: error,
    })
  }
  if (error instanceof UnknownExportError) {
    return diskError({
      kind: 'usage',
      key: 'disk.nbd.noExport',
      values: { name: addressText(address), export: exportName },
      cause: error,
    })
  }
  if (error instanceof ProtocolError) {
    return diskError({
      kind: 'partial',
      key: 'disk.nbd.protocol',
      values: { name, reason: error.message },
      cause: error,
    })
  }
  if (error instanceof ServerError || !(error instanceof Error) || error.name !== 'Error') return error
  return diskError({ kind: 'partial', key: 'disk.nbd.broken', values: { name, reason: error.message }, cause: error })
}
