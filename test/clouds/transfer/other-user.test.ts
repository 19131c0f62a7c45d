import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'

const nobody = 65_534
const program = resolve('bin/broker.js')

test('a user without rights copies what is his, and is told what he may not', async () => {
  const cwd = await temporaryFolder()
  await chmod(cwd, 0o755)
  const [own, shut] = [join(cwd, 'own'), join(cwd, 'shut')]
  for (const folder of [own, shut]) await mkdir(folder)
  await chown(own, nobody, nobody)
  await writeFile(join(cwd, 'a.img'), noise(4 * block, 1), { mode: 0o644 })
  await writeFile(join(cwd, 'secret.img'), noise(block, 2), { mode: 0o600 })
  const copies = (...args: readonly string[]): readonly [number | null, string] => {
    const words = [program, 'disk', 'copy', ...args]
    const env = { ...process.env, HOME: own }
    const { status, stderr } = spawnSync(process.execPath, words, { cwd, env, uid: nobody, gid: nobody })
    return [status, stderr.toString().split('\n')[0] ?? '']
  }
  expect([
    copies('a.img', 'own/b.img', '-q'),
    copies('secret.img', 'own/c.img'),
    copies('a.img', 'shut/d.img'),
    copies('a.img', '/dev/loop7', '--overwrite'),
  ]).toEqual([
    [0, ''],
    [2, 'Error: cannot open secret.img: EACCES.'],
    [2, 'Error: the files about the copy cannot be written to the folder shut: EACCES.'],
    [2, 'Error: the files about the copy cannot be written to the folder .: EACCES.'],
  ])
  expect((await readdir(own)).sort()).toEqual(['b.img', 'b.img.broker-manifest'])
  expect((await stat(join(own, 'b.img'))).mode & 0o777).toBe(0o600)
})
