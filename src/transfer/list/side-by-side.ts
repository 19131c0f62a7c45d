import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemCode } from '../disk-error.ts'

const askEveryMs = 500
const mostAtOnce = 64

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

/** The `parallel` of a control file, 1 to 64; `given` where it says nothing that can be understood. */
export async function parallelIn(file: string, given: number): Promise<number> {
  try {
    const found: unknown = JSON.parse(await readFile(file, 'utf8'))
    const wanted = typeof found === 'object' && found !== null && 'parallel' in found ? Number(found.parallel) : given
    return Number.isInteger(wanted) && wanted >= 1 && wanted <= mostAtOnce ? wanted : given
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return given
    throw error
  }
}
