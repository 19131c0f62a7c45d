import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type ResourceKind, resourceKinds } from '../../src/domain/inventory.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import { collect } from '../conformance/bench.ts'
import { openDirectory } from '../conformance/directory-harness.ts'
import { temporaryFolder } from '../transfer/disks.ts'
import { type Operation, operations } from './operations.js'

const child = join(import.meta.dirname, 'crash-child.js')
const { signal } = new AbortController()

async function countsOf(provider: Provider): Promise<Partial<Record<ResourceKind, number>>> {
  const counts: Partial<Record<ResourceKind, number>> = {}
  for (const kind of resourceKinds) {
    const all = await collect(requireFeature(provider, 'inventory').list({ kind, signal }))
    if (all.length > 0) counts[kind] = all.length
  }
  return counts
}

/** Everything that lies in the folder of half-made things. */
const leftovers = (root: string): Promise<string[]> => readdir(join(root, '.broker', 'making'))

/** How many steps an operation has. */
async function stepsOf({ before, run }: Operation): Promise<number> {
  const root = await temporaryFolder()
  await before(openDirectory(root))
  let steps = 0
  await run(openDirectory(root, { step: () => void (steps += 1) }))
  return steps
}

test.each(Object.entries(operations))(
  'killed at any step, to %s is done by doing it again',
  { timeout: 120_000 },
  async (name, operation) => {
    const steps = await stepsOf(operation)
    expect(steps).toBeGreaterThan(2)
    for (let step = 0; step < steps; step++) {
      const root = await temporaryFolder()
      const provider = openDirectory(root)
      await operation.before(provider)
      const { signal: died, stderr } = spawnSync(process.execPath, [child, root, 'at', name, String(step)], {
        encoding: 'utf8',
      })
      expect({ step, died, stderr }).toEqual({ step, died: 'SIGKILL', stderr: '' })
      await countsOf(provider)
      await operation.run(provider)
      expect({ step, counts: await countsOf(provider) }).toEqual({ step, counts: operation.after })
      await requireFeature(provider, 'volumes').delete({ id: 'none', signal })
      expect({ step, left: await leftovers(root) }).toEqual({ step, left: [] })
    }
  },
)

test(
  'three writers that are killed again and again never make anything twice or leave it half made',
  { timeout: 120_000 },
  async () => {
    const root = await temporaryFolder()
    for (let round = 0; round < 6; round++) {
      const writers = [0, 1, 2].map((index) => {
        const seed = String(10 * round + index + 1)
        const writer = spawn(process.execPath, [child, root, 'loop', seed], { stdio: ['ignore', 'pipe', 'pipe'] })
        const says: Buffer[] = []
        writer.stderr.on('data', (piece: Buffer) => says.push(piece))
        return { writer, says, begun: once(writer.stdout, 'data'), ended: once(writer, 'exit') }
      })
      await Promise.all(writers.map(({ begun }) => begun))
      await sleep(250)
      for (const { writer } of writers) {
        await sleep((37 * (round + 1)) % 90)
        writer.kill('SIGKILL')
      }
      await Promise.all(writers.map(({ ended }) => ended))
      expect(Buffer.concat(writers.flatMap(({ says }) => says)).toString()).toBe('')
      const inventory = requireFeature(openDirectory(root), 'inventory')
      for (const kind of ['volumes', 'networks'] as const) {
        const keys = (await collect(inventory.list({ kind, signal }))).map(({ labels }) => labels['broker-key'])
        expect(new Set(keys).size).toBe(keys.length)
      }
      for (const name of await readdir(join(root, 'volumes'))) {
        expect((await stat(join(root, 'volumes', name, 'disk.raw'))).size).toBe(4096)
      }
    }
    await requireFeature(openDirectory(root), 'volumes').delete({ id: 'none', signal })
    expect(await leftovers(root)).toEqual([])
  },
)
