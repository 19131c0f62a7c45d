import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fixedControls, parallelIn, type Settings, watchControls } from '../../../src/transfer/flow/controls.ts'
import { temporaryFolder } from '../disks.ts'

afterEach(() => {
  vi.useRealTimers()
})

const given: Settings = { inFlight: 16, bandwidthMibps: 5 }

/** The settings after each of these texts has stood in the file (null: no file), and how often somebody complained. */
async function settingsWith(texts: readonly (string | null)[]): Promise<{ all: Settings[]; complaints: number }> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const file = join(await temporaryFolder(), 'control.json')
  let complaints = 0
  const controls = await watchControls({ file, given, onUnreadable: () => complaints++ })
  const all: Settings[] = []
  for (const text of texts) {
    const before = [controls.settings(), complaints]
    if (text === null) await rm(file, { force: true })
    else await writeFile(file, text)
    vi.advanceTimersByTime(500)
    await changedOrLate(() => !isDeepStrictEqual([controls.settings(), complaints], before))
    all.push(controls.settings())
  }
  controls.close()
  await writeFile(file, '{"inFlight": 77}')
  vi.advanceTimersByTime(5000)
  await new Promise((resolve) => setTimeout(resolve, 15))
  expect(controls.settings()).toEqual(all.at(-1))
  return { all, complaints }
}

/** The file is read in its own time: until something has changed, or nothing did for long enough. */
async function changedOrLate(changed: () => boolean): Promise<void> {
  for (let waited = 0; waited < 100 && !changed(); waited++) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('a control file', () => {
  test('overrides what is given, key by key, and gives it back', async () => {
    const texts = [
      null,
      '{"inFlight": 2}',
      '{"bandwidthMibps": 1.5}',
      '{"bandwidthMibps": null, "parallel": 3}',
      '{}',
      null,
    ]
    expect(await settingsWith(texts)).toEqual({
      all: [
        given,
        { inFlight: 2, bandwidthMibps: 5 },
        { inFlight: 16, bandwidthMibps: 1.5 },
        { inFlight: 16, bandwidthMibps: null },
        given,
        given,
      ],
      complaints: 0,
    })
  })

  test('that is there already holds from the first moment on', async () => {
    const file = join(await temporaryFolder(), 'control.json')
    await writeFile(file, '{"bandwidthMibps": 1}')
    const controls = await watchControls({ file, given, onUnreadable: () => undefined })
    expect(controls.settings()).toEqual({ inFlight: 16, bandwidthMibps: 1 })
    controls.close()
  })

  test('that cannot be understood changes nothing, and each text is told of once', async () => {
    const texts = ['{"inFlight": 3}', 'x', 'x', 'y', '{"inFlight": 4}', 'y', null]
    const { all, complaints } = await settingsWith(texts)
    expect([all.map(({ inFlight }) => inFlight), complaints]).toEqual([[3, 3, 3, 3, 4, 4, 16], 3])
  })

  test.each([
    '{"inFlight": 0}',
    '{"inFlight": 257}',
    '{"inFlight": 1.5}',
    '{"inFlight": "4"}',
    '{"inFlight": null}',
    '{"bandwidthMibps": 0}',
    '{"bandwidthMibps": -1}',
    '{"bandwidthMibps": "1"}',
    '{"bandwidthMibps": 1e999}',
    '{"parallel": 0}',
    '{"parallel": 65}',
    '{"parallel": 1.5}',
    '{"other": 1}',
    '[]x',
    '5',
    'null',
    '"inFlight"',
  ])('may not say %s', async (text) => {
    expect(await settingsWith([text])).toEqual({ all: [given], complaints: 1 })
  })

  test.each([
    ['{"inFlight": 1}', { inFlight: 1, bandwidthMibps: 5 }],
    ['{"inFlight": 256}', { inFlight: 256, bandwidthMibps: 5 }],
    ['{"bandwidthMibps": 0.001}', { inFlight: 16, bandwidthMibps: 0.001 }],
    ['{"parallel": 1}', given],
    ['{"parallel": 64}', given],
  ])('may say %s', async (text, settings) => {
    expect(await settingsWith([text])).toEqual({ all: [settings], complaints: 0 })
  })

  test('that is a folder cannot be understood', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const file = join(await temporaryFolder(), 'control.json')
    await mkdir(file)
    let complaints = 0
    const controls = await watchControls({ file, given, onUnreadable: () => complaints++ })
    vi.advanceTimersByTime(500)
    await changedOrLate(() => complaints > 0)
    vi.advanceTimersByTime(500)
    await changedOrLate(() => complaints > 1)
    controls.close()
    expect([controls.settings(), complaints]).toEqual([given, 1])
  })

  test('says how many disks go at one time', async () => {
    const file = join(await temporaryFolder(), 'control.json')
    const found: number[] = [await parallelIn(file, 7)]
    for (const text of [
      '{"parallel": 1}',
      '{"parallel": 64}',
      '{"parallel": 0}',
      '{"parallel": 65}',
      '{}',
      'x',
      'null',
      '3',
    ]) {
      await writeFile(file, text)
      found.push(await parallelIn(file, 7))
    }
    expect(found).toEqual([7, 1, 64, 7, 7, 7, 7, 7, 7])
  })
})

test('fixed settings are those given', () => {
  const controls = fixedControls(given)
  controls.close()
  expect(controls.settings()).toBe(given)
})
