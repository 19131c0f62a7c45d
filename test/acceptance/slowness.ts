import { spawnSync } from 'node:child_process'

/** What the start of Node takes on a machine that does nothing else, and is not the fastest. */
const usualMs = 120

/** How many times slower than usual this machine is just now, 1 at least: limits on wall clock hold for one that is not overloaded. */
export function slowness(): number {
  const beganMs = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  return Math.max(1, (performance.now() - beganMs) / usualMs)
}
