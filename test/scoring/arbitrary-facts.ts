import * as fc from 'fast-check'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { Fact, FactBook, FactKey, FactValues } from '../../src/domain/facts.ts'
import { sealLevels } from '../../src/domain/facts.ts'
import { everywhere, nobodyKnows, sourced } from './build.ts'

const evidence: fc.Arbitrary<Evidence> = fc
  .constantFrom('sourced' as const, 'stale' as const, 'unverified' as const)
  .map((confidence) => ({ ...sourced, confidence }))

const feature = fc.constantFrom(true, false, null)
const day = fc.integer({ min: 2000, max: 2027 }).map((year) => `${String(year)}-05-01`)
const seal = fc.record({
  level: fc.constantFrom(...sealLevels),
  assessedBy: fc.constantFrom('provider-claim' as const, 'third-party' as const, 'user' as const),
})
const scope = fc.constantFrom('all' as const, null, ['b3-*'], ['one'], ['other'])

const values: { readonly [K in FactKey]?: fc.Arbitrary<FactValues[K]> } = {
  'SOV-1': seal,
  'SOV-2': seal,
  'SOV-3': seal,
  'SOV-4': seal,
  'SOV-5': seal,
  'SOV-6': seal,
  'SOV-7': seal,
  'SOV-8': seal,
  certifications: fc.array(
    fc.record({
      name: fc.constantFrom('ISO27001', 'SOC2-II', 'C5', 'HDS', 'SecNumCloud'),
      products: scope,
      regions: scope,
      issuer: fc.constant(null),
      validFrom: fc.option(day),
      validUntil: fc.option(day),
    }),
    { maxLength: 4 },
  ),
  encryptionAtRest: fc.constantFrom('by-customer', 'optional', 'default'),
  keyHolder: fc.constantFrom('none', 'provider', 'customer-inside', 'customer-outside'),
  identity: fc.record({ twoFactor: feature, scopedTokens: feature, auditLog: feature, federation: feature }),
  isolation: fc.constantFrom('shared', 'dedicated-optional', 'single-tenant'),
  ddos: fc.constantFrom('none', 'paid', 'included', 'included-application-layer'),
  backupTarget: fc.constantFrom('same-site', 'other-zone', 'other-region', 'none'),
  billingGrain: fc.constantFrom('second', 'minute', 'hour', 'day', 'month', 'year'),
  resize: fc.constantFrom('live', 'stop', 'rebuild', 'no'),
  volumeGrowth: fc.constantFrom('attached', 'detached', 'no'),
  timeToServerMinutes: fc.integer({ min: 1, max: 20_000 }),
  footprint: fc.record({ regions: fc.integer({ min: 1, max: 40 }), zones: fc.integer({ min: 1, max: 120 }) }),
  images: fc.record({ cloudInit: feature, customImages: feature, acrossRegions: feature }),
  tools: fc.array(fc.record({ name: fc.constant('Terraform'), maintainer: fc.constantFrom('vendor', 'community') }), {
    maxLength: 4,
  }),
  apiStability: fc.record({ versioned: feature, breakingChanges: fc.option(fc.nat({ max: 6 })) }),
  snapshots: fc.record({ volume: feature, group: feature, schedule: feature }),
  priceHistory: fc.record({
    observedFrom: day,
    changes: fc.array(fc.record({ date: day, percent: fc.integer({ min: -50, max: 80 }), what: fc.constant('all') }), {
      maxLength: 3,
    }),
  }),
  api: fc.constantFrom('open-standard', 'compatible', 'own-open-clients', 'own-closed', 'none'),
  documentationLanguages: fc.subarray(['en', 'fr', 'de']),
  support: fc.record({ hours: fc.constantFrom('none', 'business', 'always'), languages: fc.subarray(['en', 'fr']) }),
  restore: fc.constantFrom('by-hand', 'self-service', 'by-provider'),
  network: fc.record({
    privateNetwork: feature,
    ipv6: feature,
    floatingAddress: feature,
    firewall: feature,
    vpn: feature,
  }),
  zones: fc.integer({ min: 1, max: 5 }),
  serverSla: fc.constantFrom(99, 99.9, 99.99),
  founded: day,
  ownershipChanges: fc.array(fc.record({ date: day, what: fc.constant('sold') }), { maxLength: 3 }),
  closingNotice: fc.option(fc.record({ announced: day, ends: day })),
  incidents: fc.array(
    fc.record({
      date: day,
      what: fc.constant('fire'),
      kind: fc.constantFrom('outage', 'data-loss', 'breach'),
      hours: fc.option(fc.nat({ max: 100 })),
    }),
    { maxLength: 3 },
  ),
}

function entry(value: fc.Arbitrary<unknown>): fc.Arbitrary<Fact<unknown>> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ known: fc.constant(true as const), value, evidence, scope: fc.constant(everywhere) }),
    },
    { weight: 1, arbitrary: fc.constant(nobodyKnows()) },
  )
}

/** Facts about one provider: each scored fact known, unknown or missing, in any state of evidence. */
export const anyBook: fc.Arbitrary<FactBook> = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, fc.array(entry(value), { minLength: 1, maxLength: 2 })]),
  ),
  { requiredKeys: [] },
)
