import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { keyLabel } from '../../contract/creation.ts'
import { directoryError, systemCode, unlessMissing } from '../directory-error.ts'
import { idOfFolder, keyDigits, places } from './layout.ts'
import { type RecordOf, records } from './records.ts'

/** A resource: what its file says, and the folder in which it lies. */
export interface Entry<K extends ResourceKind> {
  readonly record: RecordOf[K]
  readonly folder: string
}

/** All of a kind, in the order of their names. What is deleted meanwhile is left out; folders that are not ours are passed by. */
export async function* listRecords<K extends ResourceKind>(
  root: string,
  kind: K,
  signal: AbortSignal,
): AsyncGenerator<Entry<K>> {
  for (const name of await folders(root, kind)) {
    signal.throwIfAborted()
    const entry = await readEntry(root, kind, name)
    if (entry !== null) yield entry
  }
  signal.throwIfAborted()
}

export async function findById<K extends ResourceKind>(root: string, kind: K, id: string): Promise<Entry<K> | null> {
  const name = (await folders(root, kind)).find((folder) => idOfFolder(folder) === id)
  return name === undefined ? null : await readEntry(root, kind, name)
}

/** What a create call with this key has made before. */
export async function findByKey<K extends ResourceKind>(root: string, kind: K, key: string): Promise<Entry<K> | null> {
  const digits = keyDigits(kind, key)
  for (const name of await folders(root, kind)) {
    if (idOfFolder(name)?.startsWith(`${digits}-`) !== true) continue
    const entry = await readEntry(root, kind, name)
    if (entry?.record.labels[keyLabel] === key) return entry
  }
  return null
}

async function folders(root: string, kind: ResourceKind): Promise<readonly string[]> {
  const names = (await readdir(join(root, places[kind].folder)).catch(unlessMissing)) ?? []
  return names.filter((name) => idOfFolder(name) !== null).sort()
}

/** @throws ProviderError `unexpected` – the file is damaged, or is not about what its folder says. */
async function readEntry<K extends ResourceKind>(root: string, kind: K, name: string): Promise<Entry<K> | null> {
  const folder = join(root, places[kind].folder, name)
  const file = join(folder, places[kind].file)
  const text = await readFile(file, 'utf8').catch(unlessGone)
  if (text === null) return null
  const record = parse(kind, file, text)
  if (record.id === idOfFolder(name)) return { record, folder }
  throw directoryError({ code: 'unexpected', key: 'directory.notUnderstood', values: { file } })
}

function parse<K extends ResourceKind>(kind: K, file: string, text: string): RecordOf[K] {
  try {
    return records[kind].parse(JSON.parse(text))
  } catch (error) {
    throw directoryError({ code: 'unexpected', key: 'directory.notUnderstood', values: { file }, cause: error })
  }
}

/** A file `x--0123456789-abcdef` is not ours either. */
function unlessGone(error: unknown): null {
  return systemCode(error) === 'ENOTDIR' ? null : unlessMissing(error)
}
