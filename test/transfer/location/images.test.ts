import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { isOnDiskAlone } from '../../../src/transfer/file/medium.ts'
import { openSource, openTarget, type Reach, targetExists } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { makeQcow2, serveImage } from '../../../src/transfer/location/serve-image.ts'
import { temporaryFolder } from '../disks.ts'

const { signal } = new AbortController()

/** Programs in front of all others of their names; each notes what it was asked. */
async function withTools(
  tools: Readonly<Record<string, string>>,
): Promise<{ asked: () => Promise<readonly string[]> }> {
  const folder = await temporaryFolder()
  const log = join(folder, 'log')
  await writeFile(log, '')
  for (const [name, text] of Object.entries(tools)) {
    await writeFile(
      join(folder, name),
      `#!/bin/sh\necho "$0 $*" | sed 's:.*/${name} :${name} :' >> ${log}\n${text}\n`,
      { mode: 0o755 },
    )
  }
  const before = process.env['PATH'] ?? ''
  process.env['PATH'] = `${folder}${delimiter}${before}`
  onTestFinished(() => {
    process.env['PATH'] = before
  })
  return { asked: async () => (await readFile(log, 'utf8')).trim().split('\n') }
}

/** A server of a disk of 512 bytes, with the socket that it was given. */
const server = `
const { createServer } = require('node:net')
const socket = process.argv.find((word) => word.startsWith('--socket=')).slice(9)
const reply = (option, type, data) => {
  const head = Buffer.alloc(20)
  head.writeBigUInt64BE(0x3e889045565a9n)
  head.writeUInt32BE(option, 8)
  head.writeUInt32BE(type, 12)
  head.writeUInt32BE(data.length, 16)
  return Buffer.concat([head, data])
}
createServer((client) => {
  client.on('error', () => undefined)
  client.write(Buffer.from('NBDMAGICIHAVEOPT\\0\\x03', 'latin1'))
  client.on('data', (heard) => {
    const text = heard.toString('latin1')
    if (!text.includes('IHAVEOPT')) return
    const option = heard.readUInt32BE(text.indexOf('IHAVEOPT') + 8)
    const info = Buffer.from('0000' + '0000000000000200' + '0045', 'hex')
    if (option === 7) client.write(Buffer.concat([reply(7, 3, info), reply(7, 1, Buffer.alloc(0))]))
    else client.write(reply(option, 2 ** 31 + 1, Buffer.alloc(0)))
  })
}).listen(socket)
`

async function serving(): Promise<string> {
  const path = join(await temporaryFolder(), 'server.cjs')
  await writeFile(path, server)
  return `exec "${process.execPath}" ${path} "$@"`
}

async function image(name = 'i.qcow2'): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, 'QFI')
  return path
}

const wanted = { readOnly: true, connections: 3, timeoutMs: 5000, signal }

/** What a program was asked, without the name of the socket. */
const plain = (asked: readonly string[]): readonly string[] =>
  asked.map((line) => line.replace(/--socket=\S+/, '--socket=S'))

test('an image is served around the memory in front of the disk', async () => {
  const { asked } = await withTools({ 'qemu-nbd': await serving() })
  const path = await image()
  const served = await serveImage({ ...wanted, path })
  // In a file system in memory there is nothing else to read.
  expect([served.proof, plain(await asked())]).toEqual([
    (await isOnDiskAlone(path)) ? 'full-readback' : 'cached',
    [`qemu-nbd --persistent --shared=3 --socket=S --format=qcow2 --cache=none --discard=ignore --read-only -- ${path}`],
  ])
  await served.stop()
  await expect(readFile(served.socket)).rejects.toThrow('ENOENT')
})

test('or through it, where that cannot be; what is written is no longer read only', async () => {
  const text = `case "$*" in *--cache=none*) echo "qemu-nbd: no direct way." >&2; exit 1;; esac\n${await serving()}`
  const { asked } = await withTools({ 'qemu-nbd': text })
  const path = await image()
  const served = await serveImage({ ...wanted, path, readOnly: false })
  expect([served.proof, plain(await asked())]).toEqual([
    'cached',
    [
      `qemu-nbd --persistent --shared=3 --socket=S --format=qcow2 --cache=none --discard=ignore -- ${path}`,
      `qemu-nbd --persistent --shared=3 --socket=S --format=qcow2 --cache=writeback --discard=ignore -- ${path}`,
    ],
  ])
  await served.stop()
})

test('an image that cannot be opened is told of, in the words of the program', async () => {
  await withTools({ 'qemu-nbd': 'echo "qemu-nbd: Failed to open: broken." >&2; exit 1' })
  const path = await image()
  await expect(serveImage({ ...wanted, path })).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'disk.cannotOpen', values: { path, reason: 'Failed to open: broken' } },
  })
  await expect(serveImage({ ...wanted, path: `${path}x` })).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'disk.cannotOpen', values: { path: `${path}x`, reason: 'ENOENT' } },
  })
})

