import { createHash } from 'node:crypto'
import { z } from 'zod'
import { plannedKinds } from './entries.ts'
import { canonicalJson } from './plan-digest.ts'

const bytes = z.int().nonnegative()
const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.string().describe('ISO 8601 UTC.')

const end = z.strictObject({
  provider: z.string(),
  region: z.string().nullable(),
  place: z.string().describe('Address or folder of the account.'),
})

const volume = z.strictObject({
  entry: z.string().describe('Key in the plan.'),
  name: z.string(),
  source: z.string().describe('Id of the volume on the source.'),
  snapshot: z.string().describe('Id of the snapshot of it that was copied.'),
  target: z.string().describe('Id of the volume on the target.'),
  sizeBytes: bytes.describe('What was moved, and what the root covers.'),
  targetBytes: bytes.describe('Size of the volume on the target; zeroes beyond sizeBytes.'),
  root: sha256.describe('Over the blocks of sizeBytes; see docs/block-engine.md.'),
  proof: z.enum(['full-readback', 'cached', 'transport-only']),
  consistent: z.boolean().describe('False: its server was not stopped in order before the last snapshot.'),
  blocks: z.strictObject({ data: count, zero: count, undefined: count }).describe('Of 512 KiB.'),
  copiedAt: instant,
})

const server = z.strictObject({
  entry: z.string(),
  name: z.string(),
  source: z.string(),
  target: z.string().nullable().describe('Null: the journal knows none.'),
})

const counts = z.strictObject({ created: count, used: count, skipped: count })

/** What a receipt says; the part that is signed. */
export const receiptBody = z.strictObject({
  schema: z.literal('broker/receipt/1'),
  plan: z.strictObject({ id: z.string(), name: z.string(), digest: sha256 }),
  tenant: z.string(),
  source: end,
  target: end,
  volumes: z.array(volume),
  servers: z.array(server),
  counts: z.record(z.enum(plannedKinds), counts),
  times: z.record(z.string(), instant).describe('When each milestone was reached.'),
  writtenAt: instant,
})

/** Evidence that a tenant was moved, and what every one of its volumes held then. */
export const receipt = receiptBody
  .extend({
    signature: z.strictObject({
      algorithm: z.literal('ed25519'),
      publicKey: z.string().describe('SPKI in DER, base64.'),
      value: z.string().describe('Over the canonical JSON of everything else, base64.'),
    }),
  })
  .meta({ title: 'Receipt of a migration by broker' })

export type ReceiptBody = z.infer<typeof receiptBody>
export type Receipt = z.infer<typeof receipt>

/** SHA-256 of what a receipt says, hexadecimal, without its signature; what names the receipt. */
export function receiptDigest(body: ReceiptBody): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}
