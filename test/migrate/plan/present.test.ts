import { expect, test } from 'vitest'
import type { CheckReport } from '../../../src/domain/migration-check.ts'
import type { DiffReport } from '../../../src/domain/migration-diff.ts'
import type { Calendar, Estimate } from '../../../src/domain/migration-estimate.ts'
import type { PlanReport } from '../../../src/domain/migration-plan.ts'
import { message } from '../../../src/domain/message.ts'
import type { Lang } from '../../../src/messages/keys.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import { presentCheck } from '../../../src/presenters/migrate-check/present-check.ts'
import { presentAddressesCsv } from '../../../src/presenters/migrate-plan/present-addresses.ts'
import { presentDiff } from '../../../src/presenters/migrate-plan/present-diff.ts'
import { presentPlan } from '../../../src/presenters/migrate-plan/present-plan.ts'
import { printPaper } from '../../../src/presenters/migrate/paper.ts'
import { checkResult } from '../../../src/presenters/schemas/migration-check-result.ts'
import { diffResult } from '../../../src/presenters/schemas/migration-diff-result.ts'
import { planResult } from '../../../src/presenters/schemas/migration-plan-result.ts'
import { finding } from '../../../src/workflows/migrate/check/checking.ts'
import { planCalendar } from '../../../src/workflows/migrate/estimate/calendar.ts'
import { switchingCharges } from '../../../src/workflows/migrate/estimate/switching-charges.ts'

const end = (profile: string): PlanReport['source'] => ({
  profile,
  provider: 'openstack',
  region: 'GRA11',
  place: 'https://auth.example/v3',
})
const ends = { source: end('old'), target: end('new') }

const calendar = (bytesPerSecond: number, deadline = '2027-02-20'): Calendar =>
  planCalendar({
    today: '2026-11-22',
    deadline,
    waves: [
      { name: 'wave-1', bytes: 2e12 },
      { name: 'wave-2', bytes: 4e12 },
    ],
    bytesPerSecond,
    assumptions: { nightsPerWeek: 4, nightHours: 8, changedShare: 0.05, quotaDays: 7, ttlDays: 3, noticeDays: 60 },
  })

const known: Estimate = {
  provisionedBytes: 8e12,
  dataBytes: { known: true, value: 6e12 },
  rate: { known: true, value: { bytesPerSecond: 25 * 2 ** 20, basis: 'probe' } },
  seconds: { known: true, value: 228_882 },
  proof: 'full-readback',
  losses: [
    { what: 'public-address', count: 1 },
    { what: 'own-disk', count: 2 },
    { what: 'encryption', count: 1 },
  ],
  doubleDays: { known: true, value: 10 },
  before: {
    known: true,
    value: { place: 'ovh/GRA', bill: { amount: '417.45', currency: 'EUR' }, atLeast: true, scores: null },
  },
  after: {
    known: true,
    value: {
      place: 'infomaniak/dc3-a',
      bill: { amount: '309.31', currency: 'EUR' },
      atLeast: false,
      scores: {
        security: 43,
        sovereignty: 36,
        flexibility: 58,
        consistency: 70,
        cost: 78,
        skills: 82,
        fit: 59,
        overall: 61,
      },
    },
  },
  switching: switchingCharges('2026-11-22'),
  calendar: calendar(25 * 2 ** 20),
}

const reason = message('estimate.unknown.rate')
const unknown: Estimate = {
  ...known,
  dataBytes: { known: false, reason: message('estimate.unknown.data', { count: 3 }) },
  rate: { known: false, reason },
  seconds: { known: false, reason },
  proof: null,
  losses: [],
  doubleDays: { known: false, reason },
  before: { known: false, reason: message('estimate.unknown.provider', { provider: 'x' }) },
  after: { known: false, reason: message('estimate.unknown.uncatalogued', { provider: 'x' }) },
  switching: switchingCharges('2027-02-01'),
  calendar: calendar(1_000_000),
}

const plan: PlanReport = {
  name: 'town-hall',
  id: '0123456789ab',
  file: 'migrations/town-hall.plan.yaml',
  written: true,
  ...ends,
  tenants: [
    { tenant: 'mayor', wave: 'wave-1', servers: 1, volumes: 1, volumeBytes: 2 ** 40, created: 5 },
    { tenant: 'schools =1+1', wave: null, servers: 12, volumes: 30, volumeBytes: 7 * 2 ** 40, created: 60 },
  ],
  open: [
    { tenant: null, entry: 'mapping.networks.x', says: 'Choose one.' },
    { tenant: 'mayor', entry: 'servers/web', says: 'Look\u001b[31m here.' },
  ],
  nobodys: [{ kind: 'volumes', id: 'v1', name: '' }],
  estimate: known,
  incomplete: true,
}

