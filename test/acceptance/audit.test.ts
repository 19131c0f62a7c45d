import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Inventory } from '../../src/domain/inventory.ts'
import { presentInventoryJson } from '../../src/presenters/inventory/present-inventory-data.ts'
import { auditResult } from '../../src/presenters/schemas/audit-result.ts'
import { bill, billRow } from '../audit/bills.ts'
import { badFleet, fleet, unread, volume } from '../audit/fleet.ts'
import { english } from '../audit/run.ts'
import { broker, temporaryFolder, type Outcome } from './cli.ts'

const policy = `version: 1
name: nightly
extends: [safe-operation]
rules: [{ rule: orphaned-volume, severity: high }]
`

async function folderWith(files: Readonly<Record<string, Inventory | string>>): Promise<string> {
  const cwd = await temporaryFolder()
  for (const [name, content] of Object.entries({ 'policy.yaml': policy, ...files })) {
    await writeFile(join(cwd, name), typeof content === 'string' ? content : presentInventoryJson(content, english))
  }
  return cwd
}

const audit = async (cwd: string, ...words: readonly string[]): Promise<Outcome> =>
  await broker(['audit', ...words, '--as-of', '2026-11-22'], { cwd, env: { HOME: cwd, XDG_CONFIG_HOME: cwd } })

const orphan = fleet({ volumes: [volume({ id: 'data' }), volume({ id: 'lost', attachedTo: [], snapshotId: null })] })
const red = { ...orphan, snapshots: [...orphan.snapshots, { ...orphan.snapshots[0]!, id: 's2', volumeId: 'lost' }] }

test('clean, red, red, mended: 0, 7, 7, 0, with one fingerprint', async () => {
  const cwd = await folderWith({ '1.json': fleet(), '2.json': red, '3.json': red, '4.json': fleet() })
  const nights = []
  for (const night of [1, 2, 3, 4]) {
    const previous = night === 1 ? [] : ['--previous', `night-${String(night - 1)}.json`]
    const output = `night-${String(night)}.json`
    const { code } = await audit(cwd, `${String(night)}.json`, ...previous, '--json', '--output', output)
    const { findings } = auditResult.parse(JSON.parse(await readFile(join(cwd, output), 'utf8')))
    nights.push({ code, states: findings.map(({ state, fingerprint }) => `${state} ${fingerprint.slice(0, 8)}`) })
  }
  expect(nights).toEqual([
    { code: 0, states: [] },
    { code: 7, states: ['new 2cfdfec6'] },
    { code: 7, states: ['unchanged 2cfdfec6'] },
    { code: 0, states: ['absent 2cfdfec6'] },
  ])
}, 60_000)

test('findings point to the line of the resource in the file', async () => {
  const cwd = await folderWith({ 'fleet.json': red })
  const { stdout } = await audit(cwd, 'fleet.json', '--format', 'gitlab')
  const [entry] = JSON.parse(stdout) as { location: { path: string; lines: { begin: number } } }[]
  const lines = (await readFile(join(cwd, 'fleet.json'), 'utf8')).split('\n')
  expect(entry?.location.path).toBe('fleet.json')
  expect(lines[(entry?.location.lines.begin ?? 0) - 1]).toBe('      "id": "lost",')
})

test('an incomplete inventory never makes a green build, and findings beside it make it red', async () => {
  const cwd = await folderWith({ 'half.json': unread(fleet(), 'volumes'), 'red.json': { ...red, profile: 'red' } })
  const half = await audit(cwd, 'half.json', '--fail-on', 'critical')
  expect([half.code, half.stdout]).toEqual([3, expect.stringContaining('Not green')])
  const both = await audit(cwd, 'half.json', 'red.json', '--json')
  expect([both.code, auditResult.parse(JSON.parse(both.stdout)).incomplete]).toEqual([7, true])
})

