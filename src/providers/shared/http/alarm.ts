import type { HttpProblem } from './http-error.ts'

/** One timer that is set anew for whatever is being waited for. */
export interface Alarm {
  /** Null: no alarm. Replaces an alarm that is set. */
  set(problem: HttpProblem, ms: number | null): void
  clear(): void
}

export function createAlarm(onRing: (problem: HttpProblem, ms: number) => void): Alarm {
  let timer: NodeJS.Timeout | null = null
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    clear,
    set: (problem, ms) => {
      clear()
      if (ms !== null) timer = setTimeout(() => onRing(problem, ms), ms)
    },
  }
}
