import { Big } from '../../src/domain/money.ts'
import type { Alternative, Comparison, Cost, NotIncluded, Reason } from '../../src/domain/comparison.ts'
import { alternative, comparison, cost, evidence, line, placement, verbatim } from './samples.ts'

const hours = (low: number, expected: number, high: number): Cost['operations'] => ({
  hours: { low, expected, high },
  money: { low: new Big(low * 60), expected: new Big(expected * 60), high: new Big(high * 60) },
  items: [
    {
      what: verbatim('keeping the account in order'),
      low: 1,
      expected: 2,
      high: 4,
      evidence: evidence({ source: 'data/operations.yaml' }),
    },
    {
      what: verbatim('3 servers'),
      low: low - 1,
      expected: expected - 2,
      high: high - 4,
      evidence: evidence({ source: 'data/operations.yaml', confidence: 'unverified' }),
    },
  ],
})

const ovhSource = evidence({
  source: 'https://api.ovh.com/1.0/order/catalog/public/cloud?ovhSubsidiary=FR',
  date: '2026-11-20',
})

function ovh(region: string, country: string, rank: number): Alternative {
  const lines = [
    line({
      part: 'compute',
      what: verbatim('b3-8, 2 vCPU, 8 GiB'),
      sku: 'b3-8',
      offer: `ovh/${region}/b3-8`,
      count: 3,
      quantity: new Big(2190),
      unit: 'hour',
      unitPrice: { amount: '0.0508', currency: 'EUR' },
      evidence: ovhSource,
    }),
    line({
      part: 'storage',
      component: 'sites',
      what: verbatim('classic volume'),
      sku: 'volume.classic',
      count: 40,
      quantity: new Big(400),
      unit: 'GiB-month',
      unitPrice: { amount: '0.044', currency: 'EUR' },
      evidence: ovhSource,
    }),
    line({
      part: 'snapshots',
      component: 'sites',
      what: verbatim('snapshots of 40 volumes'),
      quantity: new Big(120),
      unit: 'GiB-month',
      unitPrice: { amount: '0.011', currency: 'EUR' },
      evidence: ovhSource,
      origin: 'refreshed',
    }),
    line({
      part: 'addresses',
      what: verbatim('public IPv4 address'),
      count: 3,
      quantity: new Big(3),
      unit: 'month',
      unitPrice: { amount: '2.00', currency: 'EUR' },
      evidence: ovhSource,
    }),
  ]
  return alternative({
    id: `ovh/${region}`,
    providerName: 'OVHcloud',
    country,
    rank,
    cost: cost(lines, {
      operations: hours(4, 8, 14),
      tax: { ratePercent: '20', toPay: new Big('27.23') },
      oneOff: {
        amount: new Big('310.00'),
        items: [{ what: verbatim('two months of double running'), amount: new Big('310.00') }],
      },
      againstCurrent: { difference: new Big('-43.73'), paybackMonths: 8 },
      trafficCases: cases('136.17', '136.17', '136.17'),
      notIncluded: [
        { what: verbatim('Mail'), why: verbatim('the provider sells none at a known price'), needed: false },
      ],
    }),
    placements: [
      placement({ sku: 'b3-8', offer: `ovh/${region}/b3-8`, count: 3, price: new Big('111.25') }),
      placement({
        component: 'sites',
        sku: 'volume.classic',
        count: 40,
        vcpu: null,
        memoryGib: null,
        price: new Big('17.60'),
        note: verbatim('the smallest volume is 10 GiB'),
      }),
    ],
  })
}

function cases(none: string, expected: string, all: string): Cost['trafficCases'] {
  const gib = 5000
  const one = (share: number, bill: string) => ({
    share,
    trafficGib: gib * share,
    traffic: new Big(bill).minus(none),
    bill: new Big(bill),
  })
  return [one(0, none), one(0.3, expected), one(1, all)]
}

