import { spawn, spawnSync } from 'node:child_process'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween } from '../../transfer/nbd-disks.ts'
import { listening } from './listening.ts'

const content = noise(12 * block, 1)

async function nbdkit(...args: readonly string[]): Promise<string> {
  const socket = join(await temporaryFolder(), 'socket')
  const child = spawn('nbdkit', ['-f', '-U', socket, ...args], { stdio: 'ignore' })
  onTestFinished(() => {
    child.kill()
  })
  await listening(socket)
  return `nbd+unix:///?socket=${socket}`
}

async function files(): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, content)
  return { folder, from, to: join(folder, 'b.img') }
}

test('a disk that cannot be read at one place is named with it, and the copy goes on when it can', async () => {
  const { folder, from, to } = await files()
  const trigger = join(folder, 'trigger')
  const failing = ['error-pread=EIO', 'error-pread-rate=100%', `error-file=${trigger}`]
  const server = await nbdkit('--filter=error', 'file', from, ...failing)
  let written = 0
  const onStep = (step: string): void => {
    if (step === 'block-written' && ++written === 2) writeFileSync(trigger, '')
  }
  await expect(copyBetween({ from: server, to, folder, engine: { onStep } })).rejects.toMatchObject({
    kind: 'partial',
    says: { key: 'disk.cannotRead', values: { reason: 'EIO' } },
  })
  await rm(trigger)
  await copyBetween({ from: server, to, folder, overwrite: false })
  expect((await readFile(to)).equals(content)).toBe(true)
})

test('an error of flushing is no record of the journal', async () => {
  const { folder, from, to } = await files()
  await writeFile(to, noise(content.length, 3))
  const trigger = join(folder, 'trigger')
  await writeFile(trigger, '')
  const plugin = join(folder, 'plugin.sh')
  await writeFile(plugin, withoutFlush(to, trigger), { mode: 0o755 })
  const server = await nbdkit('sh', plugin)
  await expect(copyBetween({ from, to: server, folder })).rejects.toMatchObject({
    says: { key: 'disk.cannotWrite', values: { reason: 'EIO' } },
  })
  expect(await readFile(join(folder, 'state.broker-journal'), 'utf8')).not.toContain('"window"')
  await rm(trigger)
  await copyBetween({ from, to: server, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
})

/** A server that cannot flush while there is a file. */
function withoutFlush(path: string, trigger: string): string {
  return `#!/bin/sh
case "$1" in
  get_size) stat -c %s '${path}' ;;
  can_write|can_flush) exit 0 ;;
  pread) dd if='${path}' iflag=skip_bytes,count_bytes skip=$4 count=$3 status=none ;;
  pwrite) dd of='${path}' oflag=seek_bytes conv=notrunc seek=$4 status=none ;;
  flush) if [ -e '${trigger}' ]; then echo EIO worn out >&2; exit 1; fi ;;
  *) exit 2 ;;
esac
`
}

test('a byte that somebody changes on a served target between two passes is noticed', async () => {
  const { folder, from, to } = await files()
  await writeFile(to, noise(content.length, 3))
  const server = await nbdkit('file', to)
  await copyBetween({ from, to: server, folder })
  const file = await open(to, 'r+')
  await file.write(Buffer.from([(content[7 * block] ?? 0) ^ 1]), 0, 1, 7 * block)
  await file.close()
  await expect(copyBetween({ from, to: server, folder, overwrite: false })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.notOurs' },
  })
  const { result, notices } = await copyBetween({ from, to: server, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
  expect({ written: result.writtenBytes, notices }).toEqual({
    written: block,
    notices: [{ kind: 'target-changed-since' }, { kind: 'target-touched', blocks: 1 }],
  })
})

test('a disk that is really full is named, and the copy goes on when there is room', async () => {
  const { folder, from } = await files()
  const small = join(folder, 'small')
  await mkdir(small)
  const mount = (options: string): void => {
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', small], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  mount('size=4m')
  onTestFinished(() => {
    spawnSync('umount', [small])
  })
  const to = join(small, 'b.img')
  await expect(copyFile({ from, to })).rejects.toMatchObject({
    kind: 'partial',
    says: { key: 'disk.full', values: { reason: 'ENOSPC' } },
  })
  mount('remount,size=64m')
  const { result } = await copyFile({ from, to })
  expect((await readFile(to)).equals(content)).toBe(true)
  expect({ mode: result.mode, proof: result.proof }).toEqual({ mode: 'resumed', proof: 'cached' })
})

test('a server on a line with 40 ms of delay and little room is read whole', async () => {
  const { folder, from, to } = await files()
  const server = await nbdkit('--filter=delay', '--filter=rate', 'file', from, 'delay-read=40ms', 'rate=80M')
  await copyBetween({ from: server, to, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
})
