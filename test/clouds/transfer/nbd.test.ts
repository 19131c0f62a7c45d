import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSource } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween, reach } from '../../transfer/nbd-disks.ts'
import { listening } from './listening.ts'

async function serve(socket: string, command: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  onTestFinished(() => {
    child.kill()
  })
  await listening(socket)
  return child
}

async function nbdkit(...args: readonly string[]): Promise<string> {
  const socket = join(await temporaryFolder(), 'socket')
  await serve(socket, 'nbdkit', ['-f', '-U', socket, ...args])
  return `nbd+unix:///?socket=${socket}`
}

const qemuImg = 'qemu-img'

/** Eleven blocks with zeroes in between, the last one short. */
const content = Buffer.concat([noise(4 * block, 1), Buffer.alloc(3 * block), noise(3 * block + 512, 2)])

async function image(bytes = content): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, bytes)
  return { folder, from, to: join(folder, 'b.img') }
}

describe('with nbdkit', () => {
  test.each([
    ['as it is', []],
    ['without common view of connections', ['--filter=multi-conn', 'multi-conn-mode=disable']],
    ['without zeroing', ['--filter=nozero']],
    ['slowly', ['--filter=delay', 'rdelay=20ms', 'wdelay=20ms']],
    ['checking what is written', ['--filter=checkwrite']],
  ])('a disk is written and proven: %s', async (name, filters) => {
    const { folder, from, to } = await image()
    await writeFile(to, name.startsWith('checking') ? content : noise(content.length, 7))
    const server = await nbdkit(
      ...filters.filter((word) => word.startsWith('--')),
      'file',
      to,
      ...filters.filter((word) => !word.startsWith('--')),
    )
    const { result } = await copyBetween({ from, to: server, folder })
    expect((await readFile(to)).equals(content)).toBe(true)
    expect(result).toMatchObject({ mode: 'full', blocks: { data: 8, zero: 3, undefined: 0 }, paddedBytes: 0 })
  })

  const policy = ['--filter=blocksize-policy', 'blocksize-error-policy=error'] as const
  const strict = (...sizes: readonly string[]): ((...args: readonly string[]) => Promise<string>) => {
    const [filter, ...words] = [...policy, ...sizes]
    return (...args) => nbdkit(filter, ...args, ...words)
  }

  test('a server that takes short requests in whole blocks only is read, written, resumed and proven', async () => {
    const { folder, from, to } = await image()
    const whole = Buffer.concat([content, Buffer.alloc(3584)])
    await writeFile(to, noise(whole.length, 7))
    const blocky = strict('blocksize-minimum=4096', 'blocksize-maximum=64K')
    const target = await blocky('file', to)
    const { result } = await copyBetween({ from, to: target, folder })
    expect((await readFile(to)).equals(whole)).toBe(true)
    expect(result).toMatchObject({ blocks: { data: 8, zero: 3 }, paddedBytes: 3584 })
    const again = await copyBetween({ from, to: target, folder, overwrite: false })
    expect(again.result).toMatchObject({ mode: 'delta', writtenBytes: 0 })
    const back = join(folder, 'c.img')
    await copyBetween({ from: await blocky('-r', 'file', to), to: back, folder: await temporaryFolder() })
    expect((await readFile(back)).equals(whole)).toBe(true)
  })

  test('a disk that such a server cannot give whole is refused with the way out', async () => {
    const { folder, from, to } = await image()
    const blocky = strict('blocksize-minimum=4096')
    await expect(copyBetween({ from: await blocky('file', from), to, folder })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.nbd.oddSize', values: { block: 4096, rest: 512 } },
    })
    const rounded = await blocky('--filter=truncate', 'file', from, 'round-up=4096')
    await copyBetween({ from: rounded, to, folder })
    expect((await readFile(to)).equals(Buffer.concat([content, Buffer.alloc(3584)]))).toBe(true)
  })

  test('a disk is read, and what reads as zeroes is not', async () => {
    const { folder, from, to } = await image(Buffer.alloc(0))
    await truncate(from, 64 * 2 ** 30)
    const server = await nbdkit('file', from)
    const { result } = await copyBetween({ from: server, to, folder })
    expect(result).toMatchObject({ mode: 'full', blocks: { data: 0, zero: 2 ** 17 }, writtenBytes: 0 })
  })

  test('a second pass sends only what differs', async () => {
    const { folder, from, to } = await image()
    await truncate(await made(to), content.length + 3 * block)
    const server = await nbdkit('file', to)
    const first = await copyBetween({ from, to: server, folder })
    const changed = Buffer.from(content)
    noise(block, 5).copy(changed, block)
    await writeFile(from, changed)
    const second = await copyBetween({ from, to: server, folder, overwrite: false })
    expect((await readFile(to)).subarray(0, changed.length).equals(changed)).toBe(true)
    expect({ first: first.result.paddedBytes, second: second.result.writtenBytes, mode: second.result.mode }).toEqual({
      first: 3 * block,
      second: block,
      mode: 'delta',
    })
  })

  test('an error of the disk is told with its place, and the copy goes on afterwards', async () => {
    const { folder, from, to } = await image()
    await writeFile(to, Buffer.alloc(content.length))
    const trigger = join(folder, 'trigger')
    await writeFile(trigger, '')
    const filter = [
      '--filter=error',
      'file',
      to,
      'error-pwrite=ENOSPC',
      'error-pwrite-rate=100%',
      `error-file=${trigger}`,
    ]
    const server = await nbdkit(...filter)
    await expect(copyBetween({ from, to: server, folder })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.full', values: { reason: 'ENOSPC' } },
    })
    spawnSync('rm', [trigger])
    await copyBetween({ from, to: server, folder })
    expect((await readFile(to)).equals(content)).toBe(true)
  })

  test('a disk is read over the standard output of a command', async () => {
    const { from } = await image()
    const { openNbdSource } = await import('../../../src/transfer/nbd/open-nbd.ts')
    const args = ['-s', '--exit-with-parent', '-r', 'file', from]
    const address = { kind: 'command', command: 'nbdkit', package: 'nbdkit', args } as const
    const source = await openNbdSource({ ...reach, address, exportName: '', retries: 1 })
    const into = Buffer.alloc(content.length)
    await source.read({ offset: 0, into, signal: reach.signal })
    await source.close()
    expect(into.equals(content)).toBe(true)
  })

  test('one flipped bit on the way to the disk is found', async () => {
    const { folder, from, to } = await image()
    await writeFile(to, Buffer.alloc(content.length))
    const plugin = join(folder, 'flip.sh')
    await writeFile(plugin, flipping(to), { mode: 0o755 })
    const server = await nbdkit('sh', plugin)
    await expect(copyBetween({ from, to: server, folder })).rejects.toMatchObject({
      kind: 'findings',
      says: { key: 'disk.proofFailed', values: { blocks: 1, first: 1 } },
    })
  })
})

