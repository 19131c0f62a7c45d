import { z } from 'zod'

/** A `Place` in a file of ours. */
export const placeShape = z.object({ device: z.string(), inode: z.string(), bornNs: z.string().exactOptional() })

/** An `Identity` in a file of ours. */
export const identityShape = placeShape.extend({
  sizeBytes: z.number(),
  modifiedNs: z.string(),
  changedNs: z.string(),
})
