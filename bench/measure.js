import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const preload = join(import.meta.dirname, 'usage.cjs')

/**
 * Runs Node once with the arguments and returns `{ cpuMs, maxRssMib }` of that process: user and system time, all threads.
 * @param {readonly string[]} args
 * @param {{ codes?: readonly number[] }} [expected] exit codes that are fine, default 0
 */
export async function runOnce(args, { codes = [0] } = {}) {
  const child = spawn(process.execPath, ['--require', preload, ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const texts = { told: '', stderr: '' }
  child.stdio[3].on('data', (chunk) => (texts.told += chunk))
  child.stderr.on('data', (chunk) => (texts.stderr += chunk))
  const [code] = await once(child, 'close')
  if (!codes.includes(code)) throw new Error(`node ${args.join(' ')} ended with ${code}: ${texts.stderr}`)
  return JSON.parse(texts.told)
}

/**
 * Interleaved rounds: every case once, then every case again, so that a slow moment of the machine hits all of them alike.
 * One round before is not counted; it fills the file cache and the compile cache.
 * @param {Readonly<Record<string, () => Promise<{ cpuMs: number, maxRssMib: number }>>>} cases
 */
export async function interleaved(cases, rounds) {
  const results = Object.fromEntries(Object.keys(cases).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, run] of Object.entries(cases)) {
      const usage = await run()
      if (round > 0) results[name].push(usage)
    }
  return results
}

/** Median and range of numbers. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return { median, low: sorted[0], high: sorted.at(-1) }
}

/** Prints one line, PASS or FAIL, and makes the process fail when the median is above the bar. */
export function judge({ what, numbers, unit, bar }) {
  const { median, low, high } = spread(numbers)
  const pass = median <= bar
  if (!pass) process.exitCode = 1
  const show = (number) => number.toFixed(unit === '×' ? 2 : 0)
  console.log(
    `${pass ? 'PASS' : 'FAIL'}  ${what}: ${show(median)} ${unit} (${show(low)}–${show(high)}), bar ${bar} ${unit}`,
  )
}
