import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import { plannedKinds } from '../../../src/plan/entries.ts'
import { readDisk, type World } from './world.ts'

/** What the source holds, as a test that writes to it knows. */
export interface Expected {
  /** Bytes of each volume of the source, by id. */
  readonly disks: Map<string, Buffer>
  /** What servers of the target have written since the switch, by id of the volume of the target. */
  readonly kept: Map<string, Kept>
}

/** What must not get lost: it is on the volume of the target, or in the file that a rollback has saved of it. */
export interface Kept {
  readonly tenant: string
  readonly entry: string
  readonly bytes: Buffer
}

export async function expectedOf(world: World): Promise<Expected> {
  const disks = new Map<string, Buffer>()
  for (const { id } of await world.list('source', 'volumes'))
    disks.set(id, await readDisk(await world.disk('source', id)))
  return { disks, kept: new Map() }
}

/** The rules that hold at every instant, whatever happened. */
export async function requireRules(world: World, { disks, kept }: Expected): Promise<void> {
  await requireUntouchedSource(world, disks)
  await requireNothingLost(world, kept)
  await requireOneOfEach(world)
  await requireOneSideRunning(world)
}

async function requireUntouchedSource(world: World, disks: Expected['disks']): Promise<void> {
  const volumes = await world.list('source', 'volumes')
  expect(volumes.map(({ id }) => id).toSorted()).toEqual([...disks.keys()].toSorted())
  for (const { id, name } of volumes) {
    const found = await readDisk(await world.disk('source', id))
    expect(found.equals(disks.get(id) ?? Buffer.alloc(0)), `source volume ${name} is as it was`).toBe(true)
  }
}

async function requireNothingLost(world: World, kept: Expected['kept']): Promise<void> {
  const there = new Set((await world.list('target', 'volumes')).map(({ id }) => id))
  const folders = await readdir(world.folder)
  for (const [id, { tenant, entry, bytes }] of kept) {
    const archives = folders.filter((name) => name.startsWith(`saved-${tenant}-`))
    const saved = archives.map((name) => join(world.folder, name, `${entry}.raw`)).filter((path) => existsSync(path))
    const paths = there.has(id) ? [await world.disk('target', id)] : saved
    const found = await Promise.all(paths.map(async (path) => (await readDisk(path)).equals(bytes)))
    expect(found, `what ${tenant} wrote on the target to ${entry} is kept`).toContain(true)
  }
}

async function requireOneOfEach(world: World): Promise<void> {
  for (const kind of [...plannedKinds, 'snapshots'] as const) {
    const keys = (await world.list('target', kind)).flatMap(({ labels }) => labels[keyLabel] ?? [])
    expect(keys.toSorted(), `${kind} on the target`).toEqual([...new Set(keys)].toSorted())
  }
}

async function requireOneSideRunning(world: World): Promise<void> {
  const [old, moved] = [await world.list('source', 'servers'), await world.list('target', 'servers')]
  const running = new Set(old.filter(({ state }) => state === 'running').map(({ name }) => name))
  const both = moved.filter(({ name, state }) => state === 'running' && running.has(name))
  expect(
    both.map(({ name }) => name),
    'servers that run on both sides',
  ).toEqual([])
}

/** Both sides in words that do not depend on ids or times. */
export async function pictureOf(world: World): Promise<object> {
  const picture: Record<string, readonly string[]> = {}
  for (const side of ['source', 'target'] as const) {
    for (const kind of [...plannedKinds, 'snapshots'] as const) {
      const all = await world.list(side, kind)
      const words = await Promise.all(
        all.map(async (one) => {
          const state = 'state' in one ? one.state : ''
          const disk =
            kind === 'volumes' ? (await readDisk(await world.disk(side, one.id))).toString('latin1', 0, 64) : ''
          // A phase that is repeated takes another snapshot.
          const name = kind === 'snapshots' ? one.name.replace(/ \d+$/, '') : one.name
          return `${name} ${state} ${disk.replaceAll('\0', '')}`
        }),
      )
      picture[`${side} ${kind}`] = words.toSorted()
    }
  }
  return {
    ...picture,
    milestones: [...world.state().tenants].map(([name, { milestone }]) => `${name} ${String(milestone)}`),
  }
}
