import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cutover, removeWorlds, worldAfter } from './killing.ts'
import { copyOf, diskOf, filesOf, moving, type Moving, upTo } from './moving.ts'
import { powerOf } from './picture.ts'

afterAll(removeWorlds)

const usual = { timeout: 240_000 }
const journal = 'migrations/move.journal.jsonl'
const older = 'migrations/older.jsonl'

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** Exit code and everything that was said. */
async function said(move: Moving, ...words: readonly string[]): Promise<readonly [number, string]> {
  const { code, stdout, stderr } = await move.migrate(words)
  return [code, spaced(`${stderr} ${stdout}`)]
}

/** Everything on the target with the bytes of its disks, but for what marks a lock. */
async function targetOf(move: Moving): Promise<readonly string[]> {
  const words: string[] = []
  for (const kind of ['servers', 'volumes', 'networks', 'securityGroups'] as const) {
    for (const one of await move.list('new', kind)) {
      const disk = kind === 'volumes' ? await readFile(await diskOf(move, 'new', one.id), 'latin1') : ''
      words.push(JSON.stringify([kind, one.id, one.labels, 'state' in one ? one.state : '', disk]))
    }
  }
  return words.toSorted()
}

const file = (move: Moving, name: string): string => join(move.folder, name)

/** A tenant that runs on the target and has written there, and the journal of before its cutover. */
async function withOlderJournal(): Promise<Moving> {
  const move = await copyOf(await worldAfter('switched'))
  const before = await worldAfter('applied')
  await copyFile(file(before, journal), file(move, journal))
  return move
}

async function withoutJournal(): Promise<Moving> {
  const move = await copyOf(await worldAfter('switched'))
  await rm(file(move, journal))
  return move
}

/** Bytes that a rollback saved. */
async function savedTexts({ folder }: Moving, number = 1): Promise<readonly string[]> {
  const saved = join(folder, `migrations/move.saved/acme-${String(number)}`)
  const disks = (await readdir(saved)).filter((name) => name.endsWith('.raw'))
  return await Promise.all(disks.map((name) => readFile(join(saved, name), 'latin1')))
}

const unknownPower =
  /which servers of the source ran before is not in the journal.*They do not: acme server-0, acme server-1\./

describe('a journal that is older than what runs on the target', () => {
  test('stops every phase, and check names the server', usual, async () => {
    const move = await withOlderJournal()
    const before = await targetOf(move)
    for (const words of [['apply'], ['sync'], ['rehearse'], cutover, ['rollback'], ['finish']]) {
      expect(await said(move, ...words), words[0]).toEqual([
        6,
        expect.stringMatching(
          /this journal is older than what runs on the target: server "acme server-0" .*--adopt counts acme as running/,
        ),
      ])
    }
    expect(await said(move, 'check', '--json')).toEqual([
      7,
      expect.stringMatching(/older than what runs.*resources carry the label/),
    ])
    expect(await targetOf(move)).toEqual(before)
  })

  test(
    'taken over, it asks before it goes back, saves what was written, and leaves the source as it is',
    usual,
    async () => {
      const move = await withOlderJournal()
      const before = await targetOf(move)
      for (const words of [['apply', '--adopt'], ['sync'], cutover]) await upTo(move, words)
      expect(await targetOf(move)).toEqual(before)
      expect(await said(move, 'finish', '--accept-weak-proof')).toEqual([
        6,
        expect.stringContaining('knows nothing of the last copies of acme'),
      ])
      expect(await said(move, 'rollback')).toEqual([
        6,
        expect.stringMatching(/since when is not in the journal.*--confirm move/),
      ])
      expect(await targetOf(move)).toEqual(before)
      expect(await said(move, 'rollback', '--confirm', 'move')).toEqual([0, expect.stringMatching(unknownPower)])
      expect((await savedTexts(move)).filter((text) => text.includes('written on the new side'))).toHaveLength(1)
      expect(await powerOf(move, 'old')).toEqual(['acme server-0 stopped', 'acme server-1 stopped'])
      expect(await move.list('new', 'volumes')).toEqual([])
    },
  )
})

