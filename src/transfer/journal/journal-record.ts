import { z } from 'zod'

const whole = z.int().nonnegative()
const place = z.object({ device: z.string(), inode: z.string() })
const identity = place.extend({ sizeBytes: z.number(), modifiedNs: z.string(), changedNs: z.string() })
const run = z.union([
  z.tuple([z.enum(['z', 'u']), z.int().positive()]).readonly(),
  z.tuple([z.literal('d'), z.string()]).readonly(),
])

/** What a line of a journal may say. */
export const journalRecord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    version: z.literal(1),
    source: z.object({ name: z.string(), sizeBytes: whole, identity: identity.nullable() }),
    target: z.object({
      name: z.string(),
      sizeBytes: whole,
      fresh: z.boolean(),
      identity: identity.nullable(),
      place: place.nullable().exactOptional(),
      samples: z.array(z.object({ offset: whole, digest: z.string() })).exactOptional(),
    }),
    unproven: z.literal(true).exactOptional(),
    mayWriteTo: whole,
  }),
  z.object({ kind: z.literal('window'), from: whole, to: whole, runs: z.array(run), mayWriteTo: whole }),
])
