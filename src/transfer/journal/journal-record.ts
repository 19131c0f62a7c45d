import { z } from 'zod'
import { identityShape, placeShape } from '../identity-shape.ts'

const whole = z.int().nonnegative()
const run = z.union([
  z.tuple([z.enum(['z', 'u']), z.int().positive()]).readonly(),
  z.tuple([z.literal('d'), z.string()]).readonly(),
])

/** What a line of a journal may say. */
export const journalRecord = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    version: z.literal(1),
    source: z.object({ name: z.string(), sizeBytes: whole, identity: identityShape.nullable() }),
    target: z.object({
      name: z.string(),
      sizeBytes: whole,
      fresh: z.boolean(),
      identity: identityShape.nullable(),
      place: placeShape.nullable().exactOptional(),
      samples: z.array(z.object({ offset: whole, digest: z.string() })).exactOptional(),
    }),
    unproven: z.literal(true).exactOptional(),
    mayWriteTo: whole,
  }),
  z.object({ kind: z.literal('window'), from: whole, to: whole, runs: z.array(run), mayWriteTo: whole }),
])
