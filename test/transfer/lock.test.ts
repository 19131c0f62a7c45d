import { createHash } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../src/transfer/lock/lock.ts'
import { temporaryFolder } from './disks.ts'

/** A process of this machine that has ended: it began at another time, before another start of the machine. */
const ended = JSON.stringify({ host: hostname(), boot: 'before', pid: 1, startedAt: '1' })

test('the lock of a process that ended while it took over another one is no hindrance', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  await writeFile(path, ended)
  await writeFile(`${path}.${createHash('sha256').update(ended).digest('hex').slice(0, 12)}`, ended)
  expect(await withLock(path, () => readdir(folder))).toEqual(['lock'])
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['empty', ''],
  ['cut off', '{"host":"h","boo'],
])('a lock that is %s is that of a process that has ended', async (_, content) => {
  const path = join(await temporaryFolder(), 'lock')
  await writeFile(path, content)
  expect(await withLock(path, () => Promise.resolve('had it'))).toBe('had it')
})

test('the lock of this process, and of one on another machine, holds', async () => {
  const path = join(await temporaryFolder(), 'lock')
  const again = withLock(path, () => withLock(path, () => Promise.resolve('twice')))
  await expect(again).rejects.toMatchObject({ kind: 'refused', says: { key: 'disk.locked' } })
  await writeFile(path, JSON.stringify({ host: 'elsewhere', boot: 'b', pid: 1, startedAt: '1' }))
  await expect(withLock(path, () => Promise.resolve())).rejects.toMatchObject({
    says: { values: { host: 'elsewhere', pid: '1' } },
  })
})
