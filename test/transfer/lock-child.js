/**
 * Takes the locks argv[2]-0, argv[2]-1…, argv[3] of them, each at a moment of its own that other processes wait for as well:
 * the first at argv[4], the others a quarter of a second apart. Prints when it had which of them.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const file = join(import.meta.dirname, '../../dist/transfer/lock/lock.js')
const { withLock } = await import(pathToFileURL(file).href)
const [, , prefix, count, start] = process.argv

for (let number = 0; number < Number(count); number++) {
  const moment = Number(start) + number * 250
  await sleep(Math.max(0, moment - Date.now() - 20))
  while (Date.now() < moment);
  try {
    await withLock(`${prefix}-${number}`, async () => {
      const from = Date.now()
      await sleep(100)
      process.stdout.write(`${JSON.stringify({ number, from, to: Date.now() })}\n`)
    })
  } catch (error) {
    if (error.says?.key !== 'disk.locked') throw error
  }
}
