import { execFileSync } from 'node:child_process'
import { link, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { sharedPlaces } from '../../../src/workflows/disk/shared-places.ts'
import { temporaryFolder } from '../disks.ts'

async function folder(...names: readonly string[]): Promise<(name: string) => string> {
  const path = await temporaryFolder()
  for (const name of names) await writeFile(join(path, name), name)
  return (name) => join(path, name)
}

async function shared(
  place: (name: string) => string,
  lines: readonly (readonly [string, string])[],
  kept: readonly string[] = [],
): Promise<readonly unknown[]> {
  const entries = lines.map(([source, target]) => ({ source: place(source), target: place(target) }))
  const found = await sharedPlaces({ entries, kept: kept.map(place) })
  const short = (values: object): readonly string[] =>
    Object.values(values).map((path) => relative(place('.'), String(path)))
  return found.map(({ key, values }) => [key, ...short(values)])
}

test('two names of one file are one target, and one of them is no source beside the other', async () => {
  const place = await folder('a', 'b', 't', 's')
  await link(place('t'), place('t2'))
  await link(place('s'), place('s2'))
  const lines = [
    ['a', 't'],
    ['b', 't2'],
    ['s', 'u'],
    ['b', 's2'],
  ] as const
  expect(await shared(place, lines)).toEqual([
    ['disk.list.twice', 't2'],
    ['disk.list.source', 's2'],
  ])
})

test('what is still to be made is known by its folder, whatever leads there', async () => {
  const place = await folder('a', 'b')
  await mkdir(place('real'))
  await symlink(place('real'), place('way'))
  expect(await shared(place, [['a', 'real/t'], ['b', 'way/t']])).toEqual([['disk.list.twice', 'way/t']]) // prettier-ignore
})

test('no disk lies where a file about the list or about another copy is kept', async () => {
  const place = await folder('a', 'b', 'list')
  const lines = [
    ['a', 't'],
    ['b', 't.broker-manifest'],
    ['t.broker-journal', 'u'],
    ['a', 'list'],
  ] as const
  expect(await shared(place, lines, ['list', 'list.broker-list'])).toEqual([
    ['disk.stateIsDisk', 't.broker-manifest'],
    ['disk.stateIsDisk', 't.broker-journal'],
    ['disk.stateIsDisk', 'list'],
  ])
})

test('lines that have nothing in common, one source for several, servers and pipes are fine', async () => {
  const place = await folder('a', 't', 'u')
  execFileSync('mkfifo', [place('pipe')])
  expect(await shared(place, [['a', 't'], ['a', 'u'], ['a', 'v'], ['pipe', 'w']])).toEqual([]) // prettier-ignore
  const entries = [1, 2].map((number) => ({ source: `nbd://h/${String(number)}`, target: `nbd://g/${String(number)}` }))
  expect(await sharedPlaces({ entries, kept: [] })).toEqual([])
  const [one] = entries
  const both = [
    ...entries,
    { source: place('a'), target: 'nbd://h:10809/1' },
    { source: place('u'), target: one?.target ?? '' },
  ]
  expect((await sharedPlaces({ entries: both, kept: [] })).map(({ key }) => key)).toEqual([
    'disk.list.source',
    'disk.list.twice',
  ])
})
