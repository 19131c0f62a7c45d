import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { broker, root, temporaryFolder } from './cli.ts'

test.each([
  ['github', '.github/workflows/broker-audit.yml', 'github-workflow.json'],
  ['gitlab', '.gitlab/broker-audit.yml', 'gitlab-ci.json'],
])('the job for %s is as its published schema says', async (system, file, schema) => {
  const cwd = await temporaryFolder()
  const words = ['init', '--ci', system, 'production', 'fleet.json', '--policy', 'sovereign-eu', '--fail-on', 'medium']
  const written = await broker(words, { cwd })
  expect([written.code, written.stdout.split('\n')[0]]).toEqual([0, `Wrote ${file}.`])
  const text = await readFile(join(cwd, file), 'utf8')
  const accepts = new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(await readFile(join(root, 'test/fixtures/schemas', schema), 'utf8')) as object,
  )
  accepts(parse(text))
  expect(accepts.errors).toEqual(null)
  expect(text).toMatch(
    /BROKER_SOURCES: 'production fleet.json'\n +BROKER_POLICY: 'sovereign-eu'\n +BROKER_FAIL_ON: 'medium'/,
  )
  expect(text).not.toMatch(/@[A-Z_]+@/)
  expect((await broker(words, { cwd })).code).toBe(6)
})

test.each([
  [[], 'Nothing was said about what to begin.'],
  [['--ci', 'gitlab'], 'There is nothing to audit.'],
  [['--ci', 'github', 'a;b'], '“a;b” cannot stand in a job as it is.'],
  [['--ci', 'github', 'a', '--policy', '$(id)'], '“$(id)” cannot stand in a job as it is.'],
])('init %j is refused with 2', async (words, says) => {
  const outcome = await broker(['init', ...words], { cwd: await temporaryFolder() })
  expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining(says)])
})
