import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Alternative, Cost } from '../../src/domain/comparison.ts'
import { billParts } from '../../src/domain/comparison.ts'
import type { Component, Deployment } from '../../src/domain/deployment.ts'
import { sum } from '../../src/domain/money.ts'
import type { Offer } from '../../src/domain/offers.ts'
import {
  address,
  backup,
  catalogue,
  compare,
  component,
  deployment,
  json,
  measured,
  need,
  plain,
  price,
  server,
  snapshot,
  traffic,
  volume,
} from './build.ts'
import { runs } from './runs.ts'

const cents = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((amount) => (amount / 100).toFixed(2))

const servers: fc.Arbitrary<Offer> = fc
  .record({
    name: fc.integer({ min: 0, max: 999 }),
    month: cents(9000),
    hour: fc.option(fc.integer({ min: 1, max: 900 }).map((amount) => (amount / 10_000).toFixed(4))),
    vcpu: fc.constantFrom(1, 2, 4, 8),
    memoryGib: fc.constantFrom(2, 4, 8, 16),
    diskGib: fc.constantFrom(0, 20, 80),
    cpu: fc.constantFrom('shared', 'dedicated', 'burstable'),
    baseline: fc.constantFrom(0.25, 0.5, 1),
    trafficIncluded: fc.constantFrom(0, 0, 500, 3000),
    ipv4Included: fc.boolean(),
    takesVolumes: fc.boolean(),
    stock: fc.constantFrom('general', 'general', 'unknown', 'limited'),
  })
  .map(({ name, month, hour, ...part }) =>
    server(`s${String(name)}`, [price(month, 'month'), ...(hour === null ? [] : [price(hour, 'hour')])], {
      ...part,
      disk: part.diskGib === 0 ? 'none' : 'local',
    }),
  )

const volumes: fc.Arbitrary<Offer> = fc
  .record({
    name: fc.integer({ min: 0, max: 99 }),
    month: cents(40),
    unit: fc.constantFrom('GiB-month', 'GB-month'),
    class: fc.constantFrom('capacity', 'general', 'fast'),
    minGib: fc.constantFrom(1, 10),
    stepGib: fc.constantFrom(1, 5),
    maxPerServer: fc.constantFrom(null, 2, 8),
  })
  .map(({ name, month, unit, ...part }) => volume(`v${String(name)}`, [price(month, unit)], part))

/** Something for every need, so that whatever is added can only help. */
const base: readonly Offer[] = [
  server('largest', [price('95', 'month')], { vcpu: 16, memoryGib: 32, cpu: 'dedicated' }),
  volume('roomiest', [price('0.45', 'GiB-month')], { class: 'fast', maxPerServer: 2 }),
  snapshot([price('0.07', 'GiB-month')]),
  address([price('3', 'month')]),
  plain('object-storage', [price('0.06', 'GiB-month')]),
  traffic(
    [
      { upTo: 100, price: price('0', 'GB') },
      { upTo: null, price: price('0.02', 'GB') },
    ],
    { unit: 'GB' },
  ),
]

const additions: fc.Arbitrary<readonly Offer[]> = fc
  .array(
    fc.oneof(
      servers,
      volumes,
      fc.constant(backup([price('20', 'percent')])),
      fc.constant(backup([price('0.05', 'GiB-month')])),
    ),
    {
      maxLength: 12,
    },
  )
  .map((offers) => [...new Map(offers.map((offer) => [offer.id, offer])).values()])

const components: fc.Arbitrary<readonly Component[]> = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      vcpu: fc.constantFrom(0.5, 1, 2, 4),
      cpu: fc.constantFrom('shared', 'shared', 'dedicated'),
      memoryGib: fc.constantFrom(1, 4, 8),
      diskGib: fc.constantFrom(0, 20, 60),
      publicIpv4: fc.constantFrom(0, 1),
      volumes: fc.array(
        fc
          .record({
            size: fc.integer({ min: 1, max: 200 }),
            class: fc.constantFrom('capacity', 'general', 'fast'),
            count: fc.integer({ min: 1, max: 20 }),
            snapshotsKept: fc.integer({ min: 0, max: 5 }),
          })
          .map(({ size, ...part }) => need(size, part)),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.map((part, index) => component(`c${String(index)}`, part)))

const wishes: fc.Arbitrary<Deployment> = fc
  .record({
    components,
    traffic: fc.option(fc.integer({ min: 0, max: 20_000 }).map(measured)),
    backup: fc.option(
      fc.record({
        retentionDays: fc.integer({ min: 1, max: 30 }),
        copies: fc.constantFrom(1, 2),
        otherProvider: fc.constant(false),
      }),
    ),
  })
  .map(({ components: parts, ...part }) => deployment(parts, part))

function only(offers: readonly Offer[], wanted: Deployment): Alternative & { readonly cost: Cost } {
  const [alternative] = compare(offers, wanted).alternatives
  if (alternative === undefined || alternative.cost === null)
    throw new Error(`nothing was billed: ${JSON.stringify(alternative?.reasons)}`)
  return { ...alternative, cost: alternative.cost }
}

/** Lines are rounded one by one: so much may a bill that is cheaper before rounding be dearer after it. */
const rounding = 0.01

