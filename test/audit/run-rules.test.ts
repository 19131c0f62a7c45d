import { describe, expect, test } from 'vitest'
import type { RunRuleName } from '../../src/domain/audit-rules.ts'
import type { CostLine } from '../../src/domain/costs.ts'
import { Big } from '../../src/domain/money.ts'
import type { Offer } from '../../src/domain/offers.ts'
import type { PreviousAudit } from '../../src/workflows/audit/previous-audit.ts'
import { billOf, costLine, noCosts } from './costs.ts'
import { fleet, server, volume } from './fleet.ts'
import { accounts, rule } from './judges.ts'
import { run, told, world } from './run.ts'

const october = (part: Partial<CostLine> & { readonly cost: string }): CostLine =>
  costLine({ ...part, billed: new Big(part.cost) })
const september = (part: Partial<CostLine> & { readonly cost: string }): CostLine =>
  october({ ...part, month: '2026-09' })

type Case = readonly [what: string, rule: string, lines: readonly CostLine[], told: readonly string[]]

const web = { resource: 'web' }
const rise = rule('growth', '{ percent: 10 }')

const cases: Readonly<Record<RunRuleName, readonly Case[]>> = {
  budget: [
    ['kept', rule('budget', '{ monthly: 100, currency: EUR }'), [october({ cost: '79.99' })], []],
    [
      'nearly spent',
      rule('budget', '{ monthly: 100, currency: EUR, warnAtPercent: 80 }'),
      [october({ cost: '80' })],
      ['violated run/all: Everything together cost €80.00 in 2026-10: near the budget of €100.00 (80%).'],
    ],
    [
      'over in one of the tenants',
      rule('budget', '{ monthly: 49.99, currency: EUR, per: tenant }'),
      [october({ cost: '50' }), october({ tenant: 'other', cost: '1' }), september({ cost: '900' })],
      ['violated run/shop: Tenant shop cost €50.00 in 2026-10, 100% of the budget of €49.99.'],
    ],
    [
      'with a rate',
      rule('budget', '{ monthly: 100, currency: EUR }'),
      [october({ cost: '60' }), october({ cost: '62.5', currency: 'USD' })],
      ['violated run/all: Everything together cost €110.00 in 2026-10, 110% of the budget of €100.00.'],
    ],
    [
      'without a rate',
      rule('budget', '{ monthly: 100, currency: EUR }'),
      [october({ cost: '60' }), october({ cost: '1', currency: 'JPY' })],
      [
        'undecided run/all: Nobody knows how Everything together stands in 2026-10: there is no rate from JPY to EUR; €60.00 of €100.00 without it.',
      ],
    ],
    [
      'of a provider that the entry selects',
      'rules: [{ rule: budget, with: { monthly: 10, currency: EUR }, select: { providers: [other] } }]',
      [october({ cost: '60' }), october({ cost: '9', provider: 'other' })],
      ['violated run/all: Everything together cost €9.00 in 2026-10: near the budget of €10.00 (90%).'],
    ],
  ],
  growth: [
    ['none', rise, [september({ cost: '10' }), october({ cost: '11' })], []],
    [
      'a price that rose',
      rise,
      [september({ ...web, cost: '10' }), october({ ...web, cost: '12' })],
      ['violated run/all: Everything together cost €12.00 in 2026-10, €10.00 the month before: €2.00 by prices.'],
    ],
    [
      'more used, at a lower price, and a new resource; the rest is gone',
      rise,
      [
        september({ ...web, cost: '10', quantity: new Big(10) }),
        september({ resource: 'old', cost: '1' }),
        october({ ...web, cost: '18', quantity: new Big(20) }),
        october({ resource: 'db', cost: '5' }),
      ],
      [
        'violated run/all: Everything together cost €23.00 in 2026-10, €11.00 the month before: €5.00 for new resources, -€1.00 by prices, €9.00 by usage, -€1.00 for resources that are gone.',
      ],
    ],
    [
      'a month that is not over',
      rise,
      [october({ cost: '10' }), costLine({ month: '2026-11', billed: new Big(900) })],
      [
        'undecided run/all: There is no whole month with one before it: give the bills of two months, or the previous result.',
      ],
    ],
    [
      'each currency by itself',
      rise,
      [september({ cost: '10' }), october({ cost: '10' }), october({ currency: 'USD', cost: '1', resource: 'x' })],
      [
        'violated run/all: Everything together cost US$1.00 in 2026-10, US$0.00 the month before: US$1.00 for new resources.',
      ],
    ],
  ],
  'price-rise': [
    ['none', rule('price-rise'), [september({ cost: '10' }), october({ cost: '9' })], []],
    [
      'one',
      rule('price-rise'),
      [september({ cost: '7.30' }), october({ cost: '14.60', resource: 'another' })],
      [
        'violated run/Cloud / Servers / b3-8 / Hours / EUR: b3-8 of Cloud costs €0.02 for each Hours, 100.0% more than before (€0.01).',
      ],
    ],
    [
      'less than asked for',
      rule('price-rise', '{ percent: 100 }'),
      [september({ cost: '10' }), october({ cost: '20' })],
      [],
    ],
  ],
  dependency: [
    ['of spend within', rule('dependency', '{ of: [spend] }'), [october({ cost: '10' })], []],
    [
      'of spend above',
      rule('dependency', '{ of: [spend], mostPercent: 50 }'),
      [october({ cost: '10' }), october({ provider: 'aws', cost: '30' })],
      ['violated run/spend: 75% of spend is under control from outside Europe, more than 50%; nobody knows of 0%.'],
    ],
    [
      'of spend where nobody knows',
      rule('dependency', '{ of: [spend], mostPercent: 50 }'),
      [october({ cost: '10' }), october({ provider: 'nobody', cost: '30' })],
      [
        'undecided run/spend: At least 0% of spend is under control from outside Europe, and nobody knows of 75%; up to 50% may be.',
      ],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (_, all) => {
  test.each(all)('%s', (__, policy, lines, expected) => {
    expect(told(run(policy, [], { bill: billOf(lines) }))).toEqual(expected)
  })
})

const size: Offer = {
  ...{ kind: 'server', id: 'ovh/GRA/b3-8', provider: 'ovh', region: 'GRA', sku: 'b3-8', origin: 'bundled' },
  ...{ vcpu: 2, baseline: 1, cpu: 'shared', memoryGib: 8, diskGib: 50, disk: 'local', arch: 'x86', stock: 'general' },
  ...{ gpu: false, trafficIncluded: 0, ipv4Included: true, takesVolumes: true },
  prices: [
    {
      amount: '0.05',
      currency: 'EUR',
      unit: 'hour',
      evidence: { source: 'x', date: '2026-11-01', confidence: 'sourced' },
    },
  ],
}
const classic: Offer = {
  ...{ kind: 'volume', id: 'ovh/GRA/volume.classic', provider: 'ovh', region: 'GRA', sku: 'volume.classic' },
  ...{ origin: 'bundled', class: 'general', minGib: 20, stepGib: 1, maxGib: 4096, maxPerServer: null },
  prices: [{ ...size.prices[0]!, amount: '0.04', unit: 'GiB-month' }],
}
const priced = { ...world, offers: [size, classic] }

test('without a bill the catalogue says what a month costs, and what it has no price for', () => {
  const inventory = fleet({ servers: [server({ id: 'web' }), server({ id: 'odd', size: null })] })
  const { estimate } = run(accounts('ovh') + rule('budget', '{ monthly: 30, currency: EUR }'), [inventory], {
    world: priced,
  })
  expect(
    estimate.lines.map(({ resource, unit, quantity, billed }) => [
      resource,
      unit,
      quantity?.toFixed(),
      billed.toFixed(),
    ]),
  ).toEqual([
    ['web', 'month', '1', '36.5'],
    // The least that is sold are 20 GiB.
    ['data', 'GiB-month', '20', '0.8'],
  ])
  expect(estimate.unpriced).toContainEqual({ profile: 'production', kind: 'servers', what: '?', count: 1 })
})

test('a budget is held against the estimate, and growth against the one of last time', () => {
  const policy = `${accounts('ovh')}rules: [{ rule: budget, with: { monthly: 30, currency: EUR } }, { rule: growth }]`
  const first = run(policy, [fleet()], { world: priced })
  expect(told(first)).toEqual([
    'violated run/all: Everything together costs €37.30 a month by the catalogue, 124% of the budget of €30.00.',
    'undecided run/all: There is no earlier estimate to compare with: give the previous result.',
  ])
  const previous: PreviousAudit = {
    ...{ takenAt: '2026-11-21T03:00:00Z', incomplete: false, findings: [...first.findings, ...first.undecided] },
    costs: { bill: [], estimate: first.estimate.lines },
  }
  const grown = fleet({ servers: [server({ id: 'web' }), server({ id: 'second' })] })
  const second = run(policy, [grown], { world: priced, previous })
  expect([told(second), second.findings.map(({ state }) => state)]).toEqual([
    [
      'violated run/all: Everything together costs €73.80 a month by the catalogue, 246% of the budget of €30.00.',
      'violated run/all: Everything together costs €73.80 a month by the catalogue, €37.30 at the last run: €36.50 for new resources.',
    ],
    ['unchanged', 'new'],
  ])
})

test('a bill is told apart from the estimate: what both know, what only one knows', () => {
  const lines = [
    october({ resource: 'arn:cloud:eu:server/web', cost: '40' }),
    october({ resource: 'forgotten', cost: '3' }),
    october({ resource: null, cost: '7' }),
  ]
  const { difference } = run(accounts('ovh') + rule('no-tenant'), [fleet()], { world: priced, bill: billOf(lines) })
  const [only] = difference ?? []
  expect(JSON.parse(JSON.stringify(only))).toEqual({
    ...{ month: '2026-10', currency: 'EUR', estimated: '37.3', billed: '50' },
    both: { estimated: '36.5', billed: '40' },
    ...{ unseen: '3', general: '7', unbilled: '0.8' },
  })
})

test('what serves nobody has its price, as billed, else as estimated', () => {
  const lost = [volume({ id: 'lost', attachedTo: [] }), volume({ id: 'cheap', attachedTo: [] })]
  const lines = [october({ resource: 'lost', cost: '1.5' }), october({ resource: 'x:volume/lost', cost: '2' })]
  const policy = accounts('ovh') + rule('orphaned-volume')
  expect(told(run(policy, [fleet({ volumes: lost })], { world: priced, bill: billOf(lines) }))).toEqual([
    'violated volumes/cheap: cheap (10 GiB) is attached to no server. By the catalogue it costs €0.80 a month.',
    'violated volumes/lost: lost (10 GiB) is attached to no server. It cost €3.50 in 2026-10.',
  ])
})

test('what a rule about costs found is carried on where nothing is known of costs', () => {
  const policy = rule('budget', '{ monthly: 1, currency: EUR }')
  const first = run(policy, [], { bill: billOf([october({ cost: '10' })]) })
  const previous = { takenAt: '2026-11-21T03:00:00Z', incomplete: false, findings: first.findings, costs: noCosts }
  const blind = run(policy, [], { previous })
  expect(blind.undecided.map(({ carried, resource }) => [carried, resource.id])).toContainEqual([true, 'all'])
  const mended = run(policy, [], { previous, bill: billOf([october({ cost: '0.5' })]) })
  expect(mended.findings.map(({ state }) => state)).toEqual(['absent'])
})

test('each tenant has the lowest level of where it is, and who says so', () => {
  const { sovereignty } = run(`accounts: { production: { provider: ovh }, other: { provider: nobody } }`, [
    fleet(),
    { ...fleet({ volumes: [volume({ id: 'v', tenant: 'elsewhere' })] }), profile: 'other' },
  ])
  expect(sovereignty.tenants).toMatchObject([
    { tenant: 'elsewhere', profiles: ['other'], seal: null },
    { tenant: 'shop', profiles: ['production', 'other'], seal: null },
  ])
  const [one] = run(`accounts: { production: { provider: ovh } }`, [fleet()]).sovereignty.tenants
  expect([one?.tenant, one?.seal?.estimated, one?.seal?.assessedBy.length]).toEqual(['shop', true, 1])
})