test('one that another program is about to let go is waited for', async () => {
  const count = join(await temporaryFolder(), 'count')
  const text = `echo x >> ${count}; [ $(wc -l < ${count}) -gt 2 ] || { echo "Failed to get lock" >&2; exit 1; }\n${await serving()}`
  await withTools({ 'qemu-nbd': text })
  const served = await serveImage({ ...wanted, path: await image() })
  await served.stop()
  expect((await readFile(count, 'utf8')).trim().split('\n').length).toBe(3)
})

test('a program that is missing is named, with its package', async () => {
  await withTools({ 'qemu-nbd': 'exit 127', 'qemu-img': 'exit 0' })
  await expect(serveImage({ ...wanted, path: await image() })).rejects.toMatchObject({
    kind: 'unsupported',
    says: { key: 'disk.noTool', values: { tool: 'qemu-nbd', package: 'qemu-utils' } },
  })
})

test('nothing is waited for once the signal is given', async () => {
  await withTools({ 'qemu-nbd': 'exec sleep 60' })
  const over = AbortSignal.abort(new Error('enough'))
  await expect(serveImage({ ...wanted, path: await image(), signal: over })).rejects.toThrow('enough')
})

test('an image is made, or its maker says why not', async () => {
  const { asked } = await withTools({ 'qemu-img': 'case "$*" in *bad*) echo " no room " >&2; exit 1;; esac' })
  const folder = await temporaryFolder()
  await makeQcow2({ path: join(folder, 'a.qcow2'), sizeBytes: 7, signal })
  expect(await asked()).toEqual([`qemu-img create -q -f qcow2 -- ${join(folder, 'a.qcow2')} 7`])
  await expect(makeQcow2({ path: join(folder, 'bad'), sizeBytes: 7, signal })).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'disk.cannotOpen', values: { path: join(folder, 'bad'), reason: 'no room' } },
  })
  const before = process.env['PATH']
  process.env['PATH'] = folder
  const missing = makeQcow2({ path: join(folder, 'b'), sizeBytes: 7, signal })
  process.env['PATH'] = before
  await expect(missing).rejects.toMatchObject({
    kind: 'unsupported',
    says: { values: { tool: 'qemu-img', package: 'qemu-utils' } },
  })
})

test('an image that is given up while it is made is gone, and nobody is told that it cannot be opened', async () => {
  const folder = await temporaryFolder()
  await withTools({ 'qemu-img': `kill -INT $$; : > ${folder}/a; exec sleep 60` })
  const giveUp = new AbortController()
  const path = join(folder, 'a')
  const made = makeQcow2({ path, sizeBytes: 7, signal: giveUp.signal })
  while (!(await readdir(folder)).includes('a')) await sleep(10)
  giveUp.abort(new Error('enough'))
  await expect(made).rejects.toThrow('enough')
  expect(await readdir(folder)).toEqual([])
})

test('a path that does not begin at the root is made to begin with a dot, for QEMU takes `file:` and `nbd:` for protocols', async () => {
  const { asked } = await withTools({ 'qemu-img': 'exit 0', 'qemu-nbd': await serving() })
  await makeQcow2({ path: 'file:a.qcow2', sizeBytes: 7, signal })
  const path = relative('.', await image('nbd:i.qcow2'))
  const served = await serveImage({ ...wanted, path })
  await served.stop()
  expect((await asked()).map((line) => line.replace(/.* -- /, ''))).toEqual(['./file:a.qcow2 7', `./${path}`])
})

test('an image is a disk, known by its file, that is let go when it is closed', async () => {
  await withTools({
    'qemu-nbd': await serving(),
    'qemu-img': 'for last; do :; done; for p; do [ "$p" = -- ] && n=1 || { [ "$n" = 1 ] && : > "$p"; n=0; }; done',
  })
  const folder = await temporaryFolder()
  const lockFolder = join(folder, 'locks')
  await mkdir(lockFolder)
  const reach: Reach = { connections: 1, timeoutMs: 5000, clock: () => performance.now(), lockFolder, signal }
  const path = join(folder, 'new.qcow2')
  const at = parseLocation(path)
  const sink = await openTarget(at, { sizeBytes: 512, ours: false, reach })
  const again = openTarget(at, { sizeBytes: 512, ours: false, reach })
  await expect(again).rejects.toMatchObject({ says: { key: 'disk.locked' } })
  const place = await sink.place?.()
  expect([sink.name, sink.sizeBytes, sink.fresh, place?.inode === undefined, await targetExists(at)]).toEqual([
    path,
    512,
    true,
    false,
    true,
  ])
  const { source, proof } = await openSource(at, reach)
  expect([source.name, proof, await source.storage?.()]).toEqual([
    path,
    (await isOnDiskAlone(path)) ? 'full-readback' : 'cached',
    await sink.storage?.(),
  ])
  await source.close()
  const hasty = await openSource(at, { ...reach, timeoutMs: 1500 })
  await expect(hasty.source.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
    says: { key: 'disk.nbd.stalled', values: { name: path } },
  })
  await hasty.source.close()
  await sink.close()
  const there = await openTarget(at, { sizeBytes: 512, ours: false, reach })
  expect(there.fresh).toBe(false)
  await there.close()
})
