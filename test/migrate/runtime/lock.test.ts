import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isHolderAlive, planLockHolder, takePlanLock, thisHolder } from '../../../src/runtime/migration/plan-lock.ts'
import { type LockHolder, placeMark } from '../../../src/workflows/migrate/lock/lock-mark.ts'
import { cloudIn, listOf } from '../phases/make-tenant.ts'

const { signal } = new AbortController()
const elsewhere: LockHolder = { host: 'other', boot: 'b', pid: 7, startedAt: '1', since: '2026-11-22T05:00:00Z' }

async function lockPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'broker-lock-')), 'move.lock')
}

test('one at a time; it is gone when given back', async () => {
  const path = await lockPath()
  const release = await takePlanLock({ path, breakLock: false })
  expect(await planLockHolder(path)).toMatchObject({ host: hostname(), pid: process.pid })
  await expect(takePlanLock({ path, breakLock: true })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'migrate.locked', values: { host: hostname(), pid: String(process.pid) } },
  })
  await release()
  expect([await planLockHolder(path), await readdir(join(path, '..'))]).toEqual([null, []])
})

test('whoever comes as it is given back gets it, or is told who has it', async () => {
  const path = await lockPath()
  let isOver = false
  const takers = async (): Promise<void> => {
    while (!isOver) {
      const release = await takePlanLock({ path, breakLock: false }).catch(mustName)
      await sleep(2)
      await release?.()
    }
  }
  const mustName = (error: unknown): void => {
    expect(error).toMatchObject({ says: { key: 'migrate.locked', values: { host: hostname() } } })
  }
  const both = Promise.all([takers(), takers(), takers()])
  await sleep(1000)
  isOver = true
  await both
})

test('that of a process that has ended is replaced', async () => {
  const path = await lockPath()
  await writeFile(path, JSON.stringify({ ...(await thisHolder()), startedAt: 'never' }))
  await (
    await takePlanLock({ path, breakLock: false })
  )()
})

test('that of another machine goes only when the user says so', async () => {
  const path = await lockPath()
  const { since: _, ...holder } = elsewhere
  await writeFile(path, JSON.stringify(holder))
  await expect(takePlanLock({ path, breakLock: false })).rejects.toMatchObject({
    kind: 'refused',
    says: { values: { host: 'other', pid: '7' } },
  })
  await (
    await takePlanLock({ path, breakLock: true })
  )()
})

async function cloud(): Promise<{
  readonly place: (me: LockHolder, breakLock?: boolean) => ReturnType<typeof placeMark>
  readonly marks: () => Promise<readonly string[]>
}> {
  const target = cloudIn(await mkdtemp(join(tmpdir(), 'broker-mark-')))
  const plan = { id: '0123456789ab', name: 'move' }
  return {
    place: (me, breakLock = false) => placeMark({ target, plan, me, isAlive: isHolderAlive, breakLock, signal }),
    marks: async () => (await listOf(target, 'securityGroups')).map(({ description }) => description),
  }
}

test('the target tells who works on it, until that is over', async () => {
  const { place, marks } = await cloud()
  const me = await thisHolder()
  const remove = await place(me)
  expect(await marks()).toEqual([JSON.stringify(me)])
  await remove?.(signal)
  expect(await marks()).toEqual([])
})

test('another machine that works on it is named, and goes only when the user says so', async () => {
  const { place, marks } = await cloud()
  await place(elsewhere)
  const me = await thisHolder()
  await expect(place(me)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'migrate.locked', values: { host: 'other', pid: '7', since: elsewhere.since } },
  })
  expect(await marks()).toEqual([JSON.stringify(elsewhere)])
  await place(me, true)
  expect(await marks()).toEqual([JSON.stringify(me)])
})

test('a second process of this machine, with a copy of the plan, is refused while the first runs', async () => {
  const { place, marks } = await cloud()
  const me = await thisHolder()
  await place({ ...me, since: 'before' })
  await expect(place(me, true)).rejects.toMatchObject({ kind: 'refused' })
  expect(await marks()).toEqual([JSON.stringify({ ...me, since: 'before' })])
})

test('the mark of a process of this machine that has ended is replaced', async () => {
  const { place, marks } = await cloud()
  const me = await thisHolder()
  await place({ ...me, startedAt: 'never' })
  await place(me)
  expect(await marks()).toEqual([JSON.stringify(me)])
})

test('a mark that nobody understands counts as somebody', async () => {
  const { place } = await cloud()
  await place({ ...elsewhere, pid: Number.NaN })
  await expect(place(await thisHolder())).rejects.toMatchObject({ says: { values: { host: '?' } } })
})

test('the file of the lock says nothing of a secret', async () => {
  const path = await lockPath()
  await takePlanLock({ path, breakLock: false })
  expect(Object.keys(JSON.parse(await readFile(path, 'utf8')) as object)).toEqual(['host', 'boot', 'pid', 'startedAt'])
})
