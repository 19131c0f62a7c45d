import { z } from 'zod'

/** What `broker init deployment --json` prints. */
export const initResult = z.strictObject({
  schema: z.literal('broker/init/1'),
  file: z.string().describe('Path of the file that was written.'),
})
