import { describe, expect, test } from 'vitest'
import { checkPriceFile, readPriceFile } from '../../src/catalog/read-price-file.ts'
import { createTranslator } from '../../src/messages/translator.ts'

const english = await createTranslator('en')

const good = `schema: broker/prices/1
provider: mine
name: Mine
model: openstack
currency: CHF
sells: [snapshot]
lacks: [mail]
units: { memory: GB, disk: GB, storage: GB, traffic: GiB }
sources:
  list: { source: https://mine.example/prices, date: 2026-05-01 }
  guess: { source: our guess, date: 2026-06-01, confidence: unverified }
regions:
  zrh: { country: CH, city: Zurich }
  par: { country: FR }
discounts:
  - { what: contract, percent: 12.5, kinds: [server], source: list }
servers:
  - source: { hour: guess, month: list }
    cpu: burstable
    baseline: 0.25
    sizes:
      - { sku: small, vcpu: 1, memory: 1.073741824, disk: 10.73741824, hour: 0.0000025, month: '4.20' }
volumes:
  - { sku: disk, regions: [par], class: fast, min: 10.73741824, max: 1073.741824, maxPerServer: 4, hour: 1e-5, source: list }
traffic:
  - { source: list, regions: [zrh], tiers: [{ upTo: 100, gb: 0 }, { upTo: null, tb: 10.24, source: guess }] }
mail:
  - { sku: post, regions: [zrh], per1000: 0.4, source: list }
support:
  - { sku: gold, regions: [par], hours: always, responseHours: 1, unknown: on request }
`

describe('a price file', () => {
  const list = { source: 'https://mine.example/prices', date: '2026-05-01', confidence: 'sourced' }
  const guess = { source: 'our guess', date: '2026-06-01', confidence: 'unverified' }
  const of = (region: string, sku: string) => ({
    id: `mine/${region}/${sku}`,
    provider: 'mine',
    region,
    sku,
    origin: 'user',
  })

  test('compiles to offers, regions and a provider', () => {
    const small = {
      kind: 'server',
      prices: [
        { amount: '0.0000025', currency: 'CHF', unit: 'hour', evidence: guess },
        { amount: '4.2', currency: 'CHF', unit: 'month', evidence: list },
      ],
      vcpu: 1,
      baseline: 0.25,
      cpu: 'burstable',
      memoryGib: 1,
      diskGib: 10,
      disk: 'local',
      arch: 'x86',
      stock: 'general',
      gpu: false,
      trafficIncluded: 0,
      ipv4Included: false,
      takesVolumes: true,
    }
    const free = { amount: '0', currency: 'CHF', unit: 'GiB', evidence: list }
    const beyond = { amount: '0.01', currency: 'CHF', unit: 'GiB', evidence: guess }
    const unsaid = ['disk', 'arch', 'stock', 'gpu', 'trafficIncluded', 'ipv4Included', 'takesVolumes']
    expect(readPriceFile({ file: 'mine.yaml', text: good, origin: 'user' })).toEqual({
      file: 'mine.yaml',
      origin: 'user',
      provider: {
        id: 'mine',
        name: 'Mine',
        model: 'openstack',
        website: null,
        closed: null,
        sells: ['snapshot'],
        lacks: ['mail'],
        discounts: [{ what: 'contract', percent: '12.5', kinds: ['server'], evidence: list }],
      },
      regions: [
        { provider: 'mine', id: 'zrh', country: 'CH', city: 'Zurich' },
        { provider: 'mine', id: 'par', country: 'FR', city: null },
      ],
      offers: [
        { ...of('zrh', 'small'), ...small },
        { ...of('par', 'small'), ...small },
        {
          ...of('par', 'disk'),
          kind: 'volume',
          prices: [{ amount: '0.00001', currency: 'CHF', unit: 'GB-hour', evidence: list }],
          class: 'fast',
          minGib: 10,
          stepGib: 1 / 1.073741824,
          maxGib: 1073.741824 / 1.073741824,
          maxPerServer: 4,
        },
        {
          ...of('zrh', 'traffic'),
          kind: 'traffic',
          prices: [free, beyond],
          unit: 'GiB',
          tiers: [
            { upTo: 100, price: free },
            { upTo: null, price: beyond },
          ],
        },
        {
          ...of('zrh', 'post'),
          kind: 'mail',
          prices: [{ amount: '0.4', currency: 'CHF', unit: '1000-mails', evidence: list }],
        },
        { ...of('par', 'gold'), kind: 'support', prices: [], hours: 'always', responseHours: 1 },
      ],
      leftOut: new Map([
        ['mine/zrh/small', unsaid],
        ['mine/par/small', unsaid],
      ]),
    })
  })

  test('shares one object between equal pieces of evidence', () => {
    const { offers } = readPriceFile({ file: 'mine.yaml', text: good, origin: 'user' })
    expect(offers[0]?.prices[0]?.evidence).toBe(offers[1]?.prices[0]?.evidence)
  })
})