test('what is undecided is not green either, unless somebody answers for it', async () => {
  const asks = 'version: 1\nname: x\nrules: [{ rule: control }]\n'
  const waiver = 'waivers: [{ entry: control, resource: production, owner: a, reason: b, until: 2026-12-01 }]\n'
  const cwd = await folderWith({ 'f.json': fleet(), 'asks.yaml': asks, 'waived.yaml': asks + waiver })
  expect((await audit(cwd, 'f.json', '-p', 'asks.yaml')).code).toBe(3)
  expect((await audit(cwd, 'f.json', '-p', 'waived.yaml')).code).toBe(0)
})

test('an account is read live; one that cannot be read is named, and the others are audited', async () => {
  const cwd = await folderWith({ 'fleet.json': fleet() })
  await mkdir(join(cwd, 'cloud'))
  const live = await audit(cwd, 'directory:cloud', '--policy', 'cost-hygiene')
  expect(live).toMatchObject({ code: 0, stdout: expect.stringContaining('Green') })
  const one = await audit(cwd, 'openstack', 'fleet.json')
  expect([one.code, one.stdout]).toEqual([3, expect.stringMatching(/! openstack could not be read: .*OS_AUTH_URL/s)])
  expect((await audit(cwd, 'openstack')).code).toBe(4)
})

test('the baseline accepts what is there, and nothing that comes', async () => {
  const cwd = await folderWith({ 'old.json': red, 'new.json': badFleet() })
  const written = await audit(cwd, 'old.json', '--baseline', 'known.json', '--baseline-init')
  expect([written.code, written.stderr]).toEqual([0, 'Wrote known.json with one finding.\n'])
  expect((await audit(cwd, 'old.json', '--baseline', 'known.json')).code).toBe(0)
  expect((await audit(cwd, 'new.json', '--baseline', 'known.json')).code).toBe(7)
})

test('a bill is added up, with an account and alone; one that is not whole is refused', async () => {
  const cwd = await folderWith({ 'fleet.json': fleet(), 'bill.csv': bill([billRow({ BilledCost: '12.345' })]) })
  const both = await audit(cwd, 'fleet.json', '--billing', 'bill.csv', '--json')
  const totals = [{ month: '2026-10', name: 'Cloud', currency: 'EUR', billed: '12.345', effective: '1' }]
  expect([both.code, auditResult.parse(JSON.parse(both.stdout)).cost.bill?.totals.provider]).toMatchObject([0, totals])
  const alone = await audit(cwd, '--billing', 'bill.csv')
  expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('2026-10: €12.35 billed')])
  await writeFile(join(cwd, 'cut.csv'), bill([billRow({}), billRow({})]).replace(/,[^,]*\n$/, ''))
  const cut = await audit(cwd, '--billing', 'bill.csv', '--billing', 'cut.csv')
  expect([cut.code, cut.stdout, cut.stderr]).toEqual([2, '', expect.stringContaining('Row 3 has')])
})

test('several formats go to a folder, the table to the screen as well', async () => {
  const cwd = await folderWith({ 'fleet.json': badFleet() })
  const formats = 'table,json,markdown,csv,sarif,junit,gitlab'
  const { code, stdout, stderr } = await audit(cwd, 'fleet.json', '--format', formats, '--output', 'out/audit')
  expect([code, stdout.split('\n')[0], stderr.split(' ')[0]]).toEqual([7, expect.stringContaining('Red: '), 'Wrote'])
  expect((await readdir(join(cwd, 'out/audit'))).sort()).toEqual([
    'audit.csv',
    'audit.json',
    'audit.md',
    'audit.sarif',
    'audit.txt',
    'gl-code-quality-report.json',
    'junit.xml',
  ])
})

