import { z } from 'zod'
import { countryCode, currencyCode, isoDate, shortName } from '../documents/fields.ts'
import { sourceText } from '../documents/source-text.ts'
import { offerKinds } from '../domain/offers.ts'

/**
 * A price file: everything that one provider sells, as far as known. The same format for the bundled files and for the
 * user's own. Amounts are net of tax. Every figure names a source of the table `sources`, which has the date.
 */
export const priceFileId = 'broker/prices/1'

const name = z.string().min(1).max(200)
const sku = z.string().regex(/^[^\s/]+$/, 'a sku has no blanks and no slash')
const day = isoDate()
const amount = z
  .union([z.number().nonnegative(), z.string().regex(/^\d{1,12}(\.\d{1,20})?$/)])
  .describe('a decimal number, net of tax')
const positive = z.number().positive()
const count = z.number().int().positive()
const regions = z.array(name).min(1).describe('regions where it is sold; left out: all regions of the file')
const service = z.enum(['database', 'object-storage', 'load-balancer', 'mail', 'file-share', 'backup', 'snapshot'])
const sizeUnit = z.enum(['GiB', 'GB'])
const unknown = z.string().min(1).describe('sold, but nobody knows the price: why')

const source = z.strictObject({
  source: sourceText().describe('address of a page, or owner/repository path@commit, or a contract'),
  date: day.describe('when it was published or read'),
  confidence: z.enum(['sourced', 'stale', 'unverified']).default('sourced'),
})

/** One key for all prices of the row, or one for each way to pay. */
const sourceOf = z.union([name, z.strictObject({ hour: name, month: name })])

const priced = {
  hour: amount.optional(),
  month: amount.optional(),
  unknown: unknown.optional(),
  source: sourceOf.optional().describe('key of `sources`'),
}

const machine = {
  cpu: z.enum(['burstable', 'shared', 'dedicated']).optional(),
  baseline: z.number().positive().max(1).optional().describe('guaranteed share of the CPUs of a burstable size'),
  arch: z.enum(['x86', 'arm64']).optional(),
  storage: z.enum(['local', 'replicated', 'none']).optional().describe('what kind of disk comes with it'),
  stock: z.enum(['general', 'limited', 'deprecated', 'unknown']).optional(),
  gpu: z.boolean().optional(),
  trafficIncluded: z.number().nonnegative().optional().describe('outgoing, a month and server, in `units.traffic`'),
  ipv4Included: z.boolean().optional(),
  takesVolumes: z.boolean().optional().describe('false for sizes that cannot have volumes attached'),
}

const serverSize = z.strictObject({
  sku,
  vcpu: count,
  memory: positive.describe('in `units.memory`'),
  disk: z.number().nonnegative().optional().describe('in `units.disk`'),
  ...machine,
  ...priced,
})

const serverGroup = z.strictObject({
  regions: regions.optional(),
  ...machine,
  source: sourceOf.optional(),
  sizes: z.array(serverSize).min(1),
})

const row = { sku, regions: regions.optional(), ...priced }

const volume = z.strictObject({
  ...row,
  class: z.enum(['capacity', 'general', 'fast']),
  min: positive.describe('in `units.storage`'),
  step: positive.default(1),
  max: positive,
  maxPerServer: count.nullable().describe('null: the provider states none'),
})

const snapshot = z.strictObject({
  ...row,
  incremental: z
    .boolean()
    .nullable()
    .describe(
      'true: a later one is billed by what changed; false: by the whole volume; null: the provider does not say',
    ),
})

const tier = z.strictObject({
  upTo: positive.nullable().describe('in `units.traffic`, a month and account; null in the last tier'),
  gb: amount.optional().describe('for one unit of `units.traffic`'),
  tb: amount.optional().describe('for 1,000 GB or 1,024 GiB'),
  source: name.optional(),
})

const traffic = z.strictObject({
  sku: sku.default('traffic'),
  regions: regions.optional(),
  source: name.optional(),
  tiers: z.array(tier),
  unknown: unknown.optional(),
})

const database = z.strictObject({
  ...row,
  engine: z.enum(['postgresql', 'mysql']),
  vcpu: count,
  memory: positive,
  disk: z.number().nonnegative(),
  nodes: count.default(1).describe('nodes of the plan; the price is for one'),
})

const discount = z.strictObject({
  what: name,
  percent: z.number().positive().max(100),
  kinds: z.array(z.enum(offerKinds)).default([]).describe('kinds of offers it applies to; empty: all'),
  source: name,
})

export const priceFileSchema = z.strictObject({
  schema: z.literal(priceFileId),
  provider: shortName(),
  name: name.optional(),
  model: z.enum(['hyperscaler', 'cloud', 'openstack', 'dedicated']).optional(),
  website: z.url().optional(),
  currency: currencyCode(),
  closed: z.strictObject({ date: day, source: name }).optional(),
  soldOut: z
    .strictObject({ date: day, source: name })
    .optional()
    .describe('when sizes of `stock: limited` were reported as not orderable, and by whom'),
  complete: z
    .boolean()
    .optional()
    .describe('false: a selection of what is sold; what is not in it may be on sale all the same'),
  sells: z.array(service).optional(),
  lacks: z.array(service).optional(),
  discounts: z.array(discount).default([]),
  units: z
    .strictObject({
      memory: sizeUnit.default('GiB'),
      disk: sizeUnit.default('GiB'),
      storage: sizeUnit.default('GiB'),
      traffic: sizeUnit.default('GB'),
    })
    .default({ memory: 'GiB', disk: 'GiB', storage: 'GiB', traffic: 'GB' })
    .describe('what the provider means by its GB: many write GB and mean GiB'),
  sources: z.record(name, source).default({}),
  regions: z
    .record(
      z.string().regex(/^[^\s/]+$/, 'a region has no blanks and no slash'),
      z.strictObject({
        country: countryCode(),
        city: name.nullable().default(null),
        complete: z.boolean().optional().describe('for this region; left out: as for the file'),
      }),
    )
    .default({}),
  servers: z.array(serverGroup).default([]),
  volumes: z.array(volume).default([]),
  snapshots: z.array(snapshot).default([]),
  traffic: z.array(traffic).default([]),
  addresses: z.array(z.strictObject({ ...row, family: z.enum(['ipv4', 'ipv6']) })).default([]),
  backups: z
    .array(z.strictObject({ ...row, percent: amount.optional().describe('of the price of the server') }))
    .default([]),
  objectStorage: z.array(z.strictObject(row)).default([]),
  databases: z.array(database).default([]),
  loadBalancers: z.array(z.strictObject(row)).default([]),
  mail: z
    .array(
      z.strictObject({
        sku,
        regions: regions.optional(),
        per1000: amount.optional(),
        unknown: unknown.optional(),
        source: name.optional(),
      }),
    )
    .default([]),
  support: z
    .array(
      z.strictObject({
        ...row,
        hours: z.enum(['business', 'always']),
        responseHours: positive,
        percent: amount.optional(),
      }),
    )
    .default([]),
})

export type PriceFile = z.output<typeof priceFileSchema>
export type PriceSource = z.output<typeof source>
export type SourceOf = z.output<typeof sourceOf>
