import { spawn, spawnSync } from 'node:child_process'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noise, temporaryFolder } from '../../transfer/disks.ts'

const mib = 2 ** 20
const program = join(import.meta.dirname, '../../../bin/broker.js')

interface Ended {
  readonly code: number | null
  readonly stdout: string
  /** The most memory that the process ever had, in MiB. */
  readonly mostMib: number
}

/** Runs the built program and watches its memory. */
async function watched(cwd: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let [stdout, mostMib] = ['', 0]
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString()
  })
  const watch = setInterval(() => {
    readFile(`/proc/${String(child.pid)}/status`, 'utf8').then(
      (status) => {
        mostMib = Math.max(mostMib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
      },
      () => undefined, // It has ended.
    )
  }, 50)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(watch)
  return { code, stdout, mostMib }
}

async function disk(path: string, seed: number): Promise<void> {
  const file = await open(path, 'w')
  await file.truncate(64 * mib)
  for (let at = 0; at < 8; at++) await file.write(noise(mib, seed * 8 + at), 0, mib, ((seed + at * 8) % 64) * mib)
  await file.close()
}

async function listOf(count: number, cwd: string): Promise<string> {
  const numbers = Array.from({ length: count }, (_, number) => String(number))
  await writeFile(
    join(cwd, `${String(count)}.txt`),
    numbers.map((number) => `a${number} ${String(count)}-${number}\n`).join(''),
  )
  return `${String(count)}.txt`
}

test('200 disks of 64 MiB go in one run, in the memory that 20 take', async () => {
  const cwd = await temporaryFolder()
  for (let number = 0; number < 200; number++) await disk(join(cwd, `a${String(number)}`), number)
  const few = await watched(cwd, ['disk', 'copy', '--list', await listOf(20, cwd), '--json', '-q'])
  const many = await watched(cwd, ['disk', 'copy', '--list', await listOf(200, cwd), '--json', '-q'])
  const { disks } = JSON.parse(many.stdout) as { disks: { outcome: string }[] }
  expect([few.code, many.code, disks.filter(({ outcome }) => outcome === 'copied').length]).toEqual([0, 0, 200])
  for (const number of ['0', '77', '199']) {
    expect(spawnSync('cmp', [join(cwd, `a${number}`), join(cwd, `200-${number}`)]).status).toBe(0)
  }
  expect(
    { more: many.mostMib - few.mostMib < 60, most: many.mostMib < 350 },
    JSON.stringify([few.mostMib, many.mostMib]),
  ).toEqual({ more: true, most: true })
}, 300_000)
