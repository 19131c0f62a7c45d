import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Health } from '../../src/domain/health.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import { checkAccount } from '../../src/workflows/doctor/check-account.ts'
import { takeInventory } from '../../src/workflows/inventory/take-inventory.ts'
import { collect } from '../conformance/bench.ts'
import { openDirectory } from '../conformance/directory-harness.ts'
import { temporaryFolder } from '../transfer/disks.ts'
import { creation, featuresOf, never, small } from './make.ts'

let root: string
let features: AllFeatures
/** Folders of two volumes, and the id of the first. */
let folder: string
let other: string
let id: string

async function newVolume(name: string): Promise<{ readonly id: string; readonly folder: string }> {
  const wanted = { sizeBytes: 4096, class: null, from: null }
  const { resource } = await features.volumes.create({ ...creation(name), ...wanted })
  return { id: resource.id, folder: join(root, 'volumes', `${name}--${resource.id}`) }
}

beforeEach(async () => {
  root = await temporaryFolder()
  features = featuresOf(openDirectory(root))
  ;({ folder, id } = await newVolume('data'))
  other = (await newVolume('other')).folder
})

const take = (): Promise<Inventory> =>
  takeInventory({
    profile: 'archive',
    provider: openDirectory(root),
    tenants: { kind: 'project' },
    takenAt: '2026-11-22T04:00:00Z',
    onProgress: () => undefined,
    signal: never,
  })
const check = (): Promise<Health> => checkAccount({ profile: 'archive', provider: openDirectory(root), signal: never })

const shown = ({ volumes, warnings, incomplete }: Inventory): unknown => ({
  incomplete,
  volumes: volumes.map(({ name, state, providerState }) => [name, state, providerState]),
  warnings: warnings.map(({ kind, why, says, next }) => [kind, why, says.key, says.values, next?.key]),
})

test.each([
  ['is missing', 'no data', 'directory.rawMissing', {}, () => rm(join(folder, 'disk.raw'))],
  [
    'was cut off',
    'wrong length',
    'directory.rawLength',
    { sizeBytes: 4096, found: 512 },
    () => truncate(join(folder, 'disk.raw'), 512),
  ],
  [
    'is a link',
    'not a file',
    'directory.rawForeign',
    {},
    async () => {
      await rename(join(folder, 'disk.raw'), join(root, 'elsewhere'))
      await symlink(join(root, 'elsewhere'), join(folder, 'disk.raw'))
    },
  ],
])('a volume whose data %s is in error, named, and not opened', async (_, said, key, more, damage) => {
  await damage()
  const values = { name: 'data', id, path: join(folder, 'disk.raw'), ...more }
  expect(shown(await take())).toEqual({
    incomplete: true,
    volumes: [
      ['data', 'error', said],
      ['other', 'ready', 'stored'],
    ],
    warnings: [['volumes', 'failed', key, values, `${key}.next`]],
  })
  const failed = (await check()).checks.filter(({ state }) => state === 'failed')
  expect(failed).toMatchObject([{ id: 'contents', says: { key, values } }])
  const refusal = { code: 'conflict', kind: 'usage', says: { key, values } }
  await expect(features.volumeSource.open({ of: 'volume', id, signal: never })).rejects.toMatchObject(refusal)
  await expect(features.volumeSink.open({ id, signal: never })).rejects.toMatchObject(refusal)
  await expect(features.snapshots.create({ ...creation('s'), volumeId: id })).rejects.toMatchObject(refusal)
})

test('damaged records are named one by one, and hide no other', async () => {
  const third = (await newVolume('third')).folder
  await writeFile(join(folder, 'volume.json'), '{"kind": "volume"}')
  await writeFile(join(third, 'volume.json'), '{')
  expect(shown(await take())).toEqual({
    incomplete: true,
    volumes: [['other', 'ready', 'stored']],
    warnings: [
      [
        'volumes',
        'failed',
        'directory.badField',
        { file: join(folder, 'volume.json'), field: 'id' },
        'directory.badField.next',
      ],
      [
        'volumes',
        'failed',
        'directory.notUnderstood',
        { file: join(third, 'volume.json') },
        'directory.notUnderstood.next',
      ],
    ],
  })
  const failed = (await check()).checks.filter(({ state }) => state === 'failed')
  expect(failed).toMatchObject([{ says: { key: 'directory.severalDamaged', values: { count: 2 } } }])
})

