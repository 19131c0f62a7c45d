import { z } from 'zod'
import { assessors, sealLevels } from '../domain/facts.ts'
import type { FactKey, FactValues } from '../domain/facts.ts'
import { countryCode } from './fields.ts'

const text = z.string().min(1).max(600)
const wording = z
  .union([text, z.strictObject({ en: text, fr: text })])
  .describe('a text in English and French, or a name that stands as it is')
const day = z.iso.date()
const country = countryCode()
const language = z.string().regex(/^[a-z]{2}$/, 'an ISO 639-1 code of two small letters')
const percent = z.number().min(0).max(100)
const feature = z.boolean().nullable().describe('null: nobody knows')
const pattern = z
  .string()
  .regex(/^(kind:[a-z-]+|line:[a-z0-9-]+|[^\s/:]+)$/, 'a SKU with *, kind:… or line:…')
  .describe(
    'a SKU with * as wildcard, `kind:server`, or `line:` and the name of a product line that is not priced here',
  )

export const scopeSchemas = {
  regions: z.array(text).min(1).describe('ids of regions; left out: all'),
  products: z.array(pattern).min(1).describe('left out: all'),
}

const scopeOf = (list: typeof scopeSchemas.regions): z.ZodType<'all' | readonly string[] | null> =>
  z.union([z.literal('all'), list]).nullable()

const seal = z.strictObject({
  level: z.literal([...sealLevels]),
  assessedBy: z.enum(assessors),
})

const holder = z.strictObject({
  name: wording,
  country,
  capitalPercent: percent.nullable(),
  votesPercent: percent.nullable(),
  veto: z.boolean(),
})

const certification = z.strictObject({
  name: text,
  products: scopeOf(scopeSchemas.products).describe('null: the source does not say; then it satisfies no constraint'),
  regions: scopeOf(scopeSchemas.regions).describe('null: the source does not say; then it satisfies no constraint'),
  issuer: text.nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
})

const who = {
  contractEntity: z.strictObject({ name: wording, country }),
  holders: z.array(holder).min(1),
  lawOfControl: z.strictObject({ country, through: wording }),
  foreignReach: z.array(wording),
  staff: z.strictObject({ countries: z.array(country), note: wording }),
  location: z.strictObject({ country, city: text.nullable(), operator: text.nullable() }),
  openness: z.strictObject({ stack: wording, openSource: z.enum(['mostly', 'partly', 'no']) }),
  exit: z.strictObject({ ways: z.array(text), note: wording }),
  energy: z.strictObject({
    pue: z.number().min(1).nullable(),
    renewablePercent: percent.nullable(),
    waterLitresPerKwh: z.number().nonnegative().nullable(),
    note: wording.nullable(),
  }),
  calculatorScore: z.strictObject({ percent, seal: z.literal([...sealLevels]).nullable() }),
}

const security = {
  certifications: z.array(certification),
  encryptionAtRest: z.enum(['by-customer', 'optional', 'default']),
  keyHolder: z.enum(['none', 'provider', 'customer-inside', 'customer-outside']),
  identity: z.strictObject({ twoFactor: feature, scopedTokens: feature, auditLog: feature, federation: feature }),
  isolation: z.enum(['shared', 'dedicated-optional', 'single-tenant']),
  ddos: z.enum(['none', 'paid', 'included', 'included-application-layer']),
  backupTarget: z.enum(['same-site', 'other-zone', 'other-region', 'none']),
}

const running = {
  billingGrain: z.enum(['second', 'minute', 'hour', 'day', 'month', 'year']),
  resize: z.enum(['live', 'stop', 'rebuild', 'no']),
  volumeGrowth: z.enum(['attached', 'detached', 'no']),
  timeToServerMinutes: z.number().positive(),
  footprint: z.strictObject({ regions: z.number().int().positive(), zones: z.number().int().positive() }),
  images: z.strictObject({ cloudInit: feature, customImages: feature, acrossRegions: feature }),
  tools: z.array(z.strictObject({ name: text, maintainer: z.enum(['vendor', 'community']) })),
  apiStability: z.strictObject({ versioned: feature, breakingChanges: z.number().int().nonnegative().nullable() }),
  snapshots: z.strictObject({ volume: feature, group: feature, schedule: feature }),
  priceHistory: z.strictObject({
    observedFrom: day,
    changes: z.array(z.strictObject({ date: day, percent: z.number(), what: wording })),
  }),
  api: z.enum(['open-standard', 'compatible', 'own-open-clients', 'own-closed', 'none']),
}

const living = {
  documentationLanguages: z.array(language),
  support: z.strictObject({ hours: z.enum(['none', 'business', 'always']), languages: z.array(language) }),
  restore: z.enum(['by-hand', 'self-service', 'by-provider']),
  network: z.strictObject({
    privateNetwork: feature,
    ipv6: feature,
    floatingAddress: feature,
    firewall: feature,
    vpn: feature,
  }),
  zones: z.number().int().positive(),
  serverSla: percent,
  founded: day,
  ownershipChanges: z.array(z.strictObject({ date: day, what: wording })),
  closingNotice: z.strictObject({ announced: day, ends: day }).nullable(),
  incidents: z.array(
    z.strictObject({
      date: day,
      what: wording,
      kind: z.enum(['outage', 'data-loss', 'breach']),
      hours: z.number().positive().nullable(),
    }),
  ),
}

/** One schema for the value of every key; a key without a schema, or a schema that differs from its type, does not compile. */
export const factValueSchemas = {
  ...who,
  'SOV-1': seal,
  'SOV-2': seal,
  'SOV-3': seal,
  'SOV-4': seal,
  'SOV-5': seal,
  'SOV-6': seal,
  'SOV-7': seal,
  'SOV-8': seal,
  ...security,
  ...running,
  ...living,
} satisfies { readonly [K in FactKey]: z.ZodType<FactValues[K]> }
