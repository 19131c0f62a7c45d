import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { block, noise } from '../transfer/disks.ts'
import { broker, root, temporaryFolder } from './cli.ts'

const content = noise(3 * block, 1)
const program = join(root, 'bin/broker.js')

async function folderWithDisk(): Promise<string> {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), content)
  return cwd
}

async function poke(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.write('x', block + 3)
  await file.close()
}

test('an empty stream leaves the earlier copy as it is', async () => {
  const cwd = await folderWithDisk()
  await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  const before = await readdir(cwd)
  for (const size of [[], ['--size', '1000']]) {
    const { code, stderr } = await broker(['disk', 'copy', '-', 'b.img', ...size], { cwd })
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stderr: 'Error: nothing came on standard input; the target is left as it is.',
    })
  }
  expect((await readFile(join(cwd, 'b.img'))).equals(content)).toBe(true)
  expect(await readdir(cwd)).toEqual(before)
})

test.each(['SIGINT', 'SIGHUP'] as const)('%s ends a copy from a pipe on which nothing comes', async (signal) => {
  const cwd = await temporaryFolder()
  const child = spawn(process.execPath, [program, 'disk', 'copy', '-', 'b.img'], { cwd })
  while ((await readdir(cwd)).length === 0) await sleep(20)
  await sleep(200)
  child.kill(signal)
  expect(await once(child, 'close')).toEqual([130, null])
  expect(await readdir(cwd)).toEqual([])
})

test('files about a disk are not kept among the devices', async () => {
  const source = join(await folderWithDisk(), 'a.img')
  for (const line of [
    [source, 'null'],
    ['-', 'null'],
    [source, 'nbd+unix:///?socket=/nowhere'],
  ]) {
    const { code, stderr } = await broker(['disk', 'copy', ...line], { cwd: '/dev' })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('would lie in /dev') as string })
  }
})

test('an empty disk is no copy of anything, and does not empty an earlier one', async () => {
  const cwd = await folderWithDisk()
  await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  await writeFile(join(cwd, 'a.img'), '')
  for (const target of ['b.img', 'c.img']) {
    const { code, stderr } = await broker(['disk', 'copy', 'a.img', target, '--overwrite'], { cwd })
    expect(code).toBe(2)
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('/a.img has no bytes; nothing was written.')
  }
  expect((await readFile(join(cwd, 'b.img'))).equals(content)).toBe(true)
  expect(await readdir(cwd)).toEqual(['a.img', 'b.img', 'b.img.broker-manifest'])
})

test('Ctrl-C ends a copy with what to do next', async () => {
  const cwd = await folderWithDisk()
  const child = spawn(process.execPath, [program, 'disk', 'copy', 'a.img', 'b.img', '--bandwidth', '0.2'], { cwd })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  while (!(await readdir(cwd)).includes('b.img')) await sleep(20)
  await sleep(200)
  child.kill('SIGINT')
  expect(await once(child, 'close')).toEqual([130, null])
  expect(said.replaceAll(/\s+/g, ' ')).toContain('Run the same command again: a copy goes on where it stopped')
  expect(await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })).toMatchObject({ code: 0 })
})

test('what is no disk is refused before anything waits for it', async () => {
  const cwd = await folderWithDisk()
  spawnSync('mkfifo', ['pipe'], { cwd })
  await mkdir(join(cwd, 'folder'))
  const places = [
    ['pipe', 'is a pipe or a socket'],
    ['folder', 'is a folder'],
    ['/dev/null', 'is a character device'],
    ['/proc/version', 'is no real file'],
  ] as const
  for (const [place, words] of places) {
    const source = await broker(['disk', 'copy', place, 'b.img'], { cwd })
    expect(source).toMatchObject({ code: 2, stderr: expect.stringContaining(`${place} ${words}`) as string })
    const target = await broker(['disk', 'copy', 'a.img', place, '--overwrite', '--state', 's'], { cwd })
    expect(target).toMatchObject({ code: 2, stderr: expect.stringContaining(`${place} ${words}`) as string })
  }
  const manifests = { folder: 6, 'missing/m': 2, 'a.img/m': 2 } as const
  for (const [place, code] of Object.entries(manifests)) {
    expect(await broker(['disk', 'manifest', 'a.img', place], { cwd })).toMatchObject({ code, stdout: '' })
  }
  expect((await readdir(cwd)).filter((name) => name !== 's.broker-journal')).toEqual(['a.img', 'folder', 'pipe'])
})

