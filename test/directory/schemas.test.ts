import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import { archiveSchema } from './archive-schema.ts'
import { type Bench, withBench } from '../conformance/bench.ts'
import { directoryHarness } from '../conformance/directory-harness.ts'
import { makeOne } from '../conformance/maker.ts'
import { keyPairMaker, publicIpMaker, routerMaker, securityGroupMaker } from '../conformance/network-makers.ts'
import { serverMaker } from '../conformance/server-maker.ts'
import { snapshotMaker } from '../conformance/storage-makers.ts'

const schema = z.toJSONSchema(archiveSchema, { io: 'input' })

// `npx vitest run test/directory/schemas -u` writes it anew.
test('the JSON Schema of the exit archive is committed as it is', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/directory.schema.json')
})

/** One of every kind, and a server that runs. */
async function fill(bench: Bench): Promise<void> {
  await makeOne(bench, snapshotMaker)
  await makeOne(bench, routerMaker)
  await makeOne(bench, securityGroupMaker)
  await makeOne(bench, keyPairMaker)
  await makeOne(bench, publicIpMaker)
  const { id } = (await makeOne(bench, serverMaker)).resource
  await requireFeature(bench.provider, 'servers').power({ id, state: 'running', signal: bench.signal })
}

test('every file that is written is as the schema says', async () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  const harness = await directoryHarness({ servers: 'processes' })
  onTestFinished(() => harness.close())
  const found = new Map<string, unknown>()
  await withBench(harness, async (bench) => {
    await fill(bench)
    const paths = (await readdir(harness.root, { recursive: true })).filter((path) => path.endsWith('.json'))
    for (const path of paths) {
      const file = JSON.parse(await readFile(join(harness.root, path), 'utf8')) as { readonly kind: string }
      validate(file)
      found.set(file.kind, validate.errors)
    }
  })
  expect(Object.fromEntries([...found].sort())).toEqual({
    directory: null,
    image: null,
    'key-pair': null,
    network: null,
    process: null,
    'public-ip': null,
    router: null,
    'security-group': null,
    server: null,
    snapshot: null,
    subnet: null,
    volume: null,
  })
  expect(validate({ kind: 'volume' })).toBe(false)
})
