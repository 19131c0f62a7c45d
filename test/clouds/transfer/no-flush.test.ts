import { spawn } from 'node:child_process'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { listening } from './listening.ts'

/** A disk of 2 MiB in a file, that takes flushes only where it is said. */
async function served(folder: string, canFlush: boolean): Promise<string> {
  const [disk, socket] = [join(folder, 'disk'), join(folder, 's')]
  await writeFile(disk, '')
  await truncate(disk, 4 * block)
  const dd = 'iflag=skip_bytes,count_bytes oflag=seek_bytes conv=notrunc status=none'
  const server = spawn('nbdkit', [
    ...['-f', '-U', socket, 'eval'],
    ...[`get_size=echo ${String(4 * block)}`, `pread=dd if=${disk} skip=$4 count=$3 ${dd}`],
    ...[`pwrite=dd of=${disk} seek=$4 ${dd}`, 'can_write=exit 0', `can_flush=exit ${canFlush ? '0' : '3'}`],
    ...['flush=exit 0'],
  ])
  onTestFinished(() => {
    server.kill()
  })
  await listening(socket)
  return `nbd+unix:///?socket=${socket}`
}

test.each([
  [false, ['target-cannot-flush']],
  [true, []],
])('a target that takes flushes: %s', async (canFlush, kinds) => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), noise(4 * block, 1))
  const to = await served(cwd, canFlush)
  const { code, stdout } = await broker(['disk', 'copy', 'a.img', to, '--overwrite', '--json'], { cwd })
  const { notices } = JSON.parse(stdout) as { notices: readonly { kind: string }[] }
  expect([code, notices.map(({ kind }) => kind)]).toEqual([0, kinds])
  expect((await readFile(join(cwd, 'disk'))).equals(noise(4 * block, 1))).toBe(true)
})
