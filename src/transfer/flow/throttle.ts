import { setTimeout as sleep } from 'node:timers/promises'

/** Clock in milliseconds that never goes back. */
export type Clock = () => number

/** Lets bytes pass at a rate that may change at any time. */
export interface Throttle {
  pass(bytes: number, signal: AbortSignal): Promise<void>
}

const longestWaitMs = 200

/** `bytesPerSecond` is asked again and again; null means no limit. Not more than a fifth of a second is saved up. */
export function createThrottle(bytesPerSecond: () => number | null, clock: Clock): Throttle {
  let turn = Promise.resolve()
  let seenAt = clock()
  let saved = 0
  const wait = async (bytes: number, signal: AbortSignal): Promise<void> => {
    for (let left = bytes; left > 0;) {
      const rate = bytesPerSecond()
      if (rate === null) return
      const now = clock()
      saved = Math.min(saved + ((now - seenAt) / 1000) * rate, (longestWaitMs / 1000) * rate)
      seenAt = now
      const spent = Math.min(saved, left)
      saved -= spent
      left -= spent
      if (left > 0) await sleep(Math.min((left / rate) * 1000, longestWaitMs), undefined, { signal })
    }
  }
  return {
    pass: async (bytes, signal) => {
      const mine = turn.then(() => wait(bytes, signal))
      turn = mine.catch(() => undefined)
      await mine
    },
  }
}
