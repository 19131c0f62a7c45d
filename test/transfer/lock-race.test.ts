import { spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './disks.ts'

const child = join(import.meta.dirname, 'lock-child.js')

/** A process of this machine that has ended: it began at another time, before another start of the machine. */
const ended = JSON.stringify({ host: hostname(), boot: 'before', pid: 1, startedAt: '1' })

interface Held {
  readonly number: number
  readonly from: number
  readonly to: number
}

async function holders(prefix: string, count: number, start: number): Promise<readonly Held[]> {
  const running = spawn(process.execPath, [child, prefix, String(count), String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  running.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const code = await new Promise<number | null>((resolve) => running.once('close', resolve))
  expect(code).toBe(0)
  return said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Held)
}

test('of processes that find the lock of one that has ended at the same moment, exactly one has it', async () => {
  const folder = await temporaryFolder()
  const prefix = join(folder, 'lock')
  const [processes, locks] = [5, 24]
  for (let number = 0; number < locks; number++) await writeFile(`${prefix}-${String(number)}`, ended)
  const start = Date.now() + 3000
  const all = (await Promise.all(Array.from({ length: processes }, () => holders(prefix, locks, start)))).flat()
  const together = all.filter((one) =>
    all.some((other) => other !== one && other.number === one.number && other.from < one.to && one.from < other.to),
  )
  expect({ together, taken: new Set(all.map(({ number }) => number)).size }).toEqual({ together: [], taken: locks })
  expect(await readdir(folder)).toEqual([])
}, 60_000)
