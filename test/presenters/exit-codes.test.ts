import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { exitCodes } from '../../src/domain/errors.ts'
import { errorResult } from '../../src/presenters/schemas/error-result.ts'

test('the manual lists the exit codes of the program, and no others', async () => {
  const manual = await readFile('docs/reference/exit-codes.md', 'utf8')
  const rows = [...manual.matchAll(/^\| (\d+) \| `([a-z]+)` \|/gm)].map(([, code, kind]) => [kind, Number(code)])
  expect(rows).toEqual(Object.entries(exitCodes))
})

// `npx vitest run test/presenters -u` writes it anew.
test('the schema of errors is committed as it is', async () => {
  const schema = `${JSON.stringify(z.toJSONSchema(errorResult), null, 2)}\n`
  await expect(schema).toMatchFileSnapshot('../../schemas/error.schema.json')
})
