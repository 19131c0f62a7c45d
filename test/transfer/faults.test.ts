import { appendFile, open, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DiskProgress } from '../../src/domain/disk.ts'
import { block, copyFile, noise, temporaryFolder } from './disks.ts'
import { hostileServer } from './hostile-server.ts'
import { copyBetween } from './nbd-disks.ts'
import { slowLine } from './slow-line.ts'

async function files(bytes: Buffer): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, bytes)
  return { folder, from, to: join(folder, 'b.img') }
}

async function flipBit(path: string, offset: number): Promise<void> {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, offset)
  byte[0] = (byte[0] ?? 0) ^ 4
  await file.write(byte, 0, 1, offset)
  await file.close()
}

test('one bit flipped on the target after it was written is found, and the next run puts it right', async () => {
  const { from, to } = await files(noise(6 * block, 1))
  const onStep = async (step: string): Promise<void> => {
    if (step === 'data-complete') await flipBit(to, 4 * block + 99)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.proofFailed', values: { blocks: 1, first: 4 } },
  })
  expect((await copyFile({ from, to })).result).toMatchObject({ mode: 'delta', writtenBytes: block })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
})

test('one bit flipped far up while a copy was interrupted costs its block, not the copy', async () => {
  const { from, to } = await files(noise(12 * block, 1))
  const stop = (): void => {
    throw new Error('interrupted')
  }
  const onStep = (step: string): void => (step === 'data-complete' ? stop() : undefined)
  await expect(copyFile({ from, to, engine: { onStep, windowBlocks: 2 } })).rejects.toThrow('interrupted')
  await flipBit(to, block + 99)
  await expect(copyFile({ from, to, engine: { windowBlocks: 2 } })).rejects.toMatchObject({
    says: { key: 'disk.proofFailed', values: { blocks: 1, first: 1 } },
  })
  expect((await copyFile({ from, to })).result).toMatchObject({ mode: 'delta', writtenBytes: block })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
})

test('one bit flipped in what is zero is found', async () => {
  const { from, to } = await files(Buffer.concat([noise(block, 1), Buffer.alloc(5 * block)]))
  const onStep = async (step: string): Promise<void> => {
    if (step === 'data-complete') await flipBit(to, 3 * block)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({ says: { key: 'disk.proofFailed' } })
})

const longer = (to: string): Promise<void> => appendFile(to, noise(1000, 7))
const shorter = (to: string): Promise<void> => truncate(to, 5 * block)

test.each([
  ['longer', 'block-written', longer],
  ['longer', 'data-complete', longer],
  ['longer', 'proven', longer],
  ['shorter', 'data-complete', shorter],
  ['shorter', 'proven', shorter],
])('a target that somebody makes %s at %s is no copy, and the next run puts it right', async (_, at, change) => {
  const { from, to } = await files(noise(6 * block, 1))
  let left = 1
  const onStep = async (step: string): Promise<void> => {
    if (step === at && left-- > 0) await change(to)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.targetResized', values: { name: to } },
  })
  expect((await copyFile({ from, to })).result.mode).toBe('delta')
  const now = await readFile(to)
  expect(now.subarray(0, 6 * block).equals(noise(6 * block, 1))).toBe(true)
  expect(now.subarray(6 * block).every((byte) => byte === 0)).toBe(true)
})

test('a limit that is lifted in the middle of a copy holds until then', async () => {
  const { folder, from, to } = await files(noise(24 * block, 1))
  const controlFile = join(folder, 'control.json')
  await writeFile(controlFile, '{"bandwidthMibps": 2}')
  const started = performance.now()
  const seen: { readonly atMs: number; readonly doneBytes: number }[] = []
  let liftedMs = Infinity
  const onProgress = ({ phase, doneBytes }: DiskProgress): void => {
    const atMs = performance.now() - started
    if (phase === 'copy') seen.push({ atMs, doneBytes })
    if (doneBytes < 2 * 2 ** 20 || liftedMs < Infinity) return
    liftedMs = atMs
    void writeFile(controlFile, '{"bandwidthMibps": null, "inFlight": 8}')
  }
  await copyFile({ from, to, engine: { controlFile, settings: { inFlight: 4, bandwidthMibps: 2 }, onProgress } })
  const tookMs = performance.now() - started
  const tooFast = seen.filter(
    ({ atMs, doneBytes }) => atMs <= liftedMs && doneBytes > (atMs / 1000 + 0.3) * 2 * 2 ** 20,
  )
  // Copy and proof of 12 MiB each at 2 MiB a second would take twelve seconds.
  expect({ tooFast, liftedInTime: tookMs - liftedMs < 8000 }).toEqual({ tooFast: [], liftedInTime: true })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
})

test('a connection that is cut in the middle of a block is opened again, and the block read anew', async () => {
  const content = noise(24 * block, 1)
  const server = await hostileServer('none', content)
  const line = await slowLine({ to: { path: server.socket }, delayMs: 2 })
  const { folder, to } = await files(Buffer.alloc(0))
  let cuts = 0
  const watch = setInterval(() => {
    // Not on the border of a block: some bytes of the next one have come.
    if (cuts >= 3 || line.received() < (cuts + 1) * 5 * block + 1000) return
    cuts++
    line.cut()
  }, 1)
  await copyBetween({ from: `nbd://127.0.0.1:${String(line.port)}/`, to, folder })
  clearInterval(watch)
  expect({ cuts, equal: (await readFile(to)).equals(content) }).toEqual({ cuts: 3, equal: true })
})

test('a peer that falls silent in the middle is named, and the copy goes on afterwards', async () => {
  const content = noise(24 * block, 1)
  const server = await hostileServer('none', content)
  const line = await slowLine({ to: { path: server.socket }, delayMs: 0 })
  const { folder, to } = await files(Buffer.alloc(0))
  let windows = 0
  const onStep = (step: string): void => {
    if (step === 'window-journalled' && ++windows === 3) line.freeze()
  }
  const silent = copyBetween({
    from: `nbd://127.0.0.1:${String(line.port)}/`,
    to,
    folder,
    engine: { onStep },
    reach: { timeoutMs: 500 },
  })
  await expect(silent).rejects.toMatchObject({
    kind: 'partial',
    says: { key: 'disk.nbd.stalled', values: { request: 'read' } },
  })
  const again = await slowLine({ to: { path: server.socket }, delayMs: 0 })
  // On its new port it is another source by name, so that this has to be said.
  const rest = await copyBetween({ from: `nbd://127.0.0.1:${String(again.port)}/`, to, folder, overwrite: true })
  expect({ equal: (await readFile(to)).equals(content), mode: rest.result.mode }).toEqual({
    equal: true,
    mode: 'delta',
  })
})
