import { expect, test } from 'vitest'
import { gbPerGib } from '../../src/domain/size.ts'
import {
  address,
  compare,
  component,
  deployment,
  json,
  measured,
  need,
  price,
  server,
  snapshot,
  sourced,
  traffic,
  volume,
} from './build.ts'

const oneGb = 1 / gbPerGib
const usd = { currency: 'USD' } as const

/** Monthly cap, sizes in GB, traffic that comes with each server. */
const capped = [
  server('s', [price('0.0088', 'hour'), price('5.49', 'month')], { trafficIncluded: 20_000 }),
  address([price('0.50', 'month')]),
  volume('block', [price('0.044', 'GB-month')], { minGib: 10 * oneGb, stepGib: oneGb, maxGib: 10_000 * oneGb }),
  snapshot([price('0.011', 'GB-month')]),
  traffic([{ upTo: null, price: price('0.001', 'GB') }]),
]

test('a basket priced in GB with a monthly cap, the whole result', () => {
  const web = component('web', { count: 2, publicIpv4: 1, volumes: [need(100, { snapshotsKept: 3 })] })
  const wanted = deployment([web], {
    traffic: measured(50_000),
    team: { wagePerHour: '30', peopleOnCall: 1, languages: [] },
    tax: { rate: '20', recoverablePercent: '50' },
  })
  const line = { component: 'web', rate: null, evidence: sourced, origin: 'bundled' }
  const bought = (part: string, sku: string, count: number) => ({
    ...line,
    part,
    sku,
    count,
    offer: `north/one/${sku}`,
  })
  const inEuro = (amount: string) => ({ amount, currency: 'EUR' })

  expect(json(compare(capped, wanted))).toEqual({
    deployment: 'shop',
    currency: 'EUR',
    method: 'total-cost',
    weights: {},
    rates: [],
    verdict: {
      separable: true,
      decidedBy: null,
      weakest: [],
      sentences: [
        {
          key: 'bill.verdict.cheapest',
          values: {
            name: { key: 'bill.name.region', values: { provider: 'North', region: 'one' } },
            total: { amount: '151.65', currency: 'EUR' },
            bill: { amount: '31.65', currency: 'EUR' },
          },
        },
        { key: 'bill.verdict.alone', values: {} },
      ],
    },
    alternatives: [
      {
        id: 'north/one',
        provider: 'north',
        providerName: 'North',
        region: 'one',
        country: 'DE',
        selfDeclared: false,
        state: 'ranked',
        rank: 1,
        reasons: [],
        criteria: null,
        overall: null,
        seal: null,
        placements: [
          {
            component: 'web',
            count: 2,
            sku: 's',
            offer: 'north/one/s',
            vcpu: 2,
            memoryGib: 4,
            price: '10.98',
            note: null,
          },
        ],
        cost: {
          // 10.98 + 1 + 4.75 + 1.23 + 13.69
          bill: '31.65',
          breakdown: {
            compute: '10.98',
            storage: '4.75',
            snapshots: '1.23',
            backups: '0',
            traffic: '13.69',
            addresses: '1',
            managed: '0',
            support: '0',
          },
          lines: [
            // The month is cheaper than 730 × 0.0088 = 6.42.
            {
              ...bought('compute', 's', 2),
              what: { key: 'bill.line.server', values: {} },
              quantity: '2',
              unit: 'month',
              unitPrice: inEuro('5.49'),
              amount: '10.98',
            },
            {
              ...bought('addresses', 'ipv4', 2),
              what: { key: 'bill.line.address', values: {} },
              quantity: '2',
              unit: 'month',
              unitPrice: inEuro('0.50'),
              amount: '1',
            },
            // 100 GiB are 107.37 GB, billed in whole GB: 108 × 0.044 = 4.752.
            {
              ...bought('storage', 'block', 1),
              what: {
                key: 'bill.line.volumeRounded',
                values: { size: 100, count: 1, class: { key: 'bill.class.general', values: {} }, billed: 100.58 },
              },
              quantity: '108',
              unit: 'GB-month',
              unitPrice: inEuro('0.044'),
              amount: '4.75',
            },
            // 100 GiB × (1 + 2 × 2 %) = 104 GiB = 111.669149… GB, × 0.011 = 1.2284.
            {
              ...bought('snapshots', 'snapshot', 1),
              what: {
                key: 'bill.line.snapshotsIncremental',
                values: { component: 'web', size: 100, count: 1, kept: 3 },
              },
              derivation: {
                key: 'bill.derivation.incremental',
                values: { data: 100, further: 2, percent: 2, room: 104 },
              },
              quantity: '111.66915',
              unit: 'GB-month',
              unitPrice: inEuro('0.011'),
              amount: '1.23',
            },
            // 50,000 GiB are 53,687.0912 GB, 2 × 20,000 come with the servers: 13,687.0912 × 0.001.
            {
              ...bought('traffic', 'traffic', 1),
              component: null,
              what: {
                key: 'bill.line.trafficIncluded',
                values: { from: 0, to: 13_688, included: 40_000, unit: { key: 'bill.unit.GB', values: {} } },
              },
              quantity: '13687.0912',
              unit: 'GB',
              unitPrice: inEuro('0.001'),
              amount: '13.69',
            },
          ],
          operations: {
            hours: { low: 2, expected: 4, high: 7 },
            money: { low: '60', expected: '120', high: '210' },
            items: [
              { what: { key: 'bill.hours.account', values: {} }, low: 1, expected: 2, high: 3, evidence: sourced },
              {
                what: { key: 'bill.hours.servers', values: { servers: 2 } },
                low: 1,
                expected: 2,
                high: 4,
                evidence: sourced,
              },
            ],
          },
          total: '151.65',
          lowerBound: false,
          oneOff: null,
          // 31.65 × 20 % × 50 % = 3.165: half up.
          tax: { ratePercent: '20', toPay: '3.17' },
          range: null,
          notIncluded: [],
          trafficCases: [],
          yearly: { bill: '379.8', total: '1819.8' },
          againstCurrent: null,
        },
      },
    ],
    warnings: [{ key: 'bill.warning.dailyChange', values: { percent: 2 } }],
    incomplete: [],
    legalPoints: [],
  })
})