/** A server in which the write of block 1 comes to the disk with its first byte changed. */
function flipping(path: string): string {
  const byte = 'printf x'
  return `#!/bin/sh
case "$1" in
  get_size) stat -c %s '${path}' ;;
  can_write|can_flush) exit 0 ;;
  can_multi_conn|can_zero|can_trim) exit 3 ;;
  can_fua) echo none ;;
  pread) dd if='${path}' iflag=skip_bytes,count_bytes skip=$4 count=$3 status=none ;;
  pwrite) dd of='${path}' oflag=seek_bytes conv=notrunc seek=$4 status=none
    if [ "$4" = ${String(block)} ]; then ${byte} | dd of='${path}' oflag=seek_bytes conv=notrunc seek=$4 status=none; fi ;;
  flush) exit 0 ;;
  *) exit 2 ;;
esac
`
}

async function made(path: string): Promise<string> {
  await writeFile(path, noise(block, 3))
  return path
}

describe('with qemu-nbd', () => {
  test('a disk goes into an image and out of it', async () => {
    const { folder, from, to } = await image()
    const qcow2 = join(folder, 'c.qcow2')
    await copyBetween({ from, to: qcow2, folder })
    const compared = spawnSync(qemuImg, ['compare', '-f', 'raw', '-F', 'qcow2', from, qcow2])
    expect(compared.status).toBe(0)
    const out = await temporaryFolder()
    await copyBetween({ from: qcow2, to, folder: out })
    expect((await readFile(to)).equals(content)).toBe(true)
  })

  test('a server that ends in the middle is named, and the copy goes on afterwards', async () => {
    const { folder, from, to } = await image()
    await writeFile(to, noise(content.length, 9))
    const socket = join(folder, 'socket')
    const start = (): Promise<ChildProcess> => serve(socket, 'qemu-nbd', ['-t', '-f', 'raw', '-k', socket, to])
    const server = await start()
    let windows = 0
    const onStep = (step: string): void => {
      if (step === 'window-journalled' && ++windows === 2) server.kill('SIGKILL')
    }
    const place = `nbd+unix:///?socket=${socket}`
    await expect(copyBetween({ from, to: place, folder, engine: { onStep } })).rejects.toMatchObject({
      kind: 'partial',
    })
    spawnSync('rm', [socket])
    await start()
    const { result } = await copyBetween({ from, to: place, folder, overwrite: false })
    expect((await readFile(to)).equals(content)).toBe(true)
    expect(result.mode).toBe('resumed')
  })

  test('an unknown export is named', async () => {
    const { folder, from } = await image()
    const socket = join(folder, 'socket')
    await serve(socket, 'qemu-nbd', ['-t', '-f', 'raw', '-x', 'there', '-k', socket, from])
    await expect(openSource(parseLocation(`nbd+unix:///here?socket=${socket}`), reach)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.nbd.noExport' },
    })
  })
})
