import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fixedControls, parallelIn, type Settings, watchControls } from '../../../src/transfer/flow/controls.ts'
import { createLanes } from '../../../src/transfer/flow/lanes.ts'
import { createProgress } from '../../../src/transfer/flow/progress.ts'
import { createThrottle } from '../../../src/transfer/flow/throttle.ts'
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
  const controls = watchControls({ file, given, onUnreadable: () => complaints++ })
  const all: Settings[] = []
  for (const text of texts) {
    if (text === null) await rm(file, { force: true })
    else await writeFile(file, text)
    vi.advanceTimersByTime(500)
    await new Promise((resolve) => setTimeout(resolve, 15))
    all.push(controls.settings())
  }
  controls.close()
  await writeFile(file, '{"inFlight": 77}')
  vi.advanceTimersByTime(5000)
  await new Promise((resolve) => setTimeout(resolve, 15))
  expect(controls.settings()).toEqual(all.at(-1))
  return { all, complaints }
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
    const controls = watchControls({ file, given, onUnreadable: () => complaints++ })
    vi.advanceTimersByTime(1000)
    await new Promise((resolve) => setTimeout(resolve, 15))
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

describe('lanes', () => {
  /** Tasks that end when told. */
  function tasks(): { task: () => Promise<void>; end: (() => void)[] } {
    const end: (() => void)[] = []
    return { task: () => new Promise((resolve) => end.push(resolve)), end }
  }
  const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  test('let in as many as the limit says now, at least one', async () => {
    let limit = 2
    const lanes = createLanes(() => limit)
    const { task, end } = tasks()
    const began: number[] = []
    const starting = (async () => {
      for (let number = 0; number < 5; number++) {
        await lanes.start(task)
        began.push(number)
      }
    })()
    await soon()
    expect(began).toEqual([0, 1])
    end[0]?.()
    await soon()
    expect(began).toEqual([0, 1, 2])
    limit = 0
    end[1]?.()
    await soon()
    expect(began).toEqual([0, 1, 2])
    end[2]?.()
    await soon()
    expect(began).toEqual([0, 1, 2, 3])
    limit = 9
    end[3]?.()
    await starting
    expect(began).toEqual([0, 1, 2, 3, 4])
    end[4]?.()
    await lanes.drain()
  })

  test('tell the first error at the next start, and to who waits; nothing begins after it', async () => {
    const lanes = createLanes(() => 4)
    let began = 0
    const failing = (text: string) => (): Promise<void> => soon().then(() => Promise.reject(new Error(text)))
    await lanes.start(failing('first'))
    await lanes.start(failing('second'))
    await soon()
    await soon()
    await expect(
      lanes.start(() => {
        began++
        return Promise.resolve()
      }),
    ).rejects.toThrow('first')
    await expect(lanes.settled()).rejects.toThrow('first')
    await expect(lanes.drain()).rejects.toThrow('first')
    expect(began).toBe(0)
  })

  test('are settled when what has begun has ended, drained when all have', async () => {
    const lanes = createLanes(() => 4)
    const { task, end } = tasks()
    const done: string[] = []
    await lanes.start(task)
    const settled = lanes.settled().then(() => done.push('settled'))
    const drained = lanes.drain().then(() => done.push('drained'))
    await lanes.start(task)
    await soon()
    expect(done).toEqual([])
    end[0]?.()
    await settled
    await soon()
    expect(done).toEqual(['settled'])
    end[1]?.()
    await drained
    expect(done).toEqual(['settled', 'drained'])
  })
})

describe('progress', () => {
  function watched(): { at: (ms: number) => void; events: unknown[]; progress: ReturnType<typeof createProgress> } {
    let now = 1000
    const events: unknown[] = []
    const report = (event: unknown): void => void events.push(event)
    const progress = createProgress({ phase: 'proof', totalBytes: 1000, clock: () => now, report })
    return { at: (ms) => (now = 1000 + ms), events, progress }
  }
  const event = (doneBytes: number, bytesPerSecond: number | null, secondsLeft: number | null): unknown => {
    return { phase: 'proof', doneBytes, totalBytes: 1000, bytesPerSecond, secondsLeft }
  }

  test('is told twice a second at most, and at the end', () => {
    const { at, events, progress } = watched()
    for (const ms of [100, 499, 500, 999, 1000]) {
      at(ms)
      progress.add(100)
    }
    progress.end()
    expect(events).toEqual([event(300, null, null), event(500, 500, 1), event(500, 500, 1)])
  })

  test('knows a rate after a second, over the last ten', () => {
    const { at, events, progress } = watched()
    at(999)
    progress.add(100)
    at(1500)
    progress.add(50)
    at(11_000)
    progress.add(10)
    at(12_000)
    progress.add(10)
    at(22_500)
    progress.end()
    expect(events).toEqual([
      event(100, null, null),
      event(150, 100, 8.5),
      event(160, (10 / 9500) * 1000, 840 / ((10 / 9500) * 1000)),
      event(170, 10, 83),
      event(170, null, null),
    ])
  })

  test('has none while nothing moves, and never less than nothing left', () => {
    const { at, events, progress } = watched()
    at(2000)
    progress.end()
    progress.add(3000)
    at(4000)
    progress.end()
    expect(events).toEqual([event(0, null, null), event(3000, 750, 0)])
  })
})

describe('a throttle', () => {
  const { signal } = new AbortController()

  /** How long each passing waits, by a clock that moves with the timers alone. */
  async function waits(rate: () => number | null, sizes: readonly number[]): Promise<readonly number[]> {
    let now = 0
    const throttle = createThrottle(rate, () => now)
    const slept: number[] = []
    for (const bytes of sizes) {
      const begin = now
      let isOver = false
      const passing = throttle.pass(bytes, signal).then(() => (isOver = true))
      for (let turn = 0; turn < 100_000 && !isOver; turn++) {
        await new Promise((resolve) => setImmediate(resolve))
        if (!isOver) now += 0.5
      }
      await passing
      slept.push(now - begin)
    }
    return slept
  }

  test('lets everything pass without a limit', async () => {
    expect(await waits(() => null, [10, 1e12])).toEqual([0, 0])
  })

  test('an abort ends the waiting, and others behind it go on', async () => {
    let rate: number | null = 1
    const throttle = createThrottle(
      () => rate,
      () => performance.now(),
    )
    const abort = new AbortController()
    const first = throttle.pass(1e9, abort.signal)
    const second = throttle.pass(1e9, signal)
    abort.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    rate = null
    await second
  })

  test('saves up a fifth of a second, not more', async () => {
    let now = 0
    const throttle = createThrottle(
      () => 1_000_000,
      () => now,
    )
    onTestFinished(() => undefined)
    now = 10_000
    const begin = performance.now()
    await throttle.pass(200_000, signal)
    expect(performance.now() - begin).toBeLessThan(100)
    const rest = throttle.pass(1000, signal).then(() => 'passed')
    const early = await Promise.race([rest, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))])
    now = 10_001
    expect([early, await rest]).toEqual(['waits', 'passed'])
  })
})
