import { chown, lchown, lstat, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockDisk } from '../../../src/transfer/lock/disk-lock.ts'
import { holderOf, isAlive } from '../../../src/transfer/lock/holder.ts'
import { takeLock, withLock } from '../../../src/transfer/lock/lock.ts'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { noise, temporaryFolder } from '../disks.ts'

const me = process.getuid?.() ?? 0
const locked = { kind: 'refused', says: { key: 'disk.locked' } }

test('a holder is a process of one start of one machine', async () => {
  const mine = await holderOf(process.pid)
  expect(mine).toEqual({
    host: expect.stringMatching(/./) as string,
    boot: expect.any(String) as string,
    pid: process.pid,
    startedAt: expect.any(String) as string,
  })
  if (await exists('/proc/self/stat')) {
    const [boot, stat] = [
      await readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      await readFile('/proc/self/stat', 'utf8'),
    ]
    // Its name may hold spaces and brackets: 20 fields after it is when it began.
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    expect(mine).toEqual({ host: hostname(), boot: boot.trim(), pid: process.pid, startedAt })
  }
  const none = await holderOf(2 ** 30)
  expect([none.pid, none.startedAt]).toEqual([2 ** 30, ''])
  const alive = (about: object): Promise<boolean> => isAlive({ ...mine, ...about }, mine)
  expect({
    me: await alive({}),
    elsewhere: await alive({ host: 'elsewhere', boot: 'x', pid: 2 ** 30 }),
    before: await alive({ boot: 'x' }),
    gone: await alive({ pid: 2 ** 30 }),
    another: await alive({ startedAt: 'x' }),
  }).toEqual({ me: true, elsewhere: true, before: false, gone: false, another: mine.startedAt === '' })
})

test('a lock says whose it is, to its user alone, and goes when it is given back', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  const release = await takeLock(path)
  const found = await lstat(path)
  expect([await readdir(folder), found.mode & 0o777, JSON.parse(await readFile(path, 'utf8'))]).toEqual([
    ['lock'],
    0o600,
    await holderOf(process.pid),
  ])
  const { host } = await holderOf(process.pid)
  await expect(takeLock(path)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.locked', values: { path, pid: String(process.pid), host } },
  })
  await release()
  expect(await readdir(folder)).toEqual([])
  await expect(withLock(path, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await readdir(folder)).toEqual([])
})

const whole = { host: 'h', boot: 'b', pid: 1, startedAt: '5' }
const notWhole = [
  ...Object.keys(whole).map((key) => ({ ...whole, [key]: undefined })),
  ...['1', null, 0, -1, 1.5, 2 ** 31, true].map((pid) => ({ ...whole, pid })),
  { ...whole, host: 1 },
  { ...whole, boot: null },
  { ...whole, startedAt: 5 },
].map((found) => JSON.stringify(found))

test.each(['', 'null', '5', '{}', '"startedAt"', '[]', '{"pid":1', ...notWhole])(
  'what is no lock, %s, is taken over',
  async (text) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'lock')
    await writeFile(path, text)
    const release = await takeLock(path)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(await holderOf(process.pid))
    await release()
    expect(await readdir(folder)).toEqual([])
  },
)

test('the lock of a process that has ended is taken over, that of another machine is not', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  const gone = await holderOf(2 ** 30)
  await writeFile(path, JSON.stringify(gone))
  await (
    await takeLock(path)
  )()
  expect(await readdir(folder)).toEqual([])
  await writeFile(path, JSON.stringify({ ...gone, host: 'elsewhere' }))
  await expect(takeLock(path)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.locked', values: { path, pid: String(2 ** 30), host: 'elsewhere' } },
  })
  expect(await readdir(folder)).toEqual(['lock'])
})

test('a file of that name that is no lock stays, a lock that the power has broken does not', async () => {
  const path = join(await temporaryFolder(), 'lock')
  await writeFile(path, noise(4100, 1))
  await expect(takeLock(path)).rejects.toMatchObject({ says: { key: 'disk.noLock', values: { path } } })
  expect((await readFile(path)).equals(noise(4100, 1))).toBe(true)
  await writeFile(path, Buffer.alloc(4096))
  const release = await takeLock(path)
  await release()
  expect(await exists(path)).toBe(false)
})

test('a place where no lock can be is told of', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'file'), '')
  for (const [below, reason] of [
    ['none', 'ENOENT'],
    ['file', 'ENOTDIR'],
  ] as const) {
    const path = join(folder, below, 'lock')
    await expect(takeLock(path)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.cannotOpen', values: { path, reason } },
    })
  }
  await mkdir(join(folder, 'lock'))
  await expect(takeLock(join(folder, 'lock'))).rejects.toThrow('EISDIR')
})

test('what others that were killed have left beside a lock goes, what is somebody’s stays', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  const [mine, gone] = [await holderOf(process.pid), await holderOf(2 ** 30)]
  const beside: Readonly<Record<string, string>> = {
    'lock.123-0123abcd': JSON.stringify(gone),
    'lock.0123456789ab': JSON.stringify(gone),
    'lock.124-0123abcd': JSON.stringify(mine),
    'lock.125-0123abcd': 'half',
    'lock.126-0123abcd': '',
    'lock.123-0123abcde': JSON.stringify(gone),
    'lock.other': JSON.stringify(gone),
    'xlock.123-0123abcd': JSON.stringify(gone),
  }
  for (const [name, text] of Object.entries(beside)) await writeFile(join(folder, name), text)
  const longAgo = new Date(Date.now() - 100_000)
  await utimes(join(folder, 'lock.126-0123abcd'), longAgo, longAgo)
  await mkdir(join(folder, 'lock.127-0123abcd'))
  await (
    await takeLock(path)
  )()
  expect((await readdir(folder)).sort()).toEqual([
    'lock.123-0123abcde',
    'lock.124-0123abcd',
    'lock.125-0123abcd',
    'lock.127-0123abcd',
    'lock.other',
    'xlock.123-0123abcd',
  ])
})

