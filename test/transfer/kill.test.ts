import { spawnSync } from 'node:child_process'
import { open, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { steps } from '../../src/transfer/engine.ts'
import { block, noise, temporaryFolder } from './disks.ts'
import { lies } from './journal-truth.ts'

const child = join(import.meta.dirname, 'crash-child.js')

interface Ended {
  readonly signal: string | null
  readonly status: number | null
  readonly errors: string
}

function run(from: string, to: string, crash = ''): Ended {
  const { signal, status, stderr } = spawnSync(process.execPath, [child, from, to, crash], { encoding: 'utf8' })
  return { signal, status, errors: stderr }
}

/** Nine blocks: data, zeroes, data with zeroes inside, a short last one. */
const first = Buffer.concat([
  noise(3 * block, 1),
  Buffer.alloc(2 * block),
  noise(block, 2),
  Buffer.alloc(block / 2),
  noise(block + block / 2, 3),
  noise(1234, 4),
])

async function change(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(noise(block, 8), 0, block, 0)
  await file.write(Buffer.alloc(block), 0, block, 2 * block)
  await file.write(noise(block, 9), 0, block, 4 * block)
  await file.close()
}

const moments = steps.flatMap((step) => {
  const isRepeated = step.startsWith('window-') || step === 'block-written'
  return isRepeated ? [`${step}:1`, `${step}:3`] : [`${step}:1`]
})

describe.each(moments)('killed at %s', (crash) => {
  test('a first copy goes on to an identical disk', async () => {
    const folder = await temporaryFolder()
    const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
    await writeFile(from, first)
    expect(run(from, to, crash)).toEqual({ signal: 'SIGKILL', status: null, errors: '' })
    expect(await lies(to)).toEqual([])
    expect(run(from, to)).toEqual({ signal: null, status: 0, errors: '' })
    expect((await readFile(to)).equals(first)).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['a.img', 'b.img', 'b.img.broker-manifest'])
  })

  test('a pass that brings it up to date goes on to an identical disk', async () => {
    const folder = await temporaryFolder()
    const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
    await writeFile(from, first)
    run(from, to)
    await change(from)
    expect(run(from, to, crash)).toEqual({ signal: 'SIGKILL', status: null, errors: '' })
    expect(await lies(to)).toEqual([])
    expect(run(from, to)).toEqual({ signal: null, status: 0, errors: '' })
    expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  })
})

test('a record that was cut short is left out, and the copy goes on', async () => {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, first)
  run(from, to, 'window-journalled:2')
  const journal = await readFile(`${to}.broker-journal`)
  await writeFile(`${to}.broker-journal`, journal.subarray(0, journal.length - 7))
  expect(await lies(to)).toEqual([])
  expect(run(from, to)).toEqual({ signal: null, status: 0, errors: '' })
  expect((await readFile(to)).equals(first)).toBe(true)
})
