import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResourceKind } from '../../../domain/inventory.ts'
import type { ProviderError } from '../../contract/errors.ts'
import { directoryError, unlessMissing } from '../directory-error.ts'
import { diskFile } from './layout.ts'
import type { RecordOf } from './records.ts'

type AnyRecord = RecordOf[ResourceKind]

/** Why the bytes of a resource are not those that its record describes. */
export interface Flaw {
  /** In a word or two, as its state. */
  readonly state: string
  readonly error: ProviderError
}

/** Looks at the file that belongs to a record, without opening it; null: all is well, or none belongs to it. */
export async function flawOf({
  record,
  folder,
}: {
  readonly record: AnyRecord
  readonly folder: string
}): Promise<Flaw | null> {
  const wanted = fileOf(record)
  if (wanted === null) return null
  const path = join(folder, wanted.file)
  const found = await lstat(path).catch(unlessMissing)
  const values = { name: record.name === '' ? record.id : record.name, id: record.id, path }
  if (found === null) {
    const isDeleted = (await lstat(folder).catch(unlessMissing)) === null
    return isDeleted ? null : { state: 'no data', error: damaged('directory.rawMissing', values) }
  }
  if (!found.isFile()) return { state: 'not a file', error: damaged('directory.rawForeign', values) }
  const { sizeBytes } = wanted
  if (sizeBytes === null || found.size === sizeBytes) return null
  const lengths = { ...values, sizeBytes, found: found.size }
  return { state: 'wrong length', error: damaged('directory.rawLength', lengths) }
}

/** @throws ProviderError `conflict` – its data is missing, of another length, or lies behind a link. */
export async function requireSound(entry: { readonly record: AnyRecord; readonly folder: string }): Promise<void> {
  const flaw = await flawOf(entry)
  if (flaw !== null) throw flaw.error
}

/** Length null: it stands nowhere. */
function fileOf(record: AnyRecord): { readonly file: string; readonly sizeBytes: number | null } | null {
  if (record.kind === 'volume' || record.kind === 'snapshot') return { file: diskFile, sizeBytes: record.sizeBytes }
  if (record.kind === 'image') return { file: record.file, sizeBytes: record.sizeBytes }
  if (record.kind !== 'server' || record.boot.kind === 'volume') return null
  return { file: diskFile, sizeBytes: record.diskBytes }
}

function damaged(
  key: 'directory.rawMissing' | 'directory.rawForeign' | 'directory.rawLength',
  values: Readonly<Record<string, string | number>>,
): ProviderError {
  return directoryError({ code: 'conflict', exit: 'usage', key, values })
}