function isAtMost(a: Cost, b: Cost): boolean {
  return a.bill.toNumber() <= b.bill.toNumber() + rounding * (a.lines.length + b.lines.length)
}

/** Where a provider does not say how many volumes a server takes, more than the sure ones leave a gap, and gaps weigh more than money. */
function hasStatedLimit(offer: Offer): boolean {
  return offer.kind !== 'volume' || offer.maxPerServer !== null
}

test('offers that are added never raise the cheapest bill, where all limits are stated', () => {
  fc.assert(
    fc.property(wishes, additions, additions, (wanted, some, more) => {
      const known = (offers: readonly Offer[]): readonly Offer[] => offers.filter(hasStatedLimit)
      const offers = [...new Map([...base, ...known(some)].map((offer) => [offer.id, offer])).values()]
      const all = [...new Map([...known(more), ...offers].map((offer) => [offer.id, offer])).values()]
      expect(isAtMost(only(all, wanted).cost, only(offers, wanted).cost)).toBe(true)
    }),
    runs(150),
  )
})

/** Ways to need more. More servers are not among them: they bring traffic and places for volumes. */
const raises: Readonly<Record<string, (wanted: Deployment) => Deployment>> = {
  cpu: (wanted) => each(wanted, (part) => ({ ...part, vcpu: (part.vcpu ?? 0) + 1 })),
  dedicated: (wanted) => each(wanted, (part) => ({ ...part, cpu: 'dedicated' })),
  memory: (wanted) => each(wanted, (part) => ({ ...part, memoryGib: (part.memoryGib ?? 0) + 3 })),
  disk: (wanted) => each(wanted, (part) => ({ ...part, diskGib: (part.diskGib ?? 0) + 15 })),
  addresses: (wanted) => each(wanted, (part) => ({ ...part, publicIpv4: part.publicIpv4 + 1 })),
  'volume size': (wanted) => eachVolume(wanted, (part) => ({ ...part, sizeGib: part.sizeGib + 7 })),
  'volume count': (wanted) => eachVolume(wanted, (part) => ({ ...part, count: part.count + 3 })),
  'volume class': (wanted) => eachVolume(wanted, (part) => ({ ...part, class: 'fast' })),
  snapshots: (wanted) => eachVolume(wanted, (part) => ({ ...part, snapshotsKept: part.snapshotsKept + 1 })),
  traffic: (wanted) => ({ ...wanted, traffic: measured((wanted.traffic?.outGib ?? 0) + 5000) }),
  'backup copies': (wanted) => ({
    ...wanted,
    backup: { retentionDays: 30, otherProvider: false, copies: (wanted.backup?.copies ?? 0) + 1 },
  }),
}

function each(wanted: Deployment, raise: (part: Component) => Component): Deployment {
  return { ...wanted, components: wanted.components.map(raise) }
}

function eachVolume(
  wanted: Deployment,
  raise: (part: Component['volumes'][number]) => Component['volumes'][number],
): Deployment {
  return each(wanted, (part) => ({ ...part, volumes: part.volumes.map(raise) }))
}

describe('a need that is raised never lowers the bill', () => {
  test.each(Object.entries(raises))('%s', (_name, raise) => {
    fc.assert(
      fc.property(wishes, additions, (wanted, more) => {
        const offers = [...new Map([...more, ...base].map((offer) => [offer.id, offer])).values()]
        expect(isAtMost(only(offers, wanted).cost, only(offers, raise(wanted)).cost)).toBe(true)
      }),
      runs(60),
    )
  })
})

test('the parts of a bill, its lines and its months add up exactly', () => {
  fc.assert(
    fc.property(wishes, additions, (wanted, more) => {
      const { cost } = only([...more, ...base], wanted)
      const parts = billParts.map((part) => cost.breakdown[part])
      expect([
        sum(parts).toFixed(),
        sum(cost.lines.map((line) => line.amount)).toFixed(),
        cost.yearly.bill.toFixed(),
      ]).toEqual([cost.bill.toFixed(), cost.bill.toFixed(), cost.bill.times(12).toFixed()])
      for (const { quantity, unitPrice, rate, amount } of cost.lines) {
        expect(amount.toFixed(2)).toBe(
          quantity
            .times(unitPrice.amount)
            .times(rate ?? 1)
            .toFixed(2, 1),
        )
      }
    }),
    runs(150),
  )
})

test('the order of the catalogue says nothing, and the same request gives the same result', () => {
  const shuffled = fc.tuple(wishes, additions).chain(([wanted, more]) => {
    const offers = [...new Map([...more, ...base].map((offer) => [offer.id, offer])).values()]
    return fc.record({
      wanted: fc.constant(wanted),
      offers: fc.constant(offers),
      other: fc.shuffledSubarray(offers, { minLength: offers.length }),
    })
  })
  fc.assert(
    fc.property(shuffled, ({ wanted, offers, other }) => {
      const first = json(compare(catalogue(offers), wanted))
      expect(json(compare(catalogue(other), wanted))).toEqual(first)
      expect(json(compare(catalogue(offers), wanted))).toEqual(first)
    }),
    runs(150),
  )
})