test('a basket priced by the hour in dollars, with a system disk to buy and tiers of traffic', () => {
  const hourly = [
    server('t', [price('0.0104', 'hour', usd)], { diskGib: 0, disk: 'none' }),
    address([price('0.005', 'hour', usd)]),
    volume('gp', [price('0.095', 'GiB-month', usd)]),
    traffic(
      [
        { upTo: 100, price: price('0', 'GiB', usd) },
        { upTo: 1100, price: price('0.09', 'GiB', usd) },
        { upTo: null, price: price('0.085', 'GiB', usd) },
      ],
      { unit: 'GiB' },
    ),
  ]
  const wanted = deployment([component('web', { publicIpv4: 1 })], { traffic: measured(2048) })
  const result = compare(hourly, wanted)
  const rows = result.alternatives[0]?.cost?.lines.map(({ part, quantity, unit, rate, amount }) => [
    part,
    quantity.toFixed(),
    unit,
    rate?.toFixed(),
    amount.toFixed(2),
  ])

  expect({
    rows,
    bill: result.alternatives[0]?.cost?.bill.toFixed(2),
    rates: result.rates,
    warnings: result.warnings,
  }).toEqual({
    rows: [
      ['compute', '730', 'hour', '0.8', '6.07'],
      ['storage', '20', 'GiB-month', '0.8', '1.52'],
      ['addresses', '730', 'hour', '0.8', '2.92'],
      ['traffic', '100', 'GiB', '0.8', '0.00'],
      ['traffic', '1000', 'GiB', '0.8', '72.00'],
      ['traffic', '948', 'GiB', '0.8', '64.46'],
    ],
    bill: '146.97',
    rates: [{ currency: 'USD', rate: '1.25', date: '2026-11-20', source: 'ECB' }],
    warnings: [
      {
        key: 'bill.warning.rate',
        values: { from: 'USD', to: 'EUR', rate: '0.8', date: { date: '2026-11-20' }, source: 'ECB' },
      },
    ],
  })
})
