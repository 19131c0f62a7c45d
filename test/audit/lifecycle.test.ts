import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditReport, Finding } from '../../src/domain/audit.ts'
import { resourceKinds, type Inventory } from '../../src/domain/inventory.ts'
import type { PreviousAudit } from '../../src/workflows/audit/previous-audit.ts'
import { fingerprint } from '../../src/workflows/audit/fingerprint.ts'
import { noCosts } from './costs.ts'
import { badFleet, fleet, unread, volume } from './fleet.ts'
import { run, say, told, world } from './run.ts'

const packs = 'extends: [cost-hygiene, safe-operation]\nrules: [{ rule: label-missing, with: { keys: [owner] } }]\n'
const orphans = 'rules: [{ rule: orphaned-volume, severity: high }]\n'
const lost = (id = 'lost'): Inventory => fleet({ volumes: [volume({ id, attachedTo: [] })] })

/** What a later run is told of an earlier one. */
function asPrevious({ takenAt, incomplete, findings, undecided }: AuditReport): PreviousAudit {
  return {
    takenAt,
    incomplete,
    costs: noCosts,
    findings: [...findings.filter(({ state }) => state !== 'absent'), ...undecided],
  }
}

const states = ({ findings, undecided }: AuditReport): readonly string[] =>
  [...findings, ...undecided].map(({ verdict, state, carried }) => `${verdict} ${state}${carried ? ' carried' : ''}`)

describe('fingerprints', () => {
  test('are those of the format: what is stored today is recognised in years', () => {
    const resource = { profile: 'production', region: 'GRA11', kind: 'volumes', id: 'lost' } as const
    expect(fingerprint({ id: 'orphaned-volume', resource, key: '' })).toBe('2cfdfec6c85639039c3a72dd7678ed51')
    expect(run('extends: [cost-hygiene]', [lost()]).findings.map((each) => each.fingerprint)).toEqual([
      '2cfdfec6c85639039c3a72dd7678ed51',
    ])
  })

  test('and the whole report do not depend on the order of resources', () => {
    const inventory = badFleet()
    const expected = run(packs, [inventory])
    const shuffled = fc.tuple(
      ...resourceKinds.map((kind) => fc.shuffledSubarray([...inventory[kind]], whole(inventory[kind]))),
    )
    fc.assert(
      fc.property(shuffled, (lists) => {
        const other = { ...inventory, ...Object.fromEntries(resourceKinds.map((kind, at) => [kind, lists[at]])) }
        expect(run(packs, [other])).toEqual(expected)
      }),
    )
  })

  test('do not depend on the run, on names, labels and sizes, or on how bad the finding is', () => {
    const [before] = run(orphans, [lost()]).findings
    const renamed = fleet({ volumes: [volume({ id: 'lost', attachedTo: [], name: 'x', labels: {}, sizeBytes: 1 })] })
    const [after] = run('rules: [{ rule: orphaned-volume, severity: low }]', [
      { ...renamed, takenAt: '2027-01-01T00:00:00Z' },
    ]).findings
    expect(after?.fingerprint).toBe(before?.fingerprint)
  })

  test('are different for every finding', () => {
    const { findings } = run(packs, [
      badFleet(),
      { ...badFleet(), region: 'SBG5' },
      { ...badFleet(), profile: 'other' },
    ])
    expect(new Set(findings.map((each) => each.fingerprint)).size).toBe(findings.length)
  })
})

function whole(list: readonly unknown[]): { readonly minLength: number } {
  return { minLength: list.length }
}

describe('against the last run', () => {
  const first = run(orphans, [lost()])

  test('clean, red, red, mended', () => {
    expect(states(run(orphans, [fleet()]))).toEqual([])
    expect(states(first)).toEqual(['violated new'])
    const second = run(orphans, [lost()], { previous: asPrevious(first) })
    expect([states(second), second.totals.failing]).toEqual([['violated unchanged'], 1])
    const third = run(orphans, [fleet()], { previous: asPrevious(second) })
    expect([states(third), third.totals.failing, third.totals.absent]).toEqual([['violated absent'], 0, 1])
    expect(states(run(orphans, [fleet()], { previous: asPrevious(third) }))).toEqual([])
  })

  test('a cloud that cannot be read mends nothing, however often', () => {
    const blind = run(orphans, [unread(lost(), 'volumes')], { previous: asPrevious(first) })
    expect(states(blind)).toEqual(['undecided unchanged carried', 'undecided new'])
    const still = run(orphans, [], { previous: asPrevious(blind) })
    expect(states(still)).toEqual(['undecided unchanged carried'])
    const seen = run(orphans, [lost()], { previous: asPrevious(still) })
    expect(states(seen)).toEqual(['violated unchanged'])
    expect(states(run(orphans, [fleet()], { previous: asPrevious(still) }))).toEqual(['violated absent'])
  })

  test('volumes are not mended by snapshots that could not be read', () => {
    const rule = 'rules: [{ rule: volume-without-snapshot }]'
    const before = run(rule, [fleet({ snapshots: [] })])
    const after = run(rule, [unread(fleet(), 'snapshots')], { previous: asPrevious(before) })
    expect(states(after)).toEqual(['undecided unchanged carried', 'undecided new'])
  })

  test('what was undecided and is broken now is news', () => {
    const rule = 'rules: [{ rule: orphaned-volume, with: { olderThanDays: 1 } }]'
    const before = run(rule, [fleet({ volumes: [volume({ id: 'v', attachedTo: [], createdAt: null })] })])
    const after = run(rule, [lost('v')], { previous: asPrevious(before) })
    expect(states(after)).toEqual(['violated new'])
  })

  test('findings of an entry that is gone are not mended; they are named', () => {
    const after = run('rules: [{ rule: unused-address }]', [lost()], { previous: asPrevious(first) })
    expect([states(after), after.warnings.map(say)]).toEqual([
      [],
      ['One finding of last time belongs to orphaned-volume, which the policy no longer has.'],
    ])
  })
})