const at = { tenant: 'mayor', entry: 'servers/web' }
const check: CheckReport = {
  name: 'town-hall',
  file: 'migrations/town-hall.plan.yaml',
  checkedAt: '2026-11-22T08:00:00Z',
  ...ends,
  tenants: null,
  findings: [
    finding('noSize', at, { name: 'web' }),
    finding(
      'floorUnmet',
      { tenant: null, entry: 'floor' },
      { demand: 'seal>=2', provider: 'x', reason: message('check.floor.noFacts') },
    ),
    finding('noHealthCheck', { tenant: 'mayor', entry: 'servers' }, { count: 1, names: 'web' }),
  ],
  names: [
    { name: 'www', addresses: ['192.0.2.1'], ttlSeconds: 86_400, old: ['192.0.2.1'], new: [], error: null },
    { name: 'new', addresses: ['192.0.2.9'], ttlSeconds: 60, old: [], new: ['192.0.2.9'], error: null },
    {
      name: 'both',
      addresses: ['192.0.2.1', '192.0.2.9'],
      ttlSeconds: 60,
      old: ['192.0.2.1'],
      new: ['192.0.2.9'],
      error: null,
    },
    { name: 'else', addresses: ['192.0.2.5'], ttlSeconds: null, old: [], new: [], error: null },
    { name: 'none', addresses: [], ttlSeconds: null, old: [], new: [], error: null },
    { name: 'mute', addresses: [], ttlSeconds: null, old: [], new: [], error: 'queryA ETIMEOUT' },
  ],
  incomplete: true,
}

const diff: DiffReport = {
  name: 'town-hall',
  file: 'migrations/town-hall.plan.yaml',
  ...ends,
  sides: [{ tenant: 'mayor', entry: 'data', path: 'observed.sizeBytes', before: '1', after: '2' }],
  newcomers: [{ kind: 'volumes', id: 'v9', name: 'fresh' }],
  edits: [{ tenant: null, entry: null, path: 'limits.bandwidthMibps', before: 'null', after: '10' }],
  incomplete: false,
}

const papers = async (lang: Lang): Promise<Parameters<typeof printPaper>[0][]> => {
  const tr = await createTranslator(lang)
  return [
    presentPlan(plan, 'broker migrate check town-hall', tr),
    presentPlan({ ...plan, written: false, incomplete: false, open: [], nobodys: [], estimate: unknown }, 'x', tr),
    presentCheck(check, 'broker migrate check town-hall', tr),
    presentCheck({ ...check, findings: [], names: null, incomplete: false }, 'x', tr),
    presentDiff(diff, 'broker migrate check town-hall', tr),
    presentDiff({ ...diff, sides: [], newcomers: [], edits: null }, 'x', tr),
  ]
}

test.each(['en', 'fr'] as const)('what people read, in %s', async (lang) => {
  const all = await papers(lang)
  const table = all.map((paper) => printPaper(paper, { kind: 'table', width: 100, color: false })).join('\n=====\n\n')
  await expect(table).toMatchFileSnapshot(`../../golden/migrate-plan/table.${lang}.txt`)
  const markdown = all.map((paper) => printPaper(paper, { kind: 'markdown' })).join('\n---\n\n')
  await expect(markdown).toMatchFileSnapshot(`../../golden/migrate-plan/paper.${lang}.txt`)
})

test('of a deadline nearer than the notice is said how long the contract runs', async () => {
  const near = { ...known, calendar: calendar(25 * 2 ** 20, '2026-12-31') }
  const paper = presentPlan({ ...plan, estimate: near }, 'x', await createTranslator('en'))
  const text = printPaper(paper, { kind: 'table', width: 100, color: false }).replaceAll(/\s+/g, ' ')
  expect(text).toContain('With notice given on 22 Nov 2026 the contract ends on 21 Jan 2027, after 31 Dec 2026')
})

test('what programs read is as the schemas say', async () => {
  const all = await papers('en')
  const schemas = [planResult, planResult, checkResult, checkResult, diffResult, diffResult]
  const flaws = all.map(
    (paper, index) => schemas[index]?.safeParse(JSON.parse(printPaper(paper, { kind: 'json' }))).error,
  )
  expect(flaws).toEqual(schemas.map(() => undefined))
})

test('the list of addresses is harmless in a spreadsheet', () => {
  const row = { tenant: '=1+1', server: 'web, db', old: '192.0.2.1', new: null, reverseName: 'www.example.org' }
  expect(presentAddressesCsv([row])).toBe(
    'tenant,server,old_address,new_address,reverse_name\r\n\'=1+1,"web, db",192.0.2.1,,www.example.org\r\n',
  )
})
