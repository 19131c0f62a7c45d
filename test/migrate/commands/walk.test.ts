import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, moving, type Moving } from './moving.ts'

const usual = { timeout: 120_000 }

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

async function upTo(move: Moving, ...phases: readonly (readonly string[])[]): Promise<void> {
  for (const words of phases) {
    const { code, stderr, stdout } = await move.migrate(words)
    if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}${stdout}`)
  }
}

const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

test('every command ends with the next, until the receipt is checked', usual, async () => {
  const move = await moving('acme')
  const next = async (words: readonly string[]): Promise<readonly [number, string]> => {
    const { code, stdout } = await move.migrate(words)
    return [code, lastLine(stdout)]
  }
  const plan = 'migrations/move.plan.yaml'
  const receipt = 'migrations/move.receipts/acme.receipt.json'
  expect(await next(['status'])).toEqual([0, `Next:  broker migrate apply ${plan}`])
  expect(await next(['apply'])).toEqual([0, `Next:  broker migrate rehearse ${plan}`])
  expect(await next(['sync'])).toEqual([0, `Next:  broker migrate rehearse ${plan}`])
  expect(await next(cutover)).toEqual([0, `Next:  broker migrate finish ${plan}`])
  expect(await next(['finish'])).toEqual([0, `Next:  broker migrate verify ${receipt}`])
  expect(await next(['status'])).toEqual([0, `Next:  broker migrate verify ${receipt}`])
  expect((await move.migrate(['verify', receipt, '--deep', '--target', 'directory:new', '--plan', plan])).code).toBe(0)
  expect(await filesOf(move)).toEqual([
    'move.addresses.csv',
    'move.applied.yaml',
    'move.journal.jsonl',
    'move.plan.yaml',
    'move.receipts',
    'move.state',
  ])
  expect((await stat(join(move.folder, 'settings/broker/receipt-key.pem'))).mode & 0o777).toBe(0o600)
  expect(await move.list('new', 'securityGroups')).toHaveLength((await move.list('old', 'securityGroups')).length)
})

test('results are as their schema says', usual, async () => {
  const move = await moving('acme', 'zoo')
  expect(await move.result('apply', '--tenant', 'acme')).toMatchObject({
    action: 'apply',
    tenants: [{ tenant: 'acme', outcome: 'done' }],
    next: 'broker migrate rehearse migrations/move.plan.yaml --tenant acme',
  })
  const status = await move.result('status')
  expect(status).toMatchObject({
    action: 'status',
    edited: false,
    lock: null,
    tenants: [
      { tenant: 'acme', milestone: 'applied', volumes: { copied: 2, total: 2 }, failures: null },
      { tenant: 'zoo', milestone: null, volumes: { copied: 0, total: 2 } },
    ],
  })
  expect(await move.result('cleanup', '--dry-run')).toMatchObject({ action: 'cleanup', removed: [], strays: [] })
})

test('what stops servers must be confirmed by the name of the plan', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const asked = await move.migrate(['cutover', '--without-rehearsal'])
  expect(asked.code).toBe(6)
  expect(asked.stderr).toContain('--confirm move')
  expect((await move.migrate([...cutover.slice(0, 1), '--confirm', 'other'])).code).toBe(6)
  expect((await move.list('old', 'servers')).map(({ state }) => state)).toEqual(['running'])
})

test('a failure ends with the command that goes on', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const { code, stdout } = await move.migrate(['cutover', '--confirm', 'move'])
  expect([code, lastLine(stdout)]).toEqual([6, 'Next:  broker migrate rehearse migrations/move.plan.yaml'])
  const status = await move.result('status')
  expect(status.action === 'status' && status.tenants[0]?.failures).toMatchObject({ count: 1, phase: 'cutover' })
})

test('a plan that was edited since is refused, or taken where that is safe', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const file = join(move.folder, 'migrations/move.plan.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/volumesInParallel: \d+/, 'volumesInParallel: 7'))
  const refused = await move.migrate(['sync'])
  expect(refused.code).toBe(6)
  expect(refused.stderr).toContain('limits.volumesInParallel: was ')
  await upTo(move, ['sync', '--accept-changes'], ['sync'])
  await writeFile(file, text.replace('profile: directory:new', 'profile: directory:elsewhere'))
  expect((await move.migrate(['sync', '--accept-changes'])).code).toBe(6)
})

test('a receipt tells what was written since; a changed one does not hold', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'], [...cutover], ['finish'])
  const file = 'migrations/move.receipts/acme.receipt.json'
  const verify = ['verify', file, '--deep', '--target', 'directory:new']
  const [volume] = await move.list('new', 'volumes')
  const folder = join(move.folder, 'new/volumes')
  const { readdir } = await import('node:fs/promises')
  const own = (await readdir(folder)).find((name) => name.endsWith(`--${volume?.id ?? ''}`)) ?? ''
  const disk = join(folder, own, 'disk.raw')
  const bytes = await readFile(disk)
  bytes[4096] = (bytes[4096] ?? 0) ^ 1
  await writeFile(disk, bytes)
  const { code, stdout } = await move.migrate(verify)
  expect(code).toBe(7)
  expect(stdout).toMatch(/FAILS +volume .*its content is not that/)
  expect(stdout).toMatch(/Next: +keep the source/)
  const receipt = await move.text(file)
  await writeFile(join(move.folder, file), receipt.replace('"tenant": "acme"', '"tenant": "zoo"'))
  const forged = await move.migrate(['verify', file])
  expect([forged.code, forged.stdout]).toEqual([7, expect.stringMatching(/Next: +rely on nothing that this file says/)])
})

test('two plans, none, and names that are not there', usual, async () => {
  const move = await moving('acme')
  expect((await move.migrate(['apply', '--tenant', 'acmee'])).stderr).toContain('Did you mean "acme"?')
  await writeFile(join(move.folder, 'migrations/b.plan.yaml'), await move.text('migrations/move.plan.yaml'))
  const both = await move.migrate(['status'])
  expect([both.code, both.stderr.includes('there are 2 plans')]).toEqual([2, true])
  expect((await move.migrate(['status', 'move'])).code).toBe(0)
})