function aws(): Alternative {
  const source = evidence({
    source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonEC2/current/eu-central-1/index.csv',
    date: '2026-10-30',
  })
  const usd = new Big('0.86453')
  const lines = [
    line({
      part: 'compute',
      what: verbatim('t3.large, 2 vCPU (30 % guaranteed), 8 GiB'),
      sku: 't3.large',
      offer: 'aws/eu-central-1/t3.large',
      count: 3,
      quantity: new Big(2190),
      unit: 'hour',
      unitPrice: { amount: '0.096', currency: 'USD' },
      rate: usd,
      evidence: source,
    }),
    line({
      part: 'storage',
      component: 'sites',
      what: verbatim('gp3 volume'),
      sku: 'gp3',
      quantity: new Big(400),
      unit: 'GiB-month',
      unitPrice: { amount: '0.0952', currency: 'USD' },
      rate: usd,
      evidence: source,
    }),
    line({
      part: 'traffic',
      component: null,
      what: verbatim('traffic to the internet'),
      quantity: new Big('1400'),
      unit: 'GB',
      unitPrice: { amount: '0.09', currency: 'USD' },
      rate: usd,
      evidence: { ...source, confidence: 'stale' },
    }),
    line({
      part: 'managed',
      component: 'base',
      what: verbatim('db.t4g.large, PostgreSQL'),
      sku: 'db.t4g.large',
      quantity: new Big(730),
      unit: 'hour',
      unitPrice: { amount: '0.155', currency: 'USD' },
      rate: usd,
      evidence: { ...source, confidence: 'unverified' },
    }),
  ]
  return alternative({
    id: 'aws/eu-central-1',
    providerName: 'Amazon Web Services',
    country: 'DE',
    rank: 3,
    cost: cost(lines, {
      operations: hours(3, 6, 10),
      range: { low: new Big('391.80'), high: new Big('471.20'), shareUncertain: 0.48 },
      lowerBound: true,
      tax: { ratePercent: '20', toPay: new Big('84.29') },
      oneOff: {
        amount: new Big('310.00'),
        items: [{ what: verbatim('two months of double running'), amount: new Big('310.00') }],
      },
      againstCurrent: { difference: new Big('122.32'), paybackMonths: null },
      trafficCases: cases('312.50', '421.43', '674.18'),
      notIncluded: [
        {
          what: verbatim('Support with an answer in 4 hours'),
          why: verbatim('its price is not in the catalogue'),
          needed: true,
        },
      ],
    }),
    placements: [
      placement({ sku: 't3.large', offer: 'aws/eu-central-1/t3.large', count: 3, price: new Big('181.76') }),
      placement({ component: 'base', sku: 'db.t4g.large', count: 1, price: new Big('97.82') }),
    ],
  })
}

function today(): Alternative {
  const invoice = evidence({ source: 'deployments/happybox.yaml', date: '2026-09-30' })
  const lines = [
    line({
      part: 'compute',
      component: null,
      what: verbatim('dedicated server, yearly'),
      quantity: new Big(1).div(12),
      unit: 'line',
      unitPrice: { amount: '1930.00', currency: 'EUR' },
      evidence: invoice,
      origin: 'deployment',
    }),
  ]
  return alternative({
    id: 'current',
    provider: 'rack',
    providerName: 'Rack & Fils',
    region: '',
    country: null,
    rank: 2,
    cost: cost(lines, {
      operations: hours(5, 8, 16),
      tax: { ratePercent: '20', toPay: new Big('32.17') },
      yearly: { bill: new Big('1930.00'), total: new Big('7690.00') },
    }),
  })
}

const reason = (constraint: string, text: string): Reason => ({ constraint, text: verbatim(text) })
const left = (id: string, state: Alternative['state'], reasons: readonly Reason[]): Alternative =>
  alternative({ id, state, rank: null, reasons })

/** A comparison in which everything happens that a report must be able to say. */
export function fullComparison(): Comparison {
  return comparison({
    rates: [{ currency: 'USD', rate: '1.1567', date: '2026-11-20', source: 'European Central Bank' }],
    verdict: {
      sentences: [
        verbatim('OVHcloud in Gravelines costs least: €616.27 a month, staff included.'),
        verbatim('That is €43.73 less than today.'),
      ],
      separable: false,
      decidedBy: null,
      weakest: [],
    },
    alternatives: [
      ovh('gra11', 'FR', 1),
      today(),
      aws(),
      ovh('sbg5', 'FR', 4),
      {
        ...ovh('waw1', 'PL', 5),
        cost: cost([line({ part: 'compute', quantity: new Big(20) })], {
          operations: hours(4, 8, 14),
          againstCurrent: { difference: new Big('39.17'), paybackMonths: null },
        }),
      },
      left('infomaniak/dc3-a', 'undecided', [reason('price', 'no price is known for volumes')]),
      left('exoscale/ch-gva-2', 'excluded', [
        reason('country=EU', 'the data would lie outside the European Union'),
        reason('price', 'no price is known for snapshots'),
      ]),
      left('exoscale/ch-dk-2', 'excluded', [reason('country=EU', 'the data would lie outside the European Union')]),
      left('aws/us-east-1', 'excluded', [reason('country=EU', 'the data would lie outside the European Union')]),
      left('cloudwatt/fr1', 'excluded', [reason('closed', 'Cloudwatt closed on 2020-02-01')]),
    ],
    warnings: [verbatim('No Canadian region is priced, though the users are in Canada.')],
    unweighed: [
      { provider: 'ovh', providerName: 'OVHcloud', region: 'bhs5', country: 'CA' },
      { provider: 'ovh', providerName: 'OVHcloud', region: 'syd1', country: 'AU' },
      { provider: 'aws', providerName: 'Amazon Web Services', region: 'eu-west-9', country: null },
    ],
  })
}

/** Names that try to take over the terminal, the paper or the spreadsheet. */
export function hostileComparison(): Comparison {
  const name = '=1+1\u001b[31m|`<b>*x*\u202e\nnew line'
  const bad: readonly NotIncluded[] = [{ what: verbatim(name), why: verbatim('@SUM(A1)'), needed: true }]
  return comparison({
    deployment: name,
    verdict: { sentences: [verbatim(`- ${name}`)], separable: true, decidedBy: null, weakest: [] },
    alternatives: [
      alternative({
        id: `${name}/r`,
        providerName: name,
        cost: cost([line({ part: 'compute', what: verbatim(name) })], { notIncluded: bad }),
      }),
    ],
    warnings: [verbatim('\u0007ding')],
  })
}
