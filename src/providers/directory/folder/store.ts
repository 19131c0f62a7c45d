import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { type Creation, keyLabel } from '../../contract/creation.ts'
import { privateFolder, replaceDurably, syncFolder, writeSynced } from './durable.ts'
import { folderName, newId, places } from './layout.ts'
import { type Entry, findByKey } from './read-records.ts'
import type { Base, RecordOf } from './records.ts'
import { type Writer, writing } from './writer.ts'

/** One thing to make. */
export interface Wanted<K extends ResourceKind> {
  readonly kind: K
  readonly creation: Creation
  /** Looks at what exists with this key. @throws ProviderError `conflict` – it is not what is wanted. */
  readonly accept: (existing: RecordOf[K]) => void
  /** Writes what lies beside the record, synced; the folder is not seen by anybody yet. No other writer waits for it. */
  readonly fill?: (folder: string) => Promise<void>
  /** Called while no other writer changes anything. */
  readonly record: (base: Base) => RecordOf[K] | Promise<RecordOf[K]>
}

export interface Made<K extends ResourceKind> extends Entry<K> {
  readonly changed: boolean
}

/**
 * Makes one thing, whole or not at all, once for each key: its folder is filled where nobody looks, synced, and moved to its place
 * while the lock is held.
 */
export async function make<K extends ResourceKind>(writer: Writer, wanted: Wanted<K>): Promise<Made<K>> {
  const { kind, creation, accept } = wanted
  const known = async (): Promise<Made<K> | null> => {
    const found = await findByKey(writer.root, kind, creation.key)
    if (found === null) return null
    accept(found.record)
    return { ...found, changed: false }
  }
  creation.signal.throwIfAborted()
  const before = await known()
  if (before !== null) return before
  return await writing(writer, creation.signal, async ({ making, locked }) => {
    const staged = making.path(writer.randomHex())
    await mkdir(staged, { mode: privateFolder })
    try {
      await writer.step('staged')
      await wanted.fill?.(staged)
      await writer.step('filled')
      return await locked(async () => (await known()) ?? (await settle({ writer, wanted, staged })))
    } finally {
      await rm(staged, { recursive: true, force: true })
    }
  })
}

async function settle<K extends ResourceKind>(request: {
  readonly writer: Writer
  readonly wanted: Wanted<K>
  readonly staged: string
}): Promise<Made<K>> {
  const { writer, wanted, staged } = request
  const { kind, creation } = wanted
  const base: Base = {
    id: newId({ kind, key: creation.key, chance: writer.randomHex() }),
    name: creation.name,
    labels: { ...creation.labels, [keyLabel]: creation.key },
    tenant: null,
    createdAt: writer.now().toISOString(),
  }
  const record = await wanted.record(base)
  await writeSynced(join(staged, places[kind].file), encode(record))
  await syncFolder(staged)
  await writer.step('recorded')
  creation.signal.throwIfAborted()
  const parent = join(writer.root, places[kind].folder)
  await mkdir(parent, { recursive: true, mode: privateFolder })
  const folder = join(parent, folderName(creation.name, base.id))
  await rename(staged, folder)
  await writer.step('committed')
  await syncFolder(parent)
  await syncFolder(writer.root)
  return { record, folder, changed: true }
}

/** Replaces the record of a resource as a whole. Call it while the lock is held. */
export async function rewrite<K extends ResourceKind>(request: {
  readonly writer: Writer
  readonly kind: K
  readonly entry: Entry<K>
  /** A path nobody else uses. */
  readonly beside: string
}): Promise<void> {
  const { writer, kind, entry, beside } = request
  await writer.step('changing')
  await replaceDurably(join(entry.folder, places[kind].file), beside, encode(entry.record))
  await writer.step('changed')
}

const encode = (record: RecordOf[ResourceKind]): string => `${JSON.stringify(record, null, 2)}\n`
