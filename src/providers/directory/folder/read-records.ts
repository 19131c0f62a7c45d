import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ZodError } from 'zod'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { keyLabel } from '../../contract/creation.ts'
import { ProviderError } from '../../contract/errors.ts'
import { directoryError, unlessMissing } from '../directory-error.ts'
import { damagedError } from './damaged-error.ts'
import { idOfFolder, keyDigits, places } from './layout.ts'
import { type RecordOf, records } from './records.ts'
import { readRegular } from './regular-file.ts'

/** A resource: what its file says, and the folder in which it lies. */
export interface Entry<K extends ResourceKind> {
  readonly record: RecordOf[K]
  readonly folder: string
}

/** What became of one folder. */
export type ReadEntry<K extends ResourceKind> = Entry<K> | ProviderError

/**
 * All of a kind, in the order of their names; in place of one that is damaged, or whose id came before, the reason.
 * What is deleted meanwhile is left out; folders that are not ours are passed by.
 */
export async function* readRecords<K extends ResourceKind>(
  root: string,
  kind: K,
  signal: AbortSignal,
): AsyncGenerator<ReadEntry<K>> {
  const seen = new Map<string, string>()
  for (const name of await folders(root, kind)) {
    signal.throwIfAborted()
    const entry = await readEntry(root, kind, name).catch(ifDamaged)
    if (entry === null) continue
    if (entry instanceof ProviderError) {
      yield entry
      continue
    }
    const { folder, record } = entry
    const first = seen.get(record.id)
    yield first === undefined ? entry : twice(record.id, first, folder)
    if (first === undefined) seen.set(record.id, folder)
  }
  signal.throwIfAborted()
}

/** All that can be read. @throws ProviderError `unexpected` at the end – some are damaged; the error names each. */
export async function* listRecords<K extends ResourceKind>(
  root: string,
  kind: K,
  signal: AbortSignal,
): AsyncGenerator<Entry<K>> {
  const damaged: ProviderError[] = []
  for await (const read of readRecords(root, kind, signal)) {
    if (read instanceof ProviderError) damaged.push(read)
    else yield read
  }
  if (damaged.length > 0) throw damagedError(root, kind, damaged)
}

/** @throws ProviderError `conflict` – two folders have that id. */
export async function findById<K extends ResourceKind>(root: string, kind: K, id: string): Promise<Entry<K> | null> {
  const names = (await folders(root, kind)).filter((folder) => idOfFolder(folder) === id)
  return await onlyOne(root, kind, { names, isIt: () => true })
}

/** What a create call with this key has made before. @throws ProviderError `conflict` – two folders have its id. */
export async function findByKey<K extends ResourceKind>(root: string, kind: K, key: string): Promise<Entry<K> | null> {
  const digits = `${keyDigits(kind, key)}-`
  const names = (await folders(root, kind)).filter((name) => idOfFolder(name)?.startsWith(digits) === true)
  return await onlyOne(root, kind, { names, isIt: ({ labels }) => labels[keyLabel] === key })
}

async function onlyOne<K extends ResourceKind>(
  root: string,
  kind: K,
  { names, isIt }: { readonly names: readonly string[]; readonly isIt: (record: RecordOf[K]) => boolean },
): Promise<Entry<K> | null> {
  let found: Entry<K> | null = null
  for (const name of names) {
    const entry = await readEntry(root, kind, name)
    if (entry === null || !isIt(entry.record)) continue
    if (found !== null && found.record.id === entry.record.id) throw twice(found.record.id, found.folder, entry.folder)
    found ??= entry
  }
  return found
}

function twice(id: string, first: string, second: string): ProviderError {
  return directoryError({ code: 'conflict', exit: 'usage', key: 'directory.twice', values: { id, first, second } })
}

async function folders(root: string, kind: ResourceKind): Promise<readonly string[]> {
  const names = (await readdir(join(root, places[kind].folder)).catch(unlessMissing)) ?? []
  return names.filter((name) => idOfFolder(name) !== null).sort()
}

/** @throws ProviderError `unexpected` – the file is damaged, or is not about what its folder says. */
async function readEntry<K extends ResourceKind>(root: string, kind: K, name: string): Promise<Entry<K> | null> {
  const folder = join(root, places[kind].folder, name)
  const file = join(folder, places[kind].file)
  const text = await readRegular(file)
  if (text === null) return null
  const record = parse(kind, file, text)
  if (record.id === idOfFolder(name)) return { record, folder }
  throw badField(file, 'id')
}

function parse<K extends ResourceKind>(kind: K, file: string, text: string): RecordOf[K] {
  try {
    return records[kind].parse(JSON.parse(text))
  } catch (error) {
    const field = error instanceof ZodError ? (error.issues[0]?.path ?? []).join('.') : ''
    if (field !== '') throw badField(file, field, error)
    throw directoryError({
      code: 'unexpected',
      exit: 'usage',
      key: 'directory.notUnderstood',
      values: { file },
      cause: error,
    })
  }
}

function badField(file: string, field: string, cause?: unknown): ProviderError {
  return directoryError({
    code: 'unexpected',
    exit: 'usage',
    key: 'directory.badField',
    values: { file, field },
    cause,
  })
}

/** What the provider says of damage is a value, to be collected; anything else is thrown. */
export function ifDamaged(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  throw error
}
