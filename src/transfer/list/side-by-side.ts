import { setTimeout as sleep } from 'node:timers/promises'

const askEveryMs = 500

/**
 * Works on items side by side; how many is asked again and again, so that more may begin while the others go on. Nothing new
 * begins once the signal is aborted.
 * @throws the first error of any, after all that had begun have ended.
 */
export async function sideBySide<T>(request: {
  readonly items: readonly T[]
  readonly atOnce: () => Promise<number>
  readonly work: (item: T) => Promise<void>
  readonly signal: AbortSignal
}): Promise<void> {
  const { items, atOnce, work, signal } = request
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  for (const item of items) {
    while (running.size >= (await atOnce()) && !signal.aborted) await Promise.race([...running, sleep(askEveryMs)])
    if (signal.aborted || failures.length > 0) break
    const run: Promise<void> = work(item)
      .catch((error: unknown) => {
        failures.push(error)
      })
      .finally(() => running.delete(run))
    running.add(run)
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
  signal.throwIfAborted()
}