describe('the lock of a disk', () => {
  const name = (key: string, user = me): string => `broker-${key}.${String(user)}`

  test('is one for each of its keys, to be seen by all, and all or none are taken', async () => {
    const folder = await temporaryFolder()
    const release = await lockDisk(['b', 'a'], folder)
    expect((await readdir(folder)).sort()).toEqual([name('a'), name('b')])
    expect((await lstat(join(folder, name('a')))).mode & 0o777).toBe(0o644)
    await expect(lockDisk(['c', 'b'], folder)).rejects.toMatchObject(locked)
    await expect(lockDisk(['A', 'b', 'c'], folder)).rejects.toMatchObject(locked)
    expect((await readdir(folder)).sort()).toEqual([name('a'), name('b')])
    const other = await lockDisk(['c'], folder)
    await release()
    await release()
    expect(await readdir(folder)).toEqual([name('c')])
    await other()
  })

  test('of several are taken in one order, whatever the order in which they are named', async () => {
    const folder = await temporaryFolder()
    const release = await lockDisk(['a'], folder)
    await mkdir(join(folder, name('b')))
    await expect(lockDisk(['b', 'a'], folder)).rejects.toMatchObject(locked)
    await expect(lockDisk(['b', 'c'], folder)).rejects.toThrow('EISDIR')
    await release()
  })

  test('takes with it what processes of this user that were killed have left, of whatever disk', async () => {
    const folder = await temporaryFolder()
    const [mine, gone] = [await holderOf(process.pid), await holderOf(2 ** 30)].map((holder) => JSON.stringify(holder))
    const left: Readonly<Record<string, string | undefined>> = {
      [name('other')]: gone,
      [`${name('other')}.123-0123abcd`]: gone,
      [`${name('third')}.0123456789ab`]: gone,
      [`${name('third')}.124-0123abcd`]: mine,
      [name('third')]: mine,
      [name('half')]: '{"host":"h","boo',
      [name('strange', me + 1)]: gone,
      [`${name('strange', me + 1)}.123-0123abcd`]: gone,
      [`x${name('other')}`]: gone,
    }
    for (const [file, text] of Object.entries(left)) await writeFile(join(folder, file), text ?? '')
    await mkdir(join(folder, name('folder')))
    await symlink(join(folder, name('strange', me + 1)), join(folder, name('link')))
    const release = await lockDisk(['a'], folder)
    await release()
    expect((await readdir(folder)).sort()).toEqual(
      [
        ...[name('folder'), name('half'), name('link'), name('strange', me + 1), name('third')],
        ...[`${name('strange', me + 1)}.123-0123abcd`, `${name('third')}.124-0123abcd`, `x${name('other')}`],
      ].sort(),
    )
  })

  test('does not mind files that only look like one', async () => {
    const folder = await temporaryFolder()
    const mine = JSON.stringify(await holderOf(process.pid))
    for (const other of ['broker-a.x', 'broker-ab.5', 'broker-a.5.x', 'broker-a.', 'xbroker-a.5']) {
      await writeFile(join(folder, other), mine)
    }
    await mkdir(join(folder, name('a', me + 1)))
    await symlink(join(folder, 'broker-a.x'), join(folder, name('a', me + 2)))
    // Nobody but that user can have made it; this one was made by us.
    await writeFile(join(folder, name('a', me + 3)), mine)
    await (
      await lockDisk(['a'], folder)
    )()
  })

  test.skipIf(me !== 0)('of another user counts while its process runs', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, name('a', 12_345))
    const [mine, gone] = [await holderOf(process.pid), await holderOf(2 ** 30)]
    const isHeld = { key: 'disk.locked', values: { path, pid: String(process.pid), host: mine.host } }
    const held = async (content: string): Promise<unknown> => {
      await writeFile(path, content)
      await chown(path, 12_345, 12_345)
      return await lockDisk(['a'], folder).then(
        async (release) => {
          await release()
          return 'taken'
        },
        (error: unknown) => (error as { says: unknown }).says,
      )
    }
    expect([
      await held(JSON.stringify(mine)),
      await held(JSON.stringify(gone)),
      await held('half a li'),
      await held(JSON.stringify(mine).padStart(4096)),
      await held(JSON.stringify(mine).padStart(4097)),
    ]).toEqual([isHeld, 'taken', 'taken', isHeld, 'taken'])
    expect(await readdir(folder)).toEqual([name('a', 12_345)])
    // What is no file of that user is no lock.
    await writeFile(join(folder, 'mine'), JSON.stringify(mine))
    await mkdir(join(folder, name('a', 12_346)))
    await symlink('mine', join(folder, name('a', 12_347)))
    for (const user of [12_346, 12_347]) await lchown(join(folder, name('a', user)), user, user)
    await (
      await lockDisk(['a'], folder)
    )()
  })
})
