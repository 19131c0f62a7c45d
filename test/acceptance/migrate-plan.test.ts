import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { openDirectory } from '../conformance/directory-harness.ts'
import { featuresOf } from '../directory/make.ts'
import { smallTenant } from '../migrate/plan/small-tenant.ts'
import { temporaryFolder } from '../transfer/disks.ts'
import { broker, root, type Outcome } from './cli.ts'

interface Scene {
  readonly cwd: string
  readonly run: (...args: readonly string[]) => Promise<Outcome>
  readonly plan: string
}

/** A folder with a cloud that has something, and one that is empty. */
async function scene(): Promise<Scene> {
  const cwd = await temporaryFolder()
  await Promise.all([mkdir(join(cwd, 'a')), mkdir(join(cwd, 'b'))])
  await smallTenant(openDirectory(join(cwd, 'a')))
  return {
    cwd,
    run: (...args) => broker(['migrate', ...args], { cwd }),
    plan: join(cwd, 'migrations/shop.plan.yaml'),
  }
}

const planning = ['plan', 'directory:a', 'directory:b', '--name', 'shop'] as const

async function conforms(outcome: Outcome, schema: string): Promise<unknown> {
  const text = await readFile(join(root, 'schemas', schema), 'utf8')
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text) as object)
  const result: unknown = JSON.parse(outcome.stdout)
  expect([accepts(result), accepts.errors]).toEqual([true, null])
  return result
}

test('a plan is written for its owner only, checked, and found unchanged', { timeout: 60_000 }, async () => {
  const { cwd, run, plan } = await scene()
  const planned = await run(...planning, '--json', '--rate', '20', '--deadline', '2099-01-01')
  expect([planned.code, await conforms(planned, 'migration-plan-result.schema.json')]).toMatchObject([
    0,
    {
      name: 'shop',
      written: true,
      open: [],
      next: 'broker migrate check shop',
      estimate: { calendar: { feasible: true } },
    },
  ])
  expect([(await stat(plan)).mode & 0o777, (await readdir(join(cwd, 'migrations'))).toSorted()]).toEqual([
    0o600,
    ['shop.addresses.csv', 'shop.plan.yaml'],
  ])
  const checked = await run('check', 'shop', '--json')
  expect([checked.code, await conforms(checked, 'migration-check.schema.json')]).toMatchObject([
    0,
    { findings: [{ rule: 'noHealthCheck', severity: 'warning' }], next: 'broker migrate apply shop' },
  ])
  const difference = await run('plan', 'diff', 'shop', '--json')
  expect([difference.code, await conforms(difference, 'migration-diff.schema.json')]).toMatchObject([
    0,
    { sides: [], newcomers: [], edits: null },
  ])
})

test('a plan that is there is left as it is; with --force its id stays', { timeout: 60_000 }, async () => {
  const { run, plan } = await scene()
  await run(...planning)
  const before = await readFile(plan, 'utf8')
  const again = await run(...planning)
  expect([again.code, again.stderr]).toEqual([6, expect.stringContaining('migrations/shop.plan.yaml is there already')])
  expect((await run(...planning, '--force')).code).toBe(0)
  const id = /^id: .*$/m
  expect(id.exec(await readFile(plan, 'utf8'))?.[0]).toBe(id.exec(before)?.[0])
})

test('--dry-run prints the file and writes nothing', { timeout: 60_000 }, async () => {
  const { cwd, run } = await scene()
  const { code, stdout } = await run(...planning, '--dry-run')
  expect([code, stdout.includes('schema: broker/migration-plan/1'), await readdir(cwd)]).toEqual([0, true, ['a', 'b']])
})

test('--dry-run says on stderr what it will take, and what to type', { timeout: 60_000 }, async () => {
  const { cwd, run } = await scene()
  const words = ['--rate', '20', '--deadline', '2099-01-01', '--nights', '3', '--tenant', 'shop']
  const { code, stdout, stderr } = await run(...planning, ...words, '--dry-run')
  expect([code, stderr]).toEqual([0, expect.stringContaining('Calendar until 1 Jan 2099: it can be done')])
  expect(stderr).toMatch(/Rate +20 MiB\/s, as given/)
  await writeFile(join(cwd, 'shown.plan.yaml'), stdout)
  expect((await run('status', 'shown.plan.yaml')).code).toBe(0)
  const next = /^Next:\s+broker migrate (.*)$/m.exec(stderr.replaceAll(/ \\\n\s+/g, ' '))?.[1] ?? ''
  expect(next).toBe(
    [...planning, '--tenant', 'shop', '--rate', '20', '--deadline', '2099-01-01', '--nights', '3'].join(' '),
  )
  expect((await run(...next.split(' '))).code).toBe(0)
  const again = await run(...planning, '--dry-run', '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ written: false, next: 'broker migrate plan diff shop' })
})

test('a deadline that is over is refused; a rate near nothing is not told as none', { timeout: 60_000 }, async () => {
  const { run } = await scene()
  const over = await run(...planning, '--rate', '20', '--deadline', '2020-01-01')
  expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('--deadline 2020-01-01 is over; today is 20')])
  const slow = await run(...planning, '--rate', '0.01', '--lang', 'fr')
  expect([slow.code, slow.stdout]).toEqual([0, expect.stringMatching(/moins de 0,1.Mio\/s, comme indiqué/)])
})

test('plan diff asks for tenants as the plan did', { timeout: 60_000 }, async () => {
  const { cwd, run } = await scene()
  const features = featuresOf(openDirectory(join(cwd, 'a')))
  const made = async (name: string, customer: string): Promise<void> => {
    const creation = { key: name, name, labels: { customer }, signal: new AbortController().signal }
    await features.volumes.create({ ...creation, sizeBytes: 4 * 1024 ** 2, class: null, from: null })
  }
  await made('first', 'mill')
  expect((await run(...planning, '--tenants', 'label:customer')).code).toBe(0)
  await made('second', 'mill')
  await made('third', 'forge')
  const { stdout } = await run('plan', 'diff', 'shop', '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    sides: [
      { tenant: 'mill', entry: 'second', path: 'observed.id', before: null },
      { tenant: 'forge', entry: 'third', path: 'observed.id', before: null },
    ],
    newcomers: [],
  })
})

test('what is wrong in a plan is told with its line', { timeout: 60_000 }, async () => {
  const { run, plan } = await scene()
  await run(...planning)
  const text = await readFile(plan, 'utf8')
  await writeFile(plan, text.replace('action: create', 'action: creat'))
  const { code, stderr } = await run('check', 'shop')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/shop\.plan\.yaml:\d+:\d+/)])
})

test('errors end with 7, a floor that nobody can vouch for with 6', { timeout: 60_000 }, async () => {
  const { run, plan } = await scene()
  await run(...planning)
  const text = await readFile(plan, 'utf8')
  await writeFile(plan, text.replace('size: small', 'size: huge'))
  const wrong = await run('check', 'shop')
  expect([wrong.code, wrong.stdout]).toEqual([7, expect.stringContaining('has no size that the target offers: huge')])
  await writeFile(plan, text.replace('floor: null', 'floor: { seal: 2, control: null }'))
  expect((await run('check', 'shop')).code).toBe(6)
  expect((await run(...planning, '--force', '--floor', 'seal=2')).code).toBe(6)
})
