import { execFileSync } from 'node:child_process'
import { appendFile, copyFile, mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'

const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args).toString().trim()

/** Two equal disks that take some seconds to be read with `--bandwidth 4`. */
async function disks(): Promise<string> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.img'), noise(32 * block, 1))
  await copyFile(join(folder, 'a.img'), join(folder, 'b.img'))
  return folder
}

test.each([
  { line: ['manifest', 'a.img', 'm'], afterMs: 2500, name: 'a.img' },
  { line: ['verify', 'a.img', 'b.img'], afterMs: 2500, name: 'a.img' },
  { line: ['verify', 'a.img', 'b.img'], afterMs: 6500, name: 'b.img' },
])('a file that changes while it is read ends with 7: $line after $afterMs ms', async ({ line, afterMs, name }) => {
  const cwd = await disks()
  const ended = broker(['disk', ...line, '--bandwidth', '4'], { cwd })
  await sleep(afterMs)
  await appendFile(join(cwd, name), 'x')
  expect(await ended).toEqual({
    code: 7,
    stdout: '',
    stderr: expect.stringContaining(
      `${join(cwd, name)} was written to, removed or replaced while it was read`,
    ) as string,
  })
  expect(await readdir(cwd)).toEqual(['a.img', 'b.img'])
})

test('a device with a mounted file system is told of', async () => {
  const cwd = await temporaryFolder()
  const image = join(cwd, 'a.img')
  await writeFile(image, '')
  await truncate(image, 32 * block)
  run('mkfs.ext4', '-q', image)
  const device = run('losetup', '-f', '--show', image)
  onTestFinished(() => {
    run('losetup', '-d', device)
  })
  const place = join(cwd, 'mnt')
  await mkdir(place)
  run('mount', device, place)
  const told = async (...line: readonly string[]): Promise<unknown> => {
    const { stdout } = await broker(['disk', ...line, '--json'], { cwd })
    return (JSON.parse(stdout) as { notices: readonly { kind: string }[] }).notices.map(({ kind }) => kind)
  }
  const both = ['source-mounted', 'source-changes-unseen']
  try {
    expect([await told('manifest', device, 'm'), await told('verify', 'm', device)]).toEqual([both, both])
  } finally {
    run('umount', place)
  }
  expect(await told('verify', 'm', device)).toEqual(['source-changes-unseen'])
})

test('a disk is not compared with itself, whatever its names', async () => {
  const cwd = await disks()
  await symlink('a.img', join(cwd, 'l.img'))
  const device = run('losetup', '-r', '-f', '--show', join(cwd, 'a.img'))
  onTestFinished(() => {
    run('losetup', '-d', device)
  })
  for (const other of ['./a.img', './l.img', join(cwd, 'a.img'), device]) {
    const { code, stderr } = await broker(['disk', 'verify', 'a.img', other], { cwd })
    expect([other, code, stderr]).toEqual([other, 6, expect.stringContaining('source and target are the same disk')])
  }
  expect(await broker(['disk', 'verify', 'l.img', 'b.img'], { cwd })).toMatchObject({ code: 0 })
})
