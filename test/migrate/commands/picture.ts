import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { plannedKinds } from '../../../src/plan/entries.ts'
import { migratedLabel } from '../../../src/plan/create-key.ts'
import { type Fact } from '../../../src/plan/fact.ts'
import { readJournalText } from '../../../src/plan/journal-text.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'
import { receipt } from '../../../src/plan/receipt.ts'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import { diskOf, type Moving } from './moving.ts'

const kinds = [...plannedKinds, 'snapshots'] as const

/** Everything that there is, in words that depend neither on ids nor on times. */
export async function pictureOf(move: Moving): Promise<object> {
  return {
    old: await sideOf(move, 'old'),
    new: await sideOf(move, 'new'),
    milestones: await milestonesOf(move),
    files: await planFilesOf(move),
    saved: await savedOf(move),
    receipts: await receiptsOf(move),
  }
}

/** But for the draft of a lock, which a process that is killed while it takes one leaves: it holds nothing and locks nothing. */
async function planFilesOf({ folder }: Moving): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'migrations'), { recursive: true })
  return names.filter((name) => !/\.broker-lock\.\d+-[0-9a-f]+$/.test(name)).toSorted()
}

async function sideOf(move: Moving, side: 'old' | 'new'): Promise<readonly string[]> {
  const names = new Map<string, string>()
  const words: string[] = []
  for (const kind of kinds) {
    for (const one of await move.list(side, kind)) {
      const { id, name, labels, createdAt: _, ...rest } = one
      // A phase that is repeated takes another snapshot.
      const [lasting, isSnapshot] = [name.replace(/^(broker .*) \d+$/, '$1'), kind === 'snapshots']
      const kept = Object.entries(labels).filter(([key]) => key !== migratedLabel && !(isSnapshot && key === keyLabel))
      const disk = kind === 'volumes' ? await digestOf(await diskOf(move, side, id)) : ''
      names.set(id, `<${kind} ${lasting}>`)
      words.push(JSON.stringify([kind, lasting, kept.toSorted(), rest, disk]))
    }
  }
  return words.map((text) => text.replaceAll(/[0-9a-f]{10}-[0-9a-f]{6}/g, (id) => names.get(id) ?? '<gone>')).toSorted()
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

/** What the journal holds. */
export async function factsOf({ folder }: Moving): Promise<readonly Fact[]> {
  const file = await readFile(join(folder, 'migrations/move.journal.jsonl')).catch(() => null)
  return file === null ? [] : (readJournalText(file)?.facts ?? [])
}

/** What each tenant has reached, and how its hooks have ended. */
async function milestonesOf(move: Moving): Promise<readonly string[]> {
  return [...stateOf(await factsOf(move)).tenants].map(
    ([name, { milestone, hooks }]) =>
      `${name} ${String(milestone)} ${JSON.stringify(Object.entries(hooks).toSorted())}`,
  )
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).toSorted().map((name) => join(folder, name))
}

/** Content of the disks that a rollback saved. */
async function savedOf({ folder }: Moving): Promise<readonly string[]> {
  const archives = await filesBelow(join(folder, 'migrations/move.saved'))
  const files = (await Promise.all(archives.map(filesBelow))).flat().filter((file) => file.endsWith('.raw'))
  return await Promise.all(files.map(async (file) => `${file.slice(folder.length)} ${await digestOf(file)}`))
}

/** What receipts say of content. */
async function receiptsOf({ folder }: Moving): Promise<readonly unknown[]> {
  const files = await filesBelow(join(folder, 'migrations/move.receipts'))
  return await Promise.all(
    files.map(async (file) => {
      const { volumes, servers, counts } = receipt.parse(JSON.parse(await readFile(file, 'utf8')))
      return {
        volumes: volumes.map(({ name, root, sizeBytes, proof, consistent }) => ({
          name,
          root,
          sizeBytes,
          proof,
          consistent,
        })),
        servers: servers.map(({ name }) => name),
        counts,
      }
    }),
  )
}

/** Bytes of every volume of the source, by name. */
export async function disksOf(move: Moving): Promise<ReadonlyMap<string, string>> {
  const disks = new Map<string, string>()
  for (const { id, name } of await move.list('old', 'volumes'))
    disks.set(name, await digestOf(await diskOf(move, 'old', id)))
  return disks
}

/** Names and states of the servers of a side. */
export async function powerOf({ list }: Moving, side: 'old' | 'new'): Promise<readonly string[]> {
  return (await list(side, 'servers')).map(({ name, state }) => `${name} ${state}`).toSorted()
}

/** What the journal says is there is there. */
export async function requireAlive(move: Moving): Promise<void> {
  for (const { side, resource, id, state } of stateOf(await factsOf(move)).made.values()) {
    if (state !== 'there') continue
    const there = await move.list(side === 'source' ? 'old' : 'new', resource)
    expect(
      there.map((one) => one.id),
      `${resource} in the journal`,
    ).toContain(id)
  }
}

/** Nothing on the target was made twice, and no server runs on both sides. */
export async function requireOnce(move: Moving): Promise<void> {
  for (const kind of kinds) {
    const keys = (await move.list('new', kind)).flatMap(({ labels }) => labels[keyLabel] ?? [])
    expect(keys.toSorted(), `${kind} on the target`).toEqual([...new Set(keys)].toSorted())
  }
  const [old, fresh] = [await powerOf(move, 'old'), new Set(await powerOf(move, 'new'))]
  expect(old.filter((one) => one.endsWith(' running') && fresh.has(one))).toEqual([])
}
