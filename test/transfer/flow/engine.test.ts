import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type EngineRequest, withEngine } from '../../../src/transfer/open-engine.ts'
import { sharedBuffer } from '../../../src/transfer/hash/hash-pool.ts'
import { temporaryFolder } from '../disks.ts'

const { signal } = new AbortController()
const plain: EngineRequest = {
  settings: { inFlight: 3, bandwidthMibps: null },
  controlFile: null,
  threads: 1,
  clock: () => 7,
  signal,
}

test('an engine has what it was given, and else the usual; it is taken apart when the work has ended', async () => {
  const engine = await withEngine(plain, async (made) => {
    await made.onStep('started')
    made.onProgress({ phase: 'copy', doneBytes: 0, totalBytes: 0, bytesPerSecond: null, secondsLeft: null })
    made.onNotice({ kind: 'journal-distrusted' })
    expect((await made.hash.look(sharedBuffer(5))).pieces).toBe(0)
    return made
  })
  expect([engine.spare, engine.controls.settings(), engine.clock(), engine.windowBlocks, engine.signal]).toEqual([
    [],
    { inFlight: 3, bandwidthMibps: null },
    7,
    32,
    signal,
  ])
  const later = engine.hash.look(sharedBuffer(5)).then(() => 'answers')
  const silence = new Promise((resolve) => setTimeout(resolve, 100, 'silence'))
  expect(await Promise.race([later, silence])).toBe('silence')
  expect((await withEngine({ ...plain, windowBlocks: 5 }, (made) => Promise.resolve(made))).windowBlocks).toBe(5)
  await expect(withEngine(plain, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
})

test('the limit is one of MiB a second', async () => {
  const took = async (bandwidthMibps: number | null, bytes: number): Promise<number> =>
    await withEngine(
      { ...plain, settings: { inFlight: 1, bandwidthMibps }, clock: () => performance.now() },
      async (made) => {
        const begin = performance.now()
        await made.throttle.pass(bytes, signal)
        return performance.now() - begin
      },
    )
  expect(await took(null, 1e12)).toBeLessThan(5000)
  const limited = await took(4, 2_400_000)
  expect([limited > 200, limited < 4000]).toEqual([true, true])
})

test('a control file is looked at, and told of when it cannot be understood', async () => {
  const controlFile = join(await temporaryFolder(), 'control.json')
  await writeFile(controlFile, '{"inFlight": 9}')
  const notices: unknown[] = []
  const onNotice: EngineRequest['onNotice'] = (notice) => void notices.push(notice)
  const [first, second] = await withEngine({ ...plain, controlFile, onNotice }, async (made) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    const seen = made.controls.settings()
    await writeFile(controlFile, 'nonsense')
    await new Promise((resolve) => setTimeout(resolve, 700))
    return [seen, made.controls.settings()]
  })
  const found = { inFlight: 9, bandwidthMibps: null }
  expect([first, second, notices]).toEqual([found, found, [{ kind: 'control-file-unreadable' }]])
})
