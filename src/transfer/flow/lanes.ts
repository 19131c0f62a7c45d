/** Work going on side by side, never more of it than `limit` says at the time. */
export interface Lanes {
  /** Returns when the task has begun. @throws what an earlier task threw. */
  start(task: () => Promise<void>): Promise<void>
  /** Returns when every task that has begun so far has ended. @throws the first error of any. */
  settled(): Promise<void>
  /** Returns when every task has ended. @throws the first error of any. */
  drain(): Promise<void>
}

export function createLanes(limit: () => number): Lanes {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const rethrow = (): void => {
    if (failures.length > 0) throw failures[0]
  }
  return {
    start: async (task) => {
      while (running.size >= Math.max(1, limit())) await Promise.race(running)
      rethrow()
      const run: Promise<void> = task()
        .catch((error: unknown) => {
          failures.push(error)
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    settled: async () => {
      await Promise.all(running)
      rethrow()
    },
    drain: async () => {
      while (running.size > 0) await Promise.all(running)
      rethrow()
    },
  }
}
