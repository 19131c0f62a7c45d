import { z } from 'zod'
import { countryCode } from '../documents/fields.ts'
import { offerKinds } from '../domain/offers.ts'

/** A catalogue as public JSON: what `catalog list --json` writes and `compare --catalog` reads. */
export const catalogueDocumentId = 'broker/catalog/1'

const amount = z.string().regex(/^\d+(\.\d+)?$/)
const currency = z.string().regex(/^[A-Z]{3}$/)
const day = z.iso.date()
const sizeUnit = z.enum(['GiB', 'GB'])
const service = z.enum(['database', 'object-storage', 'load-balancer', 'mail', 'file-share', 'backup', 'snapshot'])
const kinds = z.enum(offerKinds)

const evidence = z.strictObject({
  source: z.string(),
  date: day,
  confidence: z.enum(['sourced', 'stale', 'unverified']),
})

const price = z.strictObject({
  amount,
  currency,
  unit: z.enum(['hour', 'month', 'GiB-hour', 'GiB-month', 'GB-hour', 'GB-month', 'GiB', 'GB', 'percent', '1000-mails']),
  evidence,
})

/** What every offer has. */
const head = {
  id: z.string().describe('provider/region/sku'),
  provider: z.string(),
  region: z.string(),
  sku: z.string(),
  origin: z.enum(['bundled', 'refreshed', 'user']),
  prices: z.array(price).describe('ways to pay, net of tax; empty: sold, but the price is not known'),
}

const offer = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('server'),
    vcpu: z.number(),
    baseline: z.number(),
    cpu: z.enum(['burstable', 'shared', 'dedicated']),
    memoryGib: z.number(),
    diskGib: z.number(),
    disk: z.enum(['local', 'replicated', 'none']),
    arch: z.enum(['x86', 'arm64']),
    stock: z.enum(['general', 'limited', 'deprecated', 'unknown']),
    gpu: z.boolean(),
    trafficIncluded: z.number(),
    ipv4Included: z.boolean(),
    takesVolumes: z.boolean(),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('volume'),
    class: z.enum(['capacity', 'general', 'fast']),
    minGib: z.number(),
    stepGib: z.number(),
    maxGib: z.number(),
    maxPerServer: z.number().nullable(),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('snapshot'),
    incremental: z.boolean().nullable().describe('null: the provider does not say'),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('traffic'),
    unit: sizeUnit,
    tiers: z.array(z.strictObject({ upTo: z.number().nullable(), price })),
  }),
  z.strictObject({ ...head, kind: z.literal('address'), family: z.enum(['ipv4', 'ipv6']) }),
  z.strictObject({ ...head, kind: z.literal('backup') }),
  z.strictObject({ ...head, kind: z.literal('object-storage') }),
  z.strictObject({
    ...head,
    kind: z.literal('database'),
    engine: z.enum(['postgresql', 'mysql']),
    vcpu: z.number(),
    memoryGib: z.number(),
    diskGib: z.number(),
    nodes: z.number(),
  }),
  z.strictObject({ ...head, kind: z.literal('load-balancer') }),
  z.strictObject({ ...head, kind: z.literal('mail') }),
  z.strictObject({
    ...head,
    kind: z.literal('support'),
    hours: z.enum(['business', 'always']),
    responseHours: z.number(),
  }),
])

const provider = z.strictObject({
  id: z.string(),
  name: z.string(),
  model: z.enum(['hyperscaler', 'cloud', 'openstack', 'dedicated']),
  website: z.string(),
  closed: z.strictObject({ date: day, evidence }).nullable(),
  soldOut: z
    .strictObject({ date: day, evidence })
    .optional()
    .describe('when its servers of limited stock were reported as not orderable'),
  sells: z.array(service),
  lacks: z.array(service),
  selfDeclared: z.boolean(),
  discounts: z.array(z.strictObject({ what: z.string(), percent: amount, kinds: z.array(kinds), evidence })),
})

export const catalogueDocumentSchema = z.strictObject({
  schema: z.literal(catalogueDocumentId),
  digest: z.string().describe('sha256 of everything in it that could change a result'),
  oldest: z.string().describe('oldest date of a price; empty where there is none'),
  newest: z.string(),
  rates: z
    .array(z.strictObject({ currency, rate: amount, date: day, source: z.string() }))
    .describe('units of the currency that one euro buys'),
  providers: z.array(provider),
  regions: z.array(
    z.strictObject({
      provider: z.string(),
      id: z.string(),
      country: countryCode(),
      city: z.string().nullable(),
      complete: z.boolean().optional().describe('false: its offers are a selection of what is sold there'),
    }),
  ),
  offers: z.array(offer),
})

export type CatalogueDocument = z.output<typeof catalogueDocumentSchema>