describe('waivers', () => {
  const waiver = (more: string, until: string): string =>
    `${orphans}waivers: [{ entry: orphaned-volume, ${more}, owner: ann, reason: court, until: ${until} }]\n`

  test.each([
    ['by name', 'resource: lost'],
    ['by pattern', "resource: 'lo*'"],
    ['by tenant', 'tenant: shop'],
    ['by fingerprint', 'fingerprint: 2cfdfec6c85639039c3a72dd7678ed51'],
  ])('%s keep a finding from failing, and it is still shown', (_, more) => {
    const report = run(waiver(more, '2026-11-22'), [lost()])
    expect(report.findings[0]?.waiver).toEqual({ owner: 'ann', reason: 'court', until: '2026-11-22', expired: false })
    expect([report.totals.failing, report.totals.waived, report.warnings]).toEqual([0, 1, []])
  })

  test('that have ended make a finding fail, whatever its severity', () => {
    const text = waiver('resource: lost', '2026-11-21').replace('severity: high', 'severity: info')
    const report = run(text, [lost()])
    expect([report.findings[0]?.waiver?.expired, report.totals.failing, report.totals.waived]).toEqual([true, 1, 0])
  })

  test('that match nothing are named', () => {
    expect(run(waiver('resource: lots', '2026-12-01'), [lost()]).warnings.map(say)).toEqual([
      'The waiver of ann for orphaned-volume until 1 Dec 2026 (policy.yaml:4) matches nothing: delete it.',
    ])
  })

  test('cover what is undecided as well', () => {
    const text =
      'rules: [{ rule: control }]\nwaivers: [{ entry: control, resource: production, owner: a, reason: b, until: 2026-12-01 }]'
    expect(run(text, [fleet()]).totals).toMatchObject({ undecided: 1, open: 0, waived: 1 })
    expect(run('rules: [{ rule: control }]', [fleet()]).totals).toMatchObject({ undecided: 1, open: 1, waived: 0 })
  })
})

test('what stands in the baseline does not fail; what is new does', () => {
  const before = run(orphans, [lost()])
  const baseline = new Set(before.findings.map((each: Finding) => each.fingerprint))
  const both = fleet({ volumes: [volume({ id: 'lost', attachedTo: [] }), volume({ id: 'also', attachedTo: [] })] })
  const { totals } = run(orphans, [both], { baseline })
  expect(totals).toMatchObject({ failing: 1, baselined: 1, new: 2 })
})

describe('what an entry is about', () => {
  const two = fleet({
    volumes: [
      volume({ id: 'a', attachedTo: [], tenant: 'shop-1', labels: { env: 'prod' } }),
      volume({ id: 'b', attachedTo: [], tenant: null, labels: { env: 'test' } }),
    ],
  })
  const found = (select: string): readonly string[] =>
    run(`accounts: { production: { provider: ovh } }\nrules: [{ rule: orphaned-volume, select: { ${select} } }]`, [
      two,
    ]).findings.map(({ resource }) => resource.id)

  test.each([
    ['tenants: ["shop-*"]', ['a']],
    ['labels: { env: "t*" }', ['b']],
    ['labels: { toString: "*" }', []],
    ['providers: [ovh]', ['a', 'b']],
    ['providers: [openstack]', ['a', 'b']],
    ['providers: [aws]', []],
    ['regions: ["GRA*"]', ['a', 'b']],
    ['profiles: [staging]', []],
  ])('{ %s }', (select, ids) => {
    expect(found(select)).toEqual(ids)
  })

  test('an entry about no account is named, as it checks nothing', () => {
    const { warnings } = run('rules: [{ rule: control, select: { profiles: [staging] } }]', [fleet()])
    expect(warnings.map(say)).toEqual(['The entry control is about none of these accounts: it checks nothing.'])
  })

  test('an account concerns an entry about a tenant where that tenant has something', () => {
    const of = (tenant: string): readonly string[] =>
      told(run(`rules: [{ rule: data-location, select: { tenants: [${tenant}] } }]`, [fleet()]))
    expect([of('shop').length, of('clinic').length]).toEqual([1, 0])
  })
})

test('an old inventory file is named, and an old account that was read live is not', () => {
  const later = { world: { ...world, today: '2026-11-30' } }
  const sources = [{ inventory: fleet(), catalogueName: null, file: 'old.json', lines: new Map() }]
  const warnings = (wanted: object): readonly string[] =>
    run('rules: [{ rule: unused-address }]', [fleet()], { ...later, ...wanted }).warnings.map(say)
  expect(warnings({ sources })).toEqual(['old.json is of 22 Nov 2026, 7 days old: what has changed since is not seen.'])
  expect(warnings({})).toEqual([])
})

test('who decides over how much', () => {
  const text = 'accounts: { production: { provider: ovh }, us: { provider: aws, region: us-east-1 } }\nrules: []'
  const { sovereignty } = run(text, [fleet(), { ...fleet(), profile: 'us' }, { ...fleet(), profile: 'nobody' }])
  expect(sovereignty.dependency).toEqual({
    vcpu: { european: 2, other: 2, unknown: 2 },
    storageGib: { european: 10, other: 10, unknown: 10 },
    spend: null,
  })
  expect(sovereignty.accounts.map(({ profile, control }) => [profile, control])).toEqual([
    ['production', ['FR']],
    ['us', ['US']],
    ['nobody', null],
  ])
})