describe('a journal that is gone', () => {
  test('is missed by whatever relies on it, and none is begun', usual, async () => {
    const move = await withoutJournal()
    const [before, files] = [await targetOf(move), await filesOf(move)]
    for (const words of [['rollback', '--confirm', 'move'], ['sync'], ['rehearse'], cutover, ['finish'], ['cleanup']]) {
      expect(await said(move, ...words), words[0]).toEqual([
        6,
        expect.stringMatching(
          /there is no journal migrations\/move\.journal\.jsonl, and \d+ resources carry the label.*--adopt/,
        ),
      ])
    }
    expect(await said(move, 'status')).toEqual([
      3,
      expect.stringMatching(/its journal .* is gone.*broker migrate check/),
    ])
    expect([await targetOf(move), await filesOf(move)]).toEqual([before, files])
  })

  test('a rollback that takes over what is there asks after it knows that this runs', usual, async () => {
    const move = await withoutJournal()
    const before = await targetOf(move)
    expect(await said(move, 'rollback', '--adopt')).toEqual([6, expect.stringContaining('--confirm move')])
    expect(await targetOf(move)).toEqual(before)
    expect(await said(move, 'rollback', '--adopt', '--confirm', 'move')).toEqual([
      0,
      expect.stringMatching(unknownPower),
    ])
    expect((await savedTexts(move)).filter((text) => text.includes('written on the new side'))).toHaveLength(1)
  })

  test('with the manifests: it is taken over all the same, and a rollback ends without them', usual, async () => {
    const move = await withoutJournal()
    const state = file(move, 'migrations/move.state')
    await rm(state, { recursive: true })
    await upTo(move, ['apply', '--adopt'])
    await rm(state, { recursive: true, force: true })
    await upTo(move, ['rollback', '--confirm', 'move'])
    expect((await savedTexts(move)).filter((text) => text.includes('written on the new side'))).toHaveLength(1)
    expect(await move.list('new', 'volumes')).toEqual([])
  })

  test('what lies where a rollback would save is kept, and other folders are taken', usual, async () => {
    const move = await withoutJournal()
    const earlier = ['acme-1', 'acme-2'].map((name) => file(move, `migrations/move.saved/${name}`))
    for (const folder of earlier) await mkdir(folder, { recursive: true })
    const kept = join(earlier[0] ?? '', 'volume.raw')
    await writeFile(kept, 'saved by an earlier one')
    await upTo(move, ['rollback', '--adopt', '--confirm', 'move'])
    expect([await readFile(kept, 'utf8'), await readdir(earlier[1] ?? '')]).toEqual(['saved by an earlier one', []])
    expect((await savedTexts(move, 3)).filter((text) => text.includes('written on the new side'))).toHaveLength(1)
  })

  test('of what was applied only: what is there is taken over, and the volumes are read again', usual, async () => {
    const move = await copyOf(await worldAfter('written'))
    await rm(file(move, journal))
    expect(await said(move, 'apply')).toEqual([6, expect.stringMatching(/resources carry the label.*--adopt/)])
    expect(await filesOf(move)).not.toContain('move.journal.jsonl')
    const ids = (await move.list('new', 'volumes')).map(({ id }) => id)
    await upTo(move, ['apply', '--adopt'], cutover)
    const volumes = await move.list('new', 'volumes')
    expect(volumes.map(({ id }) => id)).toEqual(ids)
    const data = volumes.find(({ name }) => name === 'acme data-0')?.id ?? ''
    expect(await readFile(await diskOf(move, 'new', data), 'latin1')).toContain('written on the old side')
  })

  test('where nothing was done, the first command is apply, and nothing is left behind', usual, async () => {
    const move = await copyOf(await worldAfter('planned'))
    const files = await filesOf(move)
    expect(await said(move, 'rollback')).toEqual([
      6,
      expect.stringMatching(/there is no journal .*nothing on the target carries the label.*broker migrate apply/),
    ])
    expect(await filesOf(move)).toEqual(files)
    expect(await said(move, 'rollback', '--adopt')).toEqual([6, expect.stringContaining('nothing on the target')])
  })
})

describe('what was finished', () => {
  test('is neither deleted nor taken over by a journal that does not know it', usual, async () => {
    const move = await copyOf(await worldAfter('switched'))
    await copyFile(file(move, journal), file(move, older))
    await upTo(move, ['finish'])
    await copyFile(file(move, older), file(move, journal))
    const before = await targetOf(move)
    const finished = /carries the label of a finished migration: acme was finished/
    expect(await said(move, 'rollback', '--confirm', 'move')).toEqual([6, expect.stringMatching(finished)])
    expect(await said(move, 'check', '--json')).toEqual([7, expect.stringMatching(finished)])
    const [volume] = await move.list('new', 'volumes')
    expect(await said(move, 'cleanup', '--id', volume?.id ?? '')).toEqual([6, expect.stringMatching(finished)])
    await rm(file(move, journal))
    for (const words of [
      ['apply', '--adopt', '--without-check'],
      ['apply', '--adopt', '--without-check'],
      ['rollback', '--adopt', '--confirm', 'move'],
    ]) {
      expect(await said(move, ...words), words[0]).toEqual([6, expect.stringMatching(finished)])
    }
    expect(await targetOf(move)).toEqual(before)
    expect(await powerOf(move, 'new')).toEqual(['acme server-0 running', 'acme server-1 stopped'])
  })
})

test('cleanup says that it does not know an id, and removes nothing', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const before = await targetOf(move)
  const [volume] = await move.list('new', 'volumes')
  for (const id of ['nothing-of-ours', volume?.id ?? '']) {
    expect(await said(move, 'cleanup', '--id', id)).toEqual([2, expect.stringContaining(`has the id ${id}`)])
  }
  expect(await targetOf(move)).toEqual(before)
})
