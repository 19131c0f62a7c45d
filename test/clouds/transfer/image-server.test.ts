import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { broker, root } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'

const content = noise(12 * block, 5)

async function rawOf(image: string): Promise<Buffer> {
  const raw = `${image}.raw`
  spawnSync('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', image, raw])
  return await readFile(raw)
}

test.each(['SIGKILL', 'SIGINT', 'SIGHUP'] as const)(
  'after %s no server holds the image, and the plain command goes on',
  async (signal) => {
    const cwd = await temporaryFolder()
    await writeFile(join(cwd, 'a.img'), content)
    const image = join(cwd, 'b.qcow2')
    const line = ['disk', 'copy', 'a.img', image]
    const child = spawn(process.execPath, [join(root, 'bin/broker.js'), ...line, '--bandwidth', '1'], { cwd })
    while (!(await readdir(cwd)).includes('b.qcow2.broker-journal')) await sleep(50)
    await sleep(1000)
    child.kill(signal)
    const ended: unknown[] = await once(child, 'close')
    expect(ended).toEqual(signal === 'SIGKILL' ? [null, signal] : [130, null])
    expect(await broker(line, { cwd })).toMatchObject({ code: 0 })
    expect((await rawOf(image)).equals(content)).toBe(true)
    const running = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout
    expect(running.split('\n').filter((args) => args.includes(image) && args.includes('qemu-nbd'))).toEqual([])
  },
)

test('an image that names other files is refused', async () => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'secret'), content)
  spawnSync('qemu-img', ['create', '-f', 'qcow2', '-b', 'secret', '-F', 'raw', 'backed.qcow2'], { cwd })
  spawnSync('qemu-img', ['create', '-f', 'qcow2', '-o', 'data_file=secret,data_file_raw=on', 'data.qcow2', '6M'], {
    cwd,
  })
  await writeFile(join(cwd, 'secret'), content)
  for (const image of ['backed.qcow2', 'data.qcow2']) {
    const { code, stderr } = await broker(['disk', 'copy', image, 'stolen.img'], { cwd })
    expect({ code, stderr }).toEqual({
      code: 6,
      stderr: expect.stringContaining(`the image ${image} names another file`),
    })
    const target = await broker(['disk', 'copy', 'secret', image, '--overwrite'], { cwd })
    expect(target).toMatchObject({ code: 6 })
  }
  expect((await readdir(cwd)).filter((name) => name.startsWith('stolen'))).toEqual([])
  expect((await readFile(join(cwd, 'secret'))).equals(content)).toBe(true)
})

test('an image that is encrypted is refused, and snapshots inside of one are told of', async () => {
  const cwd = await temporaryFolder()
  const make = (...args: readonly string[]): boolean => spawnSync('qemu-img', args, { cwd }).status === 0
  const key = ['--object', 'secret,id=key,data=word', '-o', 'encrypt.format=luks,encrypt.key-secret=key']
  // QEMU measures how long a key takes it, and gives up now and then where the clock of the processor has not moved meanwhile.
  const tries = Array.from({ length: 20 })
  expect(tries.some(() => make('create', '-f', 'qcow2', ...key, 'locked.qcow2', '3M'))).toBe(true)
  make('create', '-f', 'qcow2', 'kept.qcow2', '3M')
  for (const name of ['one', 'two']) make('snapshot', '-c', name, 'kept.qcow2')
  const locked = await broker(['disk', 'copy', 'locked.qcow2', 'a.img'], { cwd })
  expect(locked).toMatchObject({ code: 5, stderr: expect.stringContaining('locked.qcow2 is encrypted') as string })
  const kept = await broker(['disk', 'copy', 'kept.qcow2', 'a.img', '--frozen', '--json'], { cwd })
  expect(JSON.parse(kept.stdout)).toMatchObject({
    notices: [{ kind: 'image-snapshots', text: expect.stringContaining('keeps 2 snapshots') as string }],
  })
})

test('what qemu-nbd says is the reason', async () => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.QCOW2'), content)
  const { code, stderr } = await broker(['disk', 'copy', 'a.QCOW2', 'b.img'], { cwd })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('not in qcow2 format') })
})
