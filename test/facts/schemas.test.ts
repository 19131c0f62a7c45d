import { expect, test } from 'vitest'
import { z } from 'zod'
import { factsFileSchema } from '../../src/documents/facts-file.ts'

const published = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`

test('the committed JSON Schema of a facts file is that of the program', async () => {
  await expect(published(factsFileSchema)).toMatchFileSnapshot('../../schemas/facts.schema.json')
})
