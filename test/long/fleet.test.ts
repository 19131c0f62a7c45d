import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { broker, type Outcome, temporaryFolder } from '../acceptance/cli.ts'
import { cloudIn, listOf, makeTenant } from '../migrate/phases/make-tenant.ts'

/** web4all as a fleet: 95 servers of 24 customers, two customers a wave. */
const customers = 24
const serversOf = (number: number): number => (number < customers - 1 ? 4 : 3)
const folder = await temporaryFolder()
const plan = 'migrations/web4all.plan.yaml'

afterAll(() => rm(folder, { recursive: true }))

const run = (words: string, env: Record<string, string> = {}): Promise<Outcome> =>
  broker(words.split(' '), { cwd: folder, env: { XDG_CONFIG_HOME: folder, ...env } })

let chance = 20120131
const below = (limit: number): number => {
  chance = (Math.imul(chance, 1103515245) + 12345) >>> 0
  return (chance >>> 8) % limit
}

describe('a fleet of 95 servers in twelve waves', () => {
  test('arrives whole, with a failure and a kill in each wave', { timeout: 1_800_000 }, async () => {
    await mkdir(join(folder, 'new'))
    const old = cloudIn(join(folder, 'old'))
    for (let number = 0; number < customers; number++) {
      const servers = Array.from({ length: serversOf(number) }, () => 'running' as const)
      await makeTenant(old, { name: `customer-${String(number + 10)}`, servers, withoutData: true })
    }
    const planned = await run(
      'migrate plan directory:old directory:new --name web4all --tenants label:customer --wave-size 2',
    )
    expect(planned).toMatchObject({ code: 0 })
    await addHealthChecks()
    const waves = [...(await readFile(join(folder, plan), 'utf8')).matchAll(/^ {2}- name: (\S+)/gm)].map(
      ([, name = '']) => name,
    )
    expect(waves).toHaveLength(12)
    for (const wave of waves) await moveWave(wave)
    const servers = await listOf(cloudIn(join(folder, 'new')), 'servers')
    expect([servers.length, new Set(servers.map(({ state }) => state))]).toEqual([95, new Set(['running'])])
    const left = await listOf(old, 'servers')
    expect([left.length, new Set(left.map(({ state }) => state))]).toEqual([95, new Set(['stopped'])])
    expect(await listOf(old, 'snapshots')).toEqual([])
    const receipts = await readdir(join(folder, 'migrations/web4all.receipts'))
    expect(receipts).toHaveLength(customers)
    for (const receipt of receipts) {
      const checked = await run(
        `migrate verify migrations/web4all.receipts/${receipt} --plan ${plan} --deep --target directory:new`,
      )
      expect([receipt, checked.code], checked.stderr).toEqual([receipt, 0])
    }
    expect(await run('migrate status web4all')).toMatchObject({ code: 0 })
  })
})

/** Servers are well unless there is a file `sick`. */
async function addHealthChecks(): Promise<void> {
  const text = await readFile(join(folder, plan), 'utf8')
  const check = `healthChecks: [{ kind: command, command: [test, '!', -e, ${join(folder, 'sick')}], timeoutSeconds: 0.2 }]`
  const changed = text.replaceAll('healthChecks: []', check)
  expect(changed).not.toBe(text)
  await writeFile(join(folder, plan), changed)
}

async function moveWave(wave: string): Promise<void> {
  await untilDone(`migrate apply web4all --wave ${wave}`)
  await writeFile(join(folder, 'sick'), '')
  const cutover = `migrate cutover web4all --wave ${wave} --without-rehearsal --confirm web4all`
  const sick = await run(cutover)
  expect([wave, sick.code], sick.stdout + sick.stderr).toEqual([wave, 7])
  await rm(join(folder, 'sick'))
  await untilDone(cutover)
  await untilDone(`migrate finish web4all --wave ${wave} --accept-weak-proof`)
}

/** Killed once at a random line of the journal, then run to its end. */
async function untilDone(words: string): Promise<void> {
  const killed = await run(words, { BROKER_CRASH_AT: `journal:${String(1 + below(40))}` })
  expect([0, -1]).toContain(killed.code)
  const done = await run(words)
  expect([words, done.code], done.stdout + done.stderr).toEqual([words, 0])
}
