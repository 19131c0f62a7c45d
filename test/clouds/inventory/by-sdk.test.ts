import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resourceKinds } from '../../../src/domain/inventory.ts'
import { inventoryResult, type InventoryResult } from '../../../src/presenters/schemas/inventory-result.ts'
import { broker, temporaryFolder, type Outcome } from '../../acceptance/cli.ts'
import { cloudsYaml, password, state } from '../openstack/cloud.ts'
import { differences, leavesOf } from './differences.ts'
import { expectedOf } from './expected.ts'
import { listedBySdk } from './sdk.ts'

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  broker(args, { env: { OS_CLIENT_CONFIG_FILE: cloudsYaml, ...env } })

const listed = async (project: string): Promise<InventoryResult> => {
  const { code, stdout } = await run(['inventory', `openstack:${project}`, '--json', '--quiet'])
  const result = inventoryResult.parse(JSON.parse(stdout))
  expect([code, result.incomplete, result.provider]).toEqual([0, false, 'openstack'])
  return result
}

test.each(['source', 'empty'])('the inventory of %s is what the SDK lists, field by field', async (project) => {
  const found = leavesOf(await listed(project))
  expect(differences(found, leavesOf(expectedOf(listedBySdk(project), project)))).toEqual([])
})

test('a difference in any single field would be found, and a thing too many or too few', async () => {
  const wanted = leavesOf(expectedOf(listedBySdk('source'), 'source'))
  expect(resourceKinds.filter((kind) => ![...wanted.keys()].some((path) => path.startsWith(`${kind}/`)))).toEqual([])
  const found = leavesOf(await listed('source'))
  for (const path of found.keys()) {
    expect(differences(new Map([...found, [path, '"planted"']]), wanted)).toEqual([path])
    expect(differences(new Map([...found].filter(([other]) => other !== path)), wanted)).toEqual([path])
  }
  expect(differences(new Map([...found, ['volumes/ghost/name', '"planted"']]), wanted)).toEqual(['volumes/ghost/name'])
})

test('what runs there becomes a deployment that can be compared', async () => {
  const file = join(await temporaryFolder(), 'source.yaml')
  const written = await run(['inventory', 'openstack:source', '--format', 'deployment', '--output', file])
  expect(written).toMatchObject({ code: 0, stdout: '' })
  const compared = await run(['compare', file, '--json'])
  // The giant server of that project fits nowhere, which is an answer too.
  expect([0, 7]).toContain(compared.code)
  expect(JSON.parse(compared.stdout)).toMatchObject({ deployment: 'openstack-source' })
})

test('a doctor finds the account ready; a wrong password and a wrong region are told', async () => {
  const well = await run(['doctor', 'openstack:empty'])
  expect(well).toMatchObject({ code: 0 })
  const url = /auth_url: *["']?([^"'\s,}]+)/.exec(readFileSync(cloudsYaml, 'utf8'))?.[1]
  const me = { OS_AUTH_URL: url ?? '', OS_USERNAME: 'admin', OS_PROJECT_NAME: 'admin', OS_PASSWORD: 'wr0ng-Passw0rd' }
  const wrong = await run(['doctor', 'openstack', '--debug'], me)
  expect(wrong.code).toBe(4)
  expect(wrong.stdout).toMatch(/FAILED +credentials/)
  expect(wrong.stdout + wrong.stderr).not.toContain('wr0ng')
  const inventory = await run(['inventory', 'openstack'], me)
  expect([inventory.code, inventory.stdout]).toEqual([4, ''])
  const elsewhere = await run(['doctor', 'openstack'], { ...me, OS_PASSWORD: password(), OS_REGION_NAME: 'Nowhere' })
  expect(elsewhere.code).toBe(3)
  expect(elsewhere.stdout).toContain('Nowhere')
})

test('no output of any command at any verbosity holds the password', async () => {
  const outcomes = await Promise.all(
    [
      ['inventory', 'openstack:source', '--debug'],
      ['inventory', 'openstack:source', '--debug', '--json'],
      ['doctor', 'openstack:source', '--debug'],
      ['doctor', '--debug', '--json'],
    ].map((args) => run(args)),
  )
  // The folder of the cloud may happen to be called like its password.
  const said = outcomes.map(({ stdout, stderr }) => (stdout + stderr).replaceAll(state, ''))
  expect(said.map((text) => text.includes(password()))).toEqual(said.map(() => false))
  expect(said.map((text) => /gAAAAA[\w-]{20}/.test(text))).toEqual(said.map(() => false))
})
