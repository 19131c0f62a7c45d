import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, readdir, readFile, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { holderOf } from '../../../src/transfer/lock/holder.ts'
import { readLock, takeLock } from '../../../src/transfer/lock/lock.ts'
import { sweepBeside } from '../../../src/transfer/lock/sweep.ts'
import { temporaryFolder } from '../disks.ts'

test('a lock that is read: whose it is, that there is none, or that nobody can tell', async () => {
  const path = join(await temporaryFolder(), 'lock')
  const last = { host: 'h', boot: 'b', pid: 2 ** 31 - 1, startedAt: '5' }
  expect(await readLock(path)).toBe('gone')
  await writeFile(path, JSON.stringify(last))
  expect(await readLock(path)).toEqual(last)
  await writeFile(path, '{')
  expect(await readLock(path)).toBe('unreadable')
  const folder = await temporaryFolder()
  await expect(readLock(folder)).rejects.toMatchObject({ code: 'EISDIR', path: folder })
})

test('a lock that is always gone when it is looked at is given up', async () => {
  const path = join(await temporaryFolder(), 'lock')
  await symlink('nowhere', path)
  await expect(takeLock(path)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.locked', values: { path, pid: '?', host: hostname() } },
  })
})

describe('a stale lock', () => {
  const second = (stale: string): string => createHash('sha256').update(stale).digest('hex').slice(0, 12)

  test('that another process is about to remove is left to it', async () => {
    const path = join(await temporaryFolder(), 'lock')
    const stale = JSON.stringify(await holderOf(2 ** 30))
    const beside = `${path}.${second(stale)}`
    await writeFile(path, stale)
    await writeFile(beside, JSON.stringify(await holderOf(process.pid)))
    await expect(takeLock(path)).rejects.toMatchObject({ says: { key: 'disk.locked', values: { path: beside } } })
    expect([await readFile(path, 'utf8'), await exists(beside)]).toEqual([stale, true])
  })

  test('that another process is about to remove is taken once it has gone', async () => {
    const path = join(await temporaryFolder(), 'lock')
    const [stale, mine] = [JSON.stringify(await holderOf(2 ** 30)), JSON.stringify(await holderOf(process.pid))]
    const beside = `${path}.${second(stale)}`
    await writeFile(path, stale)
    await writeFile(beside, mine)
    setTimeout(() => void unlink(path).then(() => unlink(beside)), 100)
    const release = await takeLock(path)
    expect(await readFile(path, 'utf8')).toBe(mine)
    await release()
  })

  test('that somebody has taken over meanwhile is not removed', async () => {
    const path = join(await temporaryFolder(), 'lock')
    const [stale, mine] = [JSON.stringify(await holderOf(2 ** 30)), JSON.stringify(await holderOf(process.pid))]
    await writeFile(path, stale)
    // Whoever has the right to remove it looks into what is left beside that right: a pipe makes him wait.
    const pipe = `${path}.${second(stale)}.1-0123abcd`
    spawnSync('mkfifo', [pipe])
    const taking = takeLock(path).catch((error: unknown) => error)
    const waits = await open(pipe, 'w')
    await writeFile(path, mine)
    await waits.close()
    expect(await taking).toMatchObject({ says: { key: 'disk.locked', values: { path, pid: String(process.pid) } } })
    expect(await readFile(path, 'utf8')).toBe(mine)
  })
})

describe('what is beside a lock', () => {
  const leftOver = 'lock.1-0123abcd'

  test('and has no holder goes when it is a minute older than the lock', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'lock')
    const me = await holderOf(process.pid)
    const after = async (seconds: number): Promise<readonly string[]> => {
      for (const [name, at] of [
        ['lock', 1_000_000],
        [leftOver, 1_000_000 - seconds],
      ] as const) {
        await writeFile(join(folder, name), '')
        await utimes(join(folder, name), at, at)
      }
      await sweepBeside(path, { me, read: readLock })
      return (await readdir(folder)).sort()
    }
    expect([await after(60), await after(61)]).toEqual([['lock', leftOver], ['lock']])
    await writeFile(join(folder, leftOver), '')
    const worn = sweepBeside(path, { me, read: () => Promise.reject(new Error('worn out')) })
    await expect(worn).rejects.toThrow('worn out')
  })
})
