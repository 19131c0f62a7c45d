import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { inventoryResult } from '../../../src/presenters/schemas/inventory-result.ts'
import { broker } from '../../acceptance/cli.ts'

/** What it costs is measured by bench/inventory.js. */
test('five thousand volumes on fifty pages, each once', async () => {
  const cloud = await standInCloud({ volumes: 5000 })
  onTestFinished(cloud.close)
  const { code, stdout } = await broker(['inventory', 'openstack', '--json', '--quiet'], { env: cloud.env })
  const { volumes, incomplete } = inventoryResult.parse(JSON.parse(stdout))
  const pages = cloud.asked.filter((line) => line.endsWith('/volumes/detail')).length
  expect({ code, incomplete, pages }).toEqual({ code: 0, incomplete: false, pages: 50 })
  expect(new Set(volumes.map(({ id }) => id)).size).toBe(5000)
  expect(volumes.reduce((sum, { sizeBytes }) => sum + sizeBytes / 2 ** 30, 0)).toBe(10 * ((500 * 501) / 2))
}, 60_000)