test.each(['', '{"host": ', '\0\0\0\0', '{}'])('a lock file that holds %j keeps nobody from writing', async (text) => {
  await writeFile(join(root, '.broker', 'lock.1000'), text)
  await newVolume('third')
  expect(await readdir(join(root, '.broker'))).toEqual(['lock.1001', 'making'])
})

test('a folder that was copied is listed once, and both are named', async () => {
  const copy = join(root, 'volumes', `old--${id}`)
  await cp(folder, copy, { recursive: true })
  const values = { id, first: folder, second: copy }
  expect(shown(await take())).toEqual({
    incomplete: true,
    volumes: [
      ['data', 'ready', 'stored'],
      ['other', 'ready', 'stored'],
    ],
    warnings: [['volumes', 'failed', 'directory.twice', values, 'directory.twice.next']],
  })
  const error = { code: 'conflict', says: { key: 'directory.twice', values } }
  await expect(features.volumeSource.open({ of: 'volume', id, signal: never })).rejects.toMatchObject(error)
  await expect(features.volumes.delete({ id, signal: never })).rejects.toMatchObject(error)
})

test.each([
  ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
  ['a folder', (path: string) => mkdir(path)],
  ['a link', (path: string) => symlink(join(other, 'volume.json'), path)],
])('%s in place of a record is not opened', async (_, put) => {
  const path = join(folder, 'volume.json')
  await rm(path)
  await put(path)
  expect(shown(await take())).toEqual({
    incomplete: true,
    volumes: [['other', 'ready', 'stored']],
    warnings: [['volumes', 'failed', 'directory.notRegular', { path }, 'directory.notRegular.next']],
  })
})

test.each([
  ['damaged', 'directory.badTop', (path: string) => writeFile(path, '{"kind": ')],
  ['a folder', 'directory.notRegular', (path: string) => mkdir(path)],
  ['a pipe', 'directory.notRegular', (path: string) => void execFileSync('mkfifo', [path])],
])('a top file that is %s is a mistake of the folder, not of the program', async (_, key, put) => {
  const path = join(root, 'broker-directory.json')
  await rm(path)
  await put(path)
  await expect(take()).rejects.toMatchObject({ kind: 'usage', says: { key }, next: { key: `${key}.next` } })
})

test('an inventory does not show by which key something was made', async () => {
  const { volumes } = await take()
  expect(volumes.map(({ labels }) => labels)).toEqual([{}, {}])
  const listed = await collect(features.inventory.list({ kind: 'volumes', signal: never }))
  expect(listed.map(({ labels }) => labels)).toEqual([{ 'broker-key': 'data' }, { 'broker-key': 'other' }])
})

test.each([
  ['an image', { kind: 'image', bytes: 4096 }, ['web', 'error', 'wrong length'], ['directory.rawLength']],
  ['a volume', { kind: 'volume', bytes: null }, ['web', 'stopped', 'record only'], []],
] as const)(
  'a server that starts from %s and whose own disk was cut off',
  async (_, { kind, bytes }, listed, warned) => {
    const content = async function* () {
      yield await Promise.resolve(Buffer.alloc(4096, 7))
    }
    const file = { format: 'raw', sizeBytes: 4096, minDiskGib: 0, content } as const
    const bootId = kind === 'image' ? (await features.images.upload({ ...creation('os'), ...file })).resource.id : id
    const wanted = { ...creation('web'), ...small, boot: { kind, id: bootId } }
    const server = (await features.servers.create(wanted)).resource
    if (bytes !== null) await truncate(join(root, 'servers', `web--${server.id}`, 'disk.raw'), bytes - 1)
    const { servers, warnings } = await take()
    expect(servers.map(({ name, state, providerState }) => [name, state, providerState])).toEqual([listed])
    expect(warnings.map(({ says: { key } }) => key)).toEqual(warned)
  },
)