/** Line and words of every problem. */
function problems(text: string): string[] {
  const checked = checkPriceFile({ file: 'bad.yaml', text, origin: 'user' })
  return checked.ok ? [] : checked.problems.map(({ line, message }) => `${String(line)}: ${english.t(message)}`)
}

describe('problems', () => {
  test('are told all at once with their lines, those of shape and those of meaning together', () => {
    const bad = `schema: broker/prices/1
provider: mine
currency: CHF
colour: red
sells: [mail]
lacks: [mail]
sources:
  list: { source: the list, date: 2026-05-01 }
regions:
  zrh: { country: Switzerland }
  par: { country: FR }
servers:
  - source: lst
    regions: [zrh, pra]
    sizes:
      - { sku: small, vcpu: -1, memory: 1, hour: 1 }
      - { sku: small, vcpu: 1, memory: 1 }
      - { sku: burst, vcpu: 1, memory: 1, hour: 1, cpu: burstable }
volumes:
  - { sku: disk, class: general, min: 1, max: 10, maxPerServer: null, month: 1 }
  - { sku: gone, class: general, min: 1, max: 10, maxPerServer: null, month: 1, unknown: why, source: list }
  - { sku: back, class: general, min: 100, max: 10, maxPerServer: null, month: 1, source: list }
traffic:
  - { source: list, tiers: [{ upTo: 100, gb: 0, tb: 1 }, { upTo: 50, gb: 1 }, { upTo: 200, gb: 2 }] }
`
    expect(problems(bad)).toMatchInlineSnapshot(`
      [
        "4: The key \`colour\` is not known here.",
        "6: “mail” is in both \`sells\` and \`lacks\`.",
        "10: \`Switzerland\` is not a country code.",
        "13: The source “lst” is not in the table \`sources\`.",
        "14: The region “pra” is not in the table \`regions\`.",
        "16: \`vcpu\` is -1, but must be more than 0.",
        "17: A price is missing.",
        "17: “small” is there twice in zrh, pra.",
        "18: A burstable size needs its baseline.",
        "20: The price has no source.",
        "21: The row has a price and says that it is unknown.",
        "22: The least, 100, is more than the most, 10.",
        "24: A traffic tier needs exactly one of \`gb\` and \`tb\`.",
        "24: The tiers of traffic are not in order.",
        "24: The tiers of traffic are not in order.",
      ]
    `)
  })

  test.each([
    ['no regions', 'regions: {}\naddresses: [{ sku: ip, family: ipv4, month: 1, source: list }]', 'no region'],
    [
      'a negative price',
      'regions: { a: { country: FR } }\naddresses: [{ sku: ip, family: ipv4, month: -1, source: list }]',
      '',
    ],
    ['a date that is none', 'regions: { a: { country: FR } }\nclosed: { date: 2026-02-30, source: list }', ''],
    [
      'a sku with a slash',
      'regions: { a: { country: FR } }\naddresses: [{ sku: a/b, family: ipv4, month: 1, source: list }]',
      '',
    ],
  ])('%s is refused', (_, text) => {
    const head =
      'schema: broker/prices/1\nprovider: mine\ncurrency: EUR\nsources: { list: { source: the list, date: 2026-05-01 } }\n'
    expect(problems(head + text).length).toBeGreaterThan(0)
  })
})

test('a figure of a day to come is refused, an empty file is sent to an example of its kind', () => {
  const refused = (text: string) => checkPriceFile({ file: 'p.yaml', text, origin: 'user', today: '2026-11-22' })
  const told = (text: string): readonly string[] => {
    const checked = refused(text)
    if (checked.ok) return []
    return checked.problems.map(({ line, message, hint }) =>
      [line, english.t(message), hint && english.t(hint)].join(' | '),
    )
  }
  const head = 'schema: broker/prices/1\nprovider: mine\nregions: { zrh: { country: CH } }\n'
  const bad = `${head}currency: EURO\nsources: { list: { source: a list, date: 2099-01-01 }, b: { source: b, date: 2026-11-31 } }\n`
  expect(told(bad)).toEqual([
    '4 | `EURO` is not a currency code. | Write the three capital letters, such as EUR, USD or CHF.',
    '5 | 2099-01-01 lies in the future; today is 2026-11-22. | Write the day on which it was read or billed.',
    '5 | `2026-11-31` is not a date. | Write year, month and day: 2026-11-30.',
  ])
  const blank = `${head}currency: EUR\nsources: { list: { source: '-', date: 2026-05-01 } }\n`
  expect(told(blank).map((line) => line.split(' | ')[1])).toEqual(['The source is blank.'])
  expect(told('')).toEqual([
    ' | The file is empty, or holds only comments. | Copy an example to start from: docs/examples/openstack.example.yaml.',
  ])
})
