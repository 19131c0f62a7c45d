import { describe, expect, onTestFinished, test } from 'vitest'
import { createLanes } from '../../../src/transfer/flow/lanes.ts'
import { createProgress } from '../../../src/transfer/flow/progress.ts'
import { createThrottle } from '../../../src/transfer/flow/throttle.ts'

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
  function watched(limit: { bandwidthMibps: number | null } = { bandwidthMibps: null }): {
    at: (ms: number) => void
    events: unknown[]
    progress: ReturnType<typeof createProgress>
  } {
    let now = 1000
    const controls = { settings: () => ({ inFlight: 1, ...limit }) }
    const events: unknown[] = []
    const report = (event: unknown): void => void events.push(event)
    const progress = createProgress({ phase: 'proof', totalBytes: 1000, clock: () => now, controls, report })
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

  test('forgets the rate when the limit is changed, and is never above the limit', () => {
    const limit: { bandwidthMibps: number | null } = { bandwidthMibps: null }
    const { at, events, progress } = watched(limit)
    at(2000)
    progress.add(400)
    limit.bandwidthMibps = 50 / 2 ** 20
    at(2500)
    progress.add(100)
    at(3500)
    progress.add(50)
    at(4500)
    progress.add(300)
    limit.bandwidthMibps = null
    progress.end()
    expect(events).toEqual([
      event(400, 200, 3),
      event(500, null, null),
      event(550, 50, 9),
      event(850, 50, 3),
      event(850, null, null),
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
      const passing = { isOver: false }
      const passed = throttle.pass(bytes, signal).then(() => (passing.isOver = true))
      for (let turn = 0; turn < 100_000 && !passing.isOver; turn++) {
        await new Promise((resolve) => setImmediate(resolve))
        now += 0.5
      }
      await passed
      slept.push(Math.max(0, now - begin - 0.5))
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
    await throttle.pass(200_000, signal)
    const rest = throttle.pass(1000, signal).then(() => 'passed')
    const early = await Promise.race([rest, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))])
    now = 10_001
    expect([early, await rest]).toEqual(['waits', 'passed'])
  })
})
