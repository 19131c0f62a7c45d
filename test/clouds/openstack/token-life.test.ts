import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { resourceKinds } from '../../../src/domain/inventory.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { proxy } from './acceptance/proxy.ts'
import { cloudsYaml } from './cloud.ts'

const { signal } = new AbortController()

/**
 * For a cloud whose tokens live a minute (TOKEN_TTL=60 up) 300 is a good choice, and nothing is feigned; else the run is short, and a
 * proxy refuses tokens that are older than that.
 */
const askedSeconds = process.env['TOKEN_RUN_SECONDS']
const runMs = Number(askedSeconds ?? 24) * 1000
const feignedLifeMs = askedSeconds === undefined ? 4000 : null

interface Tokens {
  readonly url: string
  readonly born: ReadonlyMap<string, number>
  readonly refusals: () => number
}

/** Knows when each token was given, and which calls were refused. */
async function watched(): Promise<Tokens> {
  const born = new Map<string, number>()
  let refusals = 0
  const url = await proxy({
    seen: (_, { headers, statusCode }) => {
      const token = headers['x-subject-token']
      if (typeof token === 'string') born.set(token, performance.now())
      if (statusCode === 401) refusals += 1
    },
    refuse: ({ headers }) => {
      const since = born.get(String(headers['x-auth-token']))
      if (feignedLifeMs === null || since === undefined || performance.now() - since < feignedLifeMs) return null
      refusals += 1
      return 401
    },
  })
  return { url, born, refusals: () => refusals }
}

async function inventories(provider: Provider, untilMs: number): Promise<readonly string[]> {
  const inventory = requireFeature(provider, 'inventory')
  const seen: string[] = []
  while (performance.now() < untilMs) {
    const ids: string[] = []
    for (const kind of resourceKinds) {
      for await (const { id } of inventory.list({ kind, signal })) ids.push(`${kind} ${id}`)
    }
    seen.push(ids.toSorted().join('\n'))
    await sleep(100)
  }
  return seen
}

/** A megabyte now and then, until the time is over. */
async function upload(provider: Provider, name: string): Promise<string> {
  const pieces = 50
  const content = async function* (): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < pieces; sent += 1) {
      await sleep((runMs * 0.9) / pieces)
      yield Buffer.alloc(2 ** 20, sent)
    }
  }
  const wanted = { key: name, name, labels: {}, format: 'raw', minDiskGib: 0, content, signal } as const
  const images = requireFeature(provider, 'images')
  const { resource } = await images.upload({ ...wanted, sizeBytes: pieces * 2 ** 20 })
  await images.delete({ id: resource.id, signal })
  return resource.state
}

test('tokens that run out disturb neither an inventory nor an upload', { timeout: 2 * runMs + 60_000 }, async () => {
  const tokens = await watched()
  const open = (cloud: string): Provider => {
    const provider = openOpenstack(accessOf({ file: cloudsYaml, cloud }), tokens.url)
    onTestFinished(() => provider.close())
    return provider
  }
  const name = `acc-token-${Date.now().toString(36)}`
  const untilMs = performance.now() + runMs
  const [seen, state] = await Promise.all([inventories(open('source'), untilMs), upload(open('workshop'), name)])
  process.stdout.write(
    `${String(seen.length)} inventories, ${String(tokens.born.size)} tokens, ${String(tokens.refusals())} refused\n`,
  )
  // Each is compared with the first, so that a difference shows what it is.
  for (const one of new Set(seen)) expect(one).toBe(seen[0])
  expect(state).toBe('ready')
  expect(tokens.born.size).toBeGreaterThanOrEqual(4)
})
