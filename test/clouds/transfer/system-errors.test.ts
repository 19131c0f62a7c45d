import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { lies } from '../../transfer/journal-truth.ts'

const child = join(import.meta.dirname, '../../transfer/crash-child.js')
const tracer = 'strace'
const content = noise(12 * block, 1)

/** Copies under strace, which lets the n-th call of a kind on the disk fail. */
test.each([
  ['pwrite64', 'ENOSPC', 'b.img', 'disk.full'],
  ['pwrite64', 'EIO', 'b.img', 'disk.cannotWrite'],
  ['pread64', 'EIO', 'a.img', 'disk.cannotRead'],
  ['fdatasync', 'EIO', 'b.img', 'disk.cannotWrite'],
])('%s failing with %s stops the copy, no record lies, and it goes on afterwards', async (call, error, on, key) => {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, content)
  const rule = `--inject=${call}:error=${error}:when=${call === 'fdatasync' ? '2' : '3'}+`
  const only = ['--trace-path', join(folder, on), '-e', `trace=${call}`, rule]
  // Calls are counted thread by thread: with one thread for those of files, the second is the second.
  const failed = spawnSync(tracer, ['-f', '-qq', '-o', '/dev/null', ...only, process.execPath, child, from, to], {
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  expect({ status: failed.status, told: failed.stderr.includes(key) }).toEqual({ status: 1, told: true })
  expect(await lies(to)).toEqual([])
  expect(spawnSync(process.execPath, [child, from, to], { encoding: 'utf8' }).status).toBe(0)
  expect((await readFile(to)).equals(content)).toBe(true)
})
