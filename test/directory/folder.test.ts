import { createHash } from 'node:crypto'
import { mkdir, open, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import { safeName } from '../../src/providers/directory/folder/safe-name.ts'
import { collect } from '../conformance/bench.ts'
import { openDirectory } from '../conformance/directory-harness.ts'
import { imageBytes, imageOf } from '../conformance/storage-makers.ts'
import { temporaryFolder } from '../transfer/disks.ts'
import { creation, featuresOf, never, small } from './make.ts'

const mib = 1024 * 1024

async function cloud(): Promise<{ readonly root: string; readonly features: AllFeatures }> {
  const root = await temporaryFolder()
  return { root, features: featuresOf(openDirectory(root)) }
}

const sparse = (sizeBytes: number) => ({ sizeBytes, class: null, from: null })

test('a person sees what is what', async () => {
  const { root, features } = await cloud()
  const { resource } = await features.volumes.create({
    ...creation('k', { name: 'Customer data: Élise & Cie' }),
    ...sparse(512),
  })
  await features.snapshots.create({ ...creation('s', { name: 'before the move' }), volumeId: resource.id })
  const all = await readdir(root, { recursive: true })
  const shown = all
    .filter((path) => !path.startsWith('.broker'))
    .map((path) => path.replace(/--[0-9a-f]{10}-[0-9a-f]{6}/, '--ID'))
  expect(shown.sort()).toEqual([
    'broker-directory.json',
    'snapshots',
    'snapshots/before-the-move--ID',
    'snapshots/before-the-move--ID/disk.raw',
    'snapshots/before-the-move--ID/snapshot.json',
    'volumes',
    'volumes/Customer-data-Élise-Cie--ID',
    'volumes/Customer-data-Élise-Cie--ID/disk.raw',
    'volumes/Customer-data-Élise-Cie--ID/volume.json',
  ])
})

test('whoever looks while a folder becomes a cloud sees one, or an empty folder', async () => {
  for (let round = 0; round < 20; round++) {
    const { root, features } = await cloud()
    const other = featuresOf(openDirectory(root))
    let isMade = false
    const looking = async (): Promise<void> => {
      while (!isMade) await collect(other.inventory.list({ kind: 'volumes', signal: never }))
    }
    const looked = looking()
    await features.volumes.create({ ...creation('k'), ...sparse(512) })
    isMade = true
    await looked
  }
})

test.each([
  ['../../etc/passwd', 'etc-passwd'],
  ['..', 'unnamed'],
  ['', 'unnamed'],
  ['.hidden', 'hidden'],
  ['/absolute\\and\\windows', 'absolute-and-windows'],
  ['two\nlines\u001b[31m', 'two-lines-31m'],
  ['a--b', 'a-b'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['\ud800 alone', 'alone'],
  ['x'.repeat(300), 'x'.repeat(40)],
  ['データ', 'データ'],
])('the name %j becomes %j', (name, shown) => {
  expect(safeName(name)).toBe(shown)
})

test.each([
  ['with cp', process.env['PATH']],
  ['without cp', ''],
])('volumes and snapshots take no room for what is zero, %s', async (_, path) => {
  const before = process.env['PATH']
  process.env['PATH'] = path
  onTestFinished(() => void (process.env['PATH'] = before))
  const { root, features } = await cloud()
  const { id } = (await features.volumes.create({ ...creation('v'), ...sparse(256 * mib) })).resource
  const { location } = await features.volumeSink.open({ id, signal: never })
  const file = await open(location, 'r+')
  await file.write(Buffer.alloc(mib, 7), 0, mib, 100 * mib)
  await file.close()
  const snapshot = (await features.snapshots.create({ ...creation('s'), volumeId: id })).resource
  const copy = await features.volumeSource.open({ of: 'snapshot', id: snapshot.id, signal: never })
  const { size, blocks } = await stat(copy.location)
  expect(size).toBe(256 * mib)
  expect(blocks * 512).toBeLessThan(3 * mib)
  const digest = async (path: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  expect(await digest(copy.location)).toBe(await digest(location))
  expect((await readdir(root)).sort()).toEqual(['.broker', 'broker-directory.json', 'snapshots', 'volumes'])
})

test('what broker did not write stays as it is', async () => {
  const { root, features } = await cloud()
  const { id } = (await features.volumes.create({ ...creation('v'), ...sparse(512) })).resource
  await writeFile(join(root, 'README.txt'), 'ours')
  await mkdir(join(root, 'volumes', 'my own'))
  await writeFile(join(root, 'volumes', 'notes--0123456789-abcdef'), 'not a folder')
  await mkdir(join(root, 'volumes', 'half--0123456789-fedcba'))
  expect((await collect(features.inventory.list({ kind: 'volumes', signal: never }))).map((one) => one.id)).toEqual([
    id,
  ])
  await features.volumes.delete({ id, signal: never })
  expect((await readdir(join(root, 'volumes'))).sort()).toEqual([
    'half--0123456789-fedcba',
    'my own',
    'notes--0123456789-abcdef',
  ])
  expect(await readFile(join(root, 'README.txt'), 'utf8')).toBe('ours')
})

const refusals = [
  ['a folder that does not exist', (root: string) => join(root, 'none'), 'not-found', 'directory.noFolder'],
  [
    'a folder with other things in it',
    async (root: string) => {
      await writeFile(join(root, 'holiday.jpg'), '')
      return root
    },
    'conflict',
    'directory.otherThings',
  ],
  [
    'a newer format',
    async (root: string) => {
      await writeFile(join(root, 'broker-directory.json'), '{"kind": "directory", "format": "broker/directory/2"}')
      return root
    },
    'unsupported',
    'directory.newer',
  ],
  [
    'a top file that is damaged',
    async (root: string) => {
      await writeFile(join(root, 'broker-directory.json'), '{"format": ')
      return root
    },
    'unexpected',
    'directory.badTop',
  ],
] as const

test.each(refusals)('%s is refused, and nothing is written', async (_, prepare, code, key) => {
  const folder = await temporaryFolder()
  const root = await prepare(folder)
  const features = featuresOf(openDirectory(root))
  const before = await readdir(folder, { recursive: true })
  const error = { code, says: { key } }
  await expect(collect(features.inventory.list({ kind: 'volumes', signal: never }))).rejects.toMatchObject(error)
  await expect(features.volumes.create({ ...creation('v'), ...sparse(512) })).rejects.toMatchObject(error)
  const checks = await collect(features.access.check({ signal: never }))
  expect(checks).toMatchObject([{ id: 'reachable', state: 'failed', says: { key } }])
  expect(await readdir(folder, { recursive: true })).toEqual(before)
})

test('an empty folder is an empty cloud, and looking does not change it', async () => {
  const { root, features } = await cloud()
  expect(await collect(features.inventory.list({ kind: 'volumes', signal: never }))).toEqual([])
  expect(await readdir(root)).toEqual([])
})

test('a record that was damaged is named', async () => {
  const { root, features } = await cloud()
  await features.volumes.create({ ...creation('v'), ...sparse(512) })
  const [name = ''] = await readdir(join(root, 'volumes'))
  const file = join(root, 'volumes', name, 'volume.json')
  await writeFile(file, '{}')
  await expect(collect(features.inventory.list({ kind: 'volumes', signal: never }))).rejects.toMatchObject({
    code: 'unexpected',
    says: { key: 'directory.damaged' },
    problems: [{ message: { key: 'directory.badField', values: { file, field: 'kind' } } }],
  })
})

test('a byte of an image that was flipped is caught', async () => {
  const { root, features } = await cloud()
  const { id, checksum } = (await features.images.upload({ ...imageOf(imageBytes(mib)), ...creation('i') })).resource
  expect(checksum).toEqual({ algorithm: 'sha512', value: createHash('sha512').update(imageBytes(mib)).digest('hex') })
  const [name = ''] = await readdir(join(root, 'images'))
  const file = await open(join(root, 'images', name, 'image.raw'), 'r+')
  await file.write(Buffer.from('!'), 0, 1, 54_321)
  await file.close()
  const { content } = await features.images.download({ id, signal: never })
  await expect(collect(content)).rejects.toMatchObject({ code: 'conflict', says: { key: 'directory.imageChanged' } })
})

test('a volume made from a raw image holds it; other formats are unsupported', async () => {
  const { features } = await cloud()
  const raw = (await features.images.upload({ ...imageOf(imageBytes(mib)), ...creation('raw') })).resource
  const from = { kind: 'image', id: raw.id } as const
  const volume = (await features.volumes.create({ ...creation('v'), ...sparse(2 * mib), from })).resource
  const { location } = await features.volumeSource.open({ of: 'volume', id: volume.id, signal: never })
  expect((await readFile(location)).equals(Buffer.concat([imageBytes(mib), Buffer.alloc(mib)]))).toBe(true)
  const tooSmall = features.volumes.create({ ...creation('w'), ...sparse(512), from })
  await expect(tooSmall).rejects.toMatchObject({ code: 'conflict', says: { key: 'directory.tooSmall' } })
  const qcow2 = (await features.images.upload({ ...imageOf(imageBytes(512)), format: 'qcow2', ...creation('q') }))
    .resource
  const other = features.volumes.create({ ...creation('x'), ...sparse(mib), from: { kind: 'image', id: qcow2.id } })
  await expect(other).rejects.toMatchObject({ code: 'unsupported', says: { key: 'directory.imageNotRaw' } })
})

test('sizes of servers may come from a file', async () => {
  const { root, features } = await cloud()
  const offer = { id: 'huge', name: 'huge', vcpu: 64, memoryMib: 262_144, diskGib: 0 }
  await writeFile(join(root, 'offers.json'), JSON.stringify({ kind: 'offers', offers: [offer] }))
  expect(await collect(features.offers.list({ signal: never }))).toEqual([{ ...offer, public: true }])
  await writeFile(join(root, 'offers.json'), JSON.stringify({ kind: 'offers', offers: [offer, offer] }))
  await expect(collect(features.offers.list({ signal: never }))).rejects.toMatchObject({ code: 'unexpected' })
})

test('a size that is sold out is listed, and neither made nor started', async () => {
  const { root, features } = await cloud()
  const offer = { id: 'small', name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 0 }
  const say = (soldOut?: string): Promise<void> =>
    writeFile(join(root, 'offers.json'), JSON.stringify({ kind: 'offers', offers: [{ ...offer, soldOut }] }))
  const volume = await features.volumes.create({ ...creation('v'), ...sparse(512) })
  const wanted = { ...small, boot: { kind: 'volume', id: volume.resource.id } } as const
  const refused = (way: 'creating' | 'starting'): object => ({
    code: 'quota',
    says: { key: `directory.soldOut.${way}` },
    next: { key: `directory.soldOut.${way}.next` },
  })
  await say('creating')
  expect(await collect(features.offers.list({ signal: never }))).toEqual([{ ...offer, public: true }])
  await expect(features.servers.create({ ...wanted, ...creation('s') })).rejects.toMatchObject(refused('creating'))
  await say('starting')
  const starting = features.servers.create({ ...wanted, ...creation('s'), state: 'running' })
  await expect(starting).rejects.toMatchObject(refused('starting'))
  const { id } = (await features.servers.create({ ...wanted, ...creation('s') })).resource
  const start = (): Promise<unknown> => features.servers.power({ id, state: 'running', signal: never })
  await expect(start()).rejects.toMatchObject(refused('starting'))
  expect((await collect(features.inventory.list({ kind: 'servers', signal: never })))[0]?.state).toBe('stopped')
  await say()
  expect(await start()).toEqual({ changed: true })
})

test('files are their owner\u2019s alone', async () => {
  const { root, features } = await cloud()
  await features.volumes.create({ ...creation('v'), ...sparse(512) })
  const [name = ''] = await readdir(join(root, 'volumes'))
  const modes = await Promise.all(
    ['', 'disk.raw', 'volume.json'].map(async (file) => (await stat(join(root, 'volumes', name, file))).mode & 0o777),
  )
  expect(modes).toEqual([0o700, 0o600, 0o600])
})
