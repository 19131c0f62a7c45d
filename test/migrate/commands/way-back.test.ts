import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { cloudIn } from '../phases/make-tenant.ts'
import { never } from '../phases/world.ts'
import { writeDisk } from '../phases/write-disk.ts'
import { diskOf, moving, type Moving, upTo } from './moving.ts'
import { factsOf, powerOf } from './picture.ts'

const usual = { timeout: 120_000 }

/** Names of what a tenant has on the target, with the content of its disks. */
async function targetOf(move: Moving, tenant: string): Promise<readonly string[]> {
  const mine: string[] = []
  for (const kind of ['servers', 'volumes', 'networks', 'subnets', 'routers', 'securityGroups', 'keyPairs'] as const) {
    for (const { id, name } of await move.list('new', kind)) {
      const disk = kind === 'volumes' ? await readFile(await diskOf(move, 'new', id), 'latin1') : ''
      if (name.startsWith(tenant)) mine.push(`${name} ${disk}`)
    }
  }
  return mine.toSorted()
}

test(
  'after the switch a rollback saves what was written on the target, and leaves other tenants alone',
  usual,
  async () => {
    const move = await moving('acme', 'zoo')
    await upTo(move, ['apply'], ['cutover', '--confirm', 'move', '--without-rehearsal'])
    const volume = (await move.list('new', 'volumes')).find(({ name }) => name === 'acme data-0')
    await writeDisk(await diskOf(move, 'new', volume?.id ?? ''), 'an order of this afternoon', 65_536)
    const zoo = await targetOf(move, 'zoo')
    const asked = await move.migrate(['rollback', '--tenant', 'acme'])
    expect([asked.code, asked.stderr]).toEqual([6, expect.stringContaining('--confirm move')])
    const { code, stdout } = await move.migrate(['rollback', '--tenant', 'acme', '--confirm', 'move'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('move.saved')])
    const saved = join(move.folder, 'migrations/move.saved/acme-1')
    const disks = (await readdir(saved)).filter((name) => name.endsWith('.raw'))
    const texts = await Promise.all(disks.map((name) => readFile(join(saved, name), 'latin1')))
    expect(texts.filter((text) => text.slice(65_536).startsWith('an order of this afternoon'))).toHaveLength(1)
    expect(await powerOf(move, 'old')).toEqual(['acme server-0 running', 'zoo server-0 stopped'])
    expect(await powerOf(move, 'new')).toEqual(['zoo server-0 running'])
    expect([await targetOf(move, 'acme'), await targetOf(move, 'zoo')]).toEqual([[], zoo])
  },
)

test('cleanup lists what only a label says is ours, and deletes it when its id is given', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const plan = (await factsOf(move)).find((fact) => fact.kind === 'plan')
  const volumes = requireFeature(cloudIn(join(move.folder, 'new')), 'volumes')
  const creation = { key: 'theirs', name: 'a stray', labels: { 'broker-migration': plan?.id ?? '' }, signal: never }
  const { resource } = await volumes.create({ ...creation, sizeBytes: 4096, class: null, from: null })
  const idsOf = async (): Promise<readonly string[]> =>
    (await move.list('new', 'volumes')).map(({ id }) => id).toSorted()
  const before = await idsOf()
  expect(await move.result('cleanup')).toMatchObject({ removed: [], strays: [{ id: resource.id, name: 'a stray' }] })
  expect(await idsOf()).toEqual(before)
  expect(await move.result('cleanup', '--id', resource.id)).toMatchObject({
    removed: [{ id: resource.id }],
    strays: [],
  })
  expect(await idsOf()).toEqual(before.filter((id) => id !== resource.id))
})