test('results that stdout does not take: told of without a stack trace', async () => {
  const cwd = await folderWithDisk()
  const full = await open('/dev/full', 'w')
  const child = spawn(process.execPath, [program, 'disk', 'copy', 'a.img', 'b.img'], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C' },
    stdio: ['ignore', full.fd, 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const ended: unknown[] = await once(child, 'close')
  await full.close()
  expect({ ended, said: said.split('\n')[0] }).toEqual({
    ended: [3, null],
    said: 'Error: Cannot write stdout: ENOSPC.',
  })
})

test('addresses with secrets or unknown parameters are refused, and the secret is not repeated', async () => {
  const cwd = await folderWithDisk()
  for (const source of ['nbd://user:hunter2@localhost/e', 'ssh://u:hunter2@h/dev/x', 'nbd://u:hunter2@[bad/']) {
    const { code, stderr } = await broker(['disk', 'copy', source, 'b.img'], { cwd })
    expect({ code, isTold: stderr.includes('hunter2') }).toEqual({ code: 2, isTold: false })
  }
  const { code, stderr } = await broker(['disk', 'copy', 'nbds://localhost/e?tls-verify-peer=false', 'b.img'], { cwd })
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('tls-verify-peer') as string })
})

test('progress of a disk that goes out as qcow2 ends at its total', async () => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), Buffer.concat([content, Buffer.alloc(4 * block), noise(700, 2)]))
  const { stderr } = await broker(['disk', 'copy', 'a.img', '-', '--format', 'qcow2', '--json'], { cwd })
  const lines = stderr.trim().split('\n')
  const last = JSON.parse(lines.at(-2) ?? '') as { doneBytes: number; totalBytes: number }
  expect(last.totalBytes).toBeGreaterThan(0)
  expect(last.doneBytes).toBe(last.totalBytes)
})

test('an image under another name is copied byte for byte, with a notice', async () => {
  const cwd = await temporaryFolder()
  const image = Buffer.concat([Buffer.from('QFI\xfb', 'latin1'), noise(1000, 3)])
  await writeFile(join(cwd, 'a.img'), image)
  const { code, stderr } = await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('begins as a qcow2') as string })
  expect((await readFile(join(cwd, 'b.img'))).equals(image)).toBe(true)
})

test('a control file with a word too many, or that is a pipe, is told of and changes nothing', async () => {
  for (const make of ['echo \'{"inflight": 8}\' > b.img.broker-control.json', 'mkfifo b.img.broker-control.json']) {
    const cwd = await folderWithDisk()
    spawnSync('sh', ['-c', make], { cwd })
    const { code, stderr } = await broker(['disk', 'copy', 'a.img', 'b.img', '--bandwidth', '1'], { cwd })
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('control file') as string })
  }
})

test('a list: one place under two names, and a target that is a source', async () => {
  const cwd = await folderWithDisk()
  await symlink('.', join(cwd, 'l'))
  await writeFile(join(cwd, 'list'), 'a.img b\na.img ./l/b\nb c\n./a.img l/a.img\n')
  const { code, stderr } = await broker(['disk', 'copy', '--list', 'list'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('./l/b is a target already further up')
  expect(stderr).toContain('b is the source of another line')
  expect(stderr).toContain('source and target are the same disk')
  expect(await readdir(cwd)).toEqual(['a.img', 'l', 'list'])
})

test('what of a list is done counts only as long as nobody has written to it', async () => {
  const cwd = await folderWithDisk()
  for (const name of ['s1', 's2', 's3']) await writeFile(join(cwd, name), content)
  await writeFile(join(cwd, 'missing'), '')
  await writeFile(join(cwd, 'list'), 's1 t1\ns2 t2\ns3 t3\nmissing t4\n')
  expect(await broker(['disk', 'copy', '--list', 'list'], { cwd })).toMatchObject({ code: 3 })
  await poke(join(cwd, 't2'))
  await poke(join(cwd, 's3'))
  await writeFile(join(cwd, 'missing'), content)
  const { code, stdout } = await broker(['disk', 'copy', '--list', 'list', '--json'], { cwd })
  const { disks } = JSON.parse(stdout) as { disks: { outcome: string }[] }
  expect({ code, disks: disks.map(({ outcome }) => outcome) }).toEqual({
    code: 0,
    disks: ['already', 'copied', 'copied', 'copied'],
  })
  for (const number of [1, 2, 3]) {
    const [from, to] = await Promise.all(['s', 't'].map((letter) => readFile(join(cwd, `${letter}${String(number)}`))))
    expect(from?.equals(to ?? Buffer.alloc(0))).toBe(true)
  }
})