test('what tells of an account is readable by its owner only: one file, several, and the baseline', async () => {
  const cwd = await folderWith({ 'fleet.json': badFleet() })
  await audit(cwd, 'fleet.json', '--format', 'sarif', '--output', 'one')
  await audit(cwd, 'fleet.json', '--format', 'json,csv', '--output', 'several')
  await audit(cwd, 'fleet.json', '--baseline', 'known', '--baseline-init')
  const written = ['one', 'several/audit.json', 'several/audit.csv', 'known']
  const modes = await Promise.all(written.map(async (name) => (await stat(join(cwd, name))).mode & 0o777))
  expect(modes).toEqual(written.map(() => 0o600))
}, 60_000)

test('rules and packs are explained, and what is neither is corrected', async () => {
  const cwd = await temporaryFolder()
  const all = await broker(['audit', 'rules', '--lang', 'fr'], { cwd })
  expect([all.code, all.stdout]).toEqual([0, expect.stringContaining('Chaque volume est attaché à un serveur.')])
  const rule = await broker(['audit', 'rules', 'label-missing'], { cwd })
  expect(rule.stdout).toMatch(/keys +must be given +Labels that must be there/)
  const table = await broker(['audit', 'rules', 'image-end-of-life'], { cwd })
  expect(table.stdout).toContain('Ends of life as of 22 Aug 2026.')
  const pack = await broker(['audit', 'rules', 'sovereign-eu', '--format', 'markdown'], { cwd })
  expect(pack.stdout).toContain('| seal-floor | high | \\{"atLeast":2\\} |')
  const none = await broker(['audit', 'rules', 'orphaned-volumes'], { cwd })
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Did you mean orphaned-volume?')])
})

test.each([
  [[], 'There is nothing to audit.'],
  [['missing.json'], 'Cannot read missing.json'],
  [['nowhere'], 'There is no profile “nowhere”.'],
  [['directory:.', '--offline'], 'directory:. is a profile, and --offline takes files only.'],
  [['fleet.json', 'fleet.json'], 'production is there twice.'],
  [['text.json'], 'text.json is not JSON.'],
  [['other.json'], 'other.json is not a result of “broker inventory --json”.'],
  [['cut.json'], 'cut.json:1'],
  [['newer.json'], 'newer.json was written by a newer version of the program (broker/inventory/2).'],
  [['fleet.json', '--previous', 'fleet.json'], 'fleet.json is not a result of “broker audit --json”.'],
  [
    ['fleet.json', '--previous', 'tomorrow.json'],
    'tomorrow.json was written by a newer version of the program (broker/audit/2).',
  ],
  [['fleet.json', '--policy', 'sovereign-ue'], 'There is no pack “sovereign-ue”.'],
  [['fleet.json', '--policy', 'bad.yaml'], 'Did you mean `open-to-world`?'],
  [['fleet.json', '--format', 'json,sarif'], 'Several formats need a folder.'],
  [['fleet.json', '--baseline-init'], '--baseline-init does not say where.'],
  [['fleet.json', '--format', 'pdf'], '--format does not take that value. Choose one of table, json, markdown,'],
])('%j is refused with 2', async (words, says) => {
  const cwd = await folderWith({
    'fleet.json': fleet(),
    'text.json': 'no JSON',
    'other.json': '{"schema":"broker/compare/1"}',
    'cut.json': '{"schema":"broker/inventory/1"}',
    'newer.json': '{"schema":"broker/inventory/2"}',
    'tomorrow.json': '{"schema":"broker/audit/2"}',
    'bad.yaml': 'version: 1\nname: x\nrules: [{ rule: open-to-wrld }]\n',
  })
  const outcome = await audit(cwd, ...words)
  expect([outcome.code, outcome.stdout]).toEqual([2, ''])
  expect(outcome.stderr).toContain(says)
  expect(outcome.stderr).not.toMatch(/\n\s+at .*:\d+/)
})

test('without a policy the packs are named', async () => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'fleet.json'), presentInventoryJson(fleet(), english))
  const outcome = await audit(cwd, 'fleet.json')
  expect([outcome.code, outcome.stderr]).toEqual([
    2,
    expect.stringContaining('cost-hygiene, health-data, public-sector-fr, safe-operation, sovereign-eu'),
  ])
})
