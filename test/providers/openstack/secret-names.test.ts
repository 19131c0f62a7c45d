import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { inventoryResult } from '../../../src/presenters/schemas/inventory-result.ts'
import { broker } from '../../acceptance/cli.ts'

const password = 'l0velace-Passw0rd'
const token = 'gAAAAA-stand-in'

const volume = {
  id: 'v1',
  name: `backup ${password} ${token.toUpperCase()}`,
  status: 'available',
  size: 1,
  metadata: { tenant: `of ${password}`, [`key-${password}`]: 'x' },
  volume_type: 'local',
}

const keyPair = { keypair: { name: `of-${password}`, fingerprint: 'aa:bb', public_key: `ssh-ed25519 A ${password}` } }

const lists: Readonly<Record<string, unknown>> = {
  '/volume/v3/p1/volumes/detail': { volumes: [volume, { ...volume, id: 'v2', name: 'passw0rd,\ndata', metadata: {} }] },
  '/compute/v2.1/os-keypairs': { keypairs: [keyPair] },
}

async function said(...words: readonly string[]): Promise<string> {
  const cloud = await standInCloud({
    handle: ({ path, response }) => {
      if (path in lists) response.end(JSON.stringify(lists[path]))
      return path in lists
    },
  })
  onTestFinished(cloud.close)
  const { stdout, stderr } = await broker([...words, '--quiet', '--tenants', 'label:tenant'], { env: cloud.env })
  return stdout + stderr
}

const inventory = async (format: string): Promise<string> => await said('inventory', 'openstack', '--format', format)

test.each(['table', 'markdown', 'csv', 'deployment'])(
  'names that hold the password or the token of the account are shown without, as %s',
  async (format) => {
    const shown = await inventory(format)
    expect(shown).not.toMatch(/l0velace|gAAAAA/i)
    expect(shown).toMatch(/backup|unattached/)
  },
)

test('in JSON too; ids stay, unless they are names', async () => {
  const { volumes, keyPairs } = inventoryResult.parse(JSON.parse(await inventory('json')))
  expect(volumes.map(({ id, name, tenant, labels }) => [id, name, tenant, labels])).toEqual([
    ['v1', 'backup *** ***', 'of ***', { tenant: 'of ***', 'key-***': 'x' }],
    ['v2', 'passw0rd,\ndata', null, {}],
  ])
  expect(keyPairs.map(({ id, name, publicKey }) => [id, name, publicKey])).toEqual([
    ['of-***', 'of-***', 'ssh-ed25519 A ***'],
  ])
})

test('an audit shows them without, too', async () => {
  const shown = await said('audit', 'openstack', '--policy', 'cost-hygiene', '--format', 'json')
  expect(shown).not.toMatch(/l0velace|gAAAAA/i)
  expect(shown).toContain('backup *** ***')
})
