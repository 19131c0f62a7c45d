import { expect, test } from 'vitest'
import { readUnchanged } from '../../../src/transfer/copy/read-unchanged.ts'
import type { Source } from '../../../src/transfer/disk.ts'
import { mappedFile } from '../mapped-file.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, ramDisk, someIdentity } from '../ram-disk.ts'

async function read(about: Partial<Source>): Promise<{ readonly found: unknown; readonly notices: unknown }> {
  const { engine, notices } = quickEngine()
  const disk = { ...ramDisk(blocks(1), { name: 'a' }), ...about }
  const found = await readUnchanged(disk, engine, () => Promise.resolve('read')).catch((error: unknown) => error)
  return { found, notices }
}

const changed = expect.objectContaining({
  kind: 'findings',
  says: { key: 'disk.readChanged', values: { name: 'a' } },
}) as unknown

test('what changes while it is read is of no one moment', async () => {
  let asked = 0
  expect([
    await read({ identity: () => Promise.resolve(someIdentity) }),
    await read({ identity: () => Promise.resolve({ ...someIdentity, modifiedNs: String(asked++) }) }),
    await read({ identity: () => Promise.resolve(asked++ < 5 ? someIdentity : null) }),
    await read({ identity: () => Promise.resolve(someIdentity), isInPlace: () => Promise.resolve(true) }),
    await read({ identity: () => Promise.resolve(someIdentity), isInPlace: () => Promise.resolve(false) }),
  ]).toEqual([
    { found: 'read', notices: [] },
    { found: changed, notices: [] },
    { found: changed, notices: [] },
    { found: 'read', notices: [] },
    { found: changed, notices: [] },
  ])
})

test('what is stored through mapped memory shows, though more waits to be written', async () => {
  const { marks, store } = mappedFile()
  const disk = { ...ramDisk(blocks(1), { name: 'a' }), ...marks }
  const reading = readUnchanged(disk, quickEngine().engine, () => Promise.resolve(store()))
  await expect(reading).rejects.toMatchObject({ says: { key: 'disk.readChanged' } })
})

test('where no change can be seen, that is told', async () => {
  expect(await read({})).toEqual({ found: 'read', notices: [{ kind: 'source-changes-unseen' }] })
  expect(await read({ isInPlace: () => Promise.resolve(false) })).toMatchObject({ found: changed })
})
