import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import { fastCiphers } from '../../../src/transfer/location/fast-ciphers.ts'
import { openSource } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { withEngine } from '../../../src/transfer/open-engine.ts'
import { block, noise, plain, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween, reach } from '../../transfer/nbd-disks.ts'
import { slowLine } from '../../transfer/slow-line.ts'
import { sshServer } from './ssh-server.ts'

const content = Buffer.concat([noise(6 * block, 1), Buffer.alloc(3 * block), noise(3 * block + 512, 2)])

async function files(): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, "it's a disk.img"), join(folder, 'b.img')]
  await writeFile(from, content)
  return { folder, from, to }
}

function place(port: number, path: string): string {
  return `ssh://root@127.0.0.1:${String(port)}${encodeURI(path)}`
}

test('a disk is fetched from a server and brought to one, over several connections', async () => {
  const { folder, from, to } = await files()
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 0 })
  const fetched = await copyBetween({ from: place(line.port, from), to, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
  expect(fetched.result.blocks).toEqual({ data: 10, zero: 3, undefined: 0 })
  const there = join(folder, 'c.img')
  await writeFile(there, noise(content.length, 9))
  const brought = await copyBetween({ from, to: place(line.port, there), folder: await temporaryFolder() })
  expect((await readFile(there)).equals(content)).toBe(true)
  expect(brought.result).toMatchObject({ mode: 'full', proof: 'cached' })
})

test.each([
  ['are AES-GCM where nobody says otherwise', {}, 'aes128-gcm@openssh.com'],
  ['are those of the user who names some', { client: 'Ciphers aes256-ctr' }, 'aes256-ctr'],
  ['are those of a server that knows no AES-GCM', { server: 'Ciphers aes192-ctr' }, 'aes192-ctr'],
])('the ciphers of ssh %s', async (_, ends, cipher) => {
  const { from, to, folder } = await files()
  const server = await sshServer({ ...ends, logs: true })
  await copyBetween({ from: place(server.port, from), to, folder, reach: { connections: 2 } })
  expect(new Set(await server.ciphers())).toEqual(new Set([cipher]))
})

test('ciphers are offered in an order that costs less; none is added, none left out', async () => {
  const here = { host: 'root@127.0.0.1', port: 22 }
  await sshServer()
  const usual =
    /^ciphers (.*)$/m.exec(spawnSync('ssh', ['-G', 'there'], { encoding: 'utf8' }).stdout)?.[1]?.split(',') ?? []
  const found = (await fastCiphers(here))?.split(',') ?? []
  expect(found.slice(0, 2)).toEqual(['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'])
  expect([...found].sort()).toEqual([...usual].sort())
  await sshServer({ client: 'Ciphers -aes256-ctr' })
  expect(await fastCiphers(here)).toBeNull()
})

test('a server without nbdkit is named, with what to do', async () => {
  const { from } = await files()
  const { port } = await sshServer({ path: '/nowhere' })
  await expect(openSource(parseLocation(place(port, from)), reach)).rejects.toMatchObject({
    kind: 'unsupported',
    says: { key: 'disk.ssh.noNbdkit', values: { host: 'root@127.0.0.1' } },
    next: { key: 'disk.ssh.noNbdkit.next' },
  })
})

test('a server with another host key is refused', async () => {
  const { from } = await files()
  const server = await sshServer()
  await server.forgetHostKey()
  await expect(openSource(parseLocation(place(server.port, from)), reach)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.ssh.hostKey', values: { reason: 'Host key verification failed' } },
  })
})

test('a server that does not know the key is named', async () => {
  const { from } = await files()
  const server = await sshServer()
  server.changeClientKey()
  await expect(openSource(parseLocation(place(server.port, from)), reach)).rejects.toMatchObject({
    kind: 'credentials',
    says: { key: 'disk.ssh.denied' },
  })
})

test('a disk that is not there, and a server that is not, are named', async () => {
  const { folder } = await files()
  const { port } = await sshServer()
  const missing = openSource(parseLocation(place(port, join(folder, 'none.img'))), reach)
  await expect(missing).rejects.toMatchObject({ says: { key: 'disk.ssh.remote' } })
  await expect(openSource(parseLocation(place(1, '/dev/none')), reach)).rejects.toMatchObject({
    kind: 'partial',
    says: { key: 'disk.ssh.failed' },
  })
})

test('connections that are cut while a disk is read are opened again', async () => {
  const { folder, from, to } = await files()
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 5 })
  let cuts = 0
  const onStep = (step: string): void => {
    if (step !== 'window-journalled' || ++cuts > 2) return
    line.cut()
  }
  await copyBetween({ from: place(line.port, from), to, folder, engine: { onStep } })
  expect(cuts).toBeGreaterThan(2)
  expect((await readFile(to)).equals(content)).toBe(true)
})

test('connections that are cut while a disk is written stop the copy, which goes on afterwards', async () => {
  const { folder, from, to } = await files()
  await writeFile(to, noise(content.length, 9))
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 0 })
  let blocks = 0
  const onStep = (step: string): void => {
    if (step === 'block-written' && ++blocks === 5) line.cut()
  }
  const there = place(line.port, to)
  await expect(copyBetween({ from, to: there, folder, engine: { onStep } })).rejects.toMatchObject({ kind: 'partial' })
  const { result } = await copyBetween({ from, to: there, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
  expect(result.mode).toBe('resumed')
})

/** More than any connection costs to open. */
const opened = 64 * 1024

/** MiB a second at which a disk is read, once all connections are open. */
async function rate(from: string, connections: number): Promise<number> {
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 300 })
  const { source } = await openSource(parseLocation(place(line.port, from)), {
    ...reach,
    connections,
    timeoutMs: 30_000,
  })
  const { signal } = reach
  const reads = Array.from({ length: connections }, async () => {
    do await source.read({ offset: 0, into: Buffer.alloc(opened), signal })
    while (line.carrying(opened) < connections)
  })
  await Promise.all(reads)
  const settings = { inFlight: 64, bandwidthMibps: null }
  const seconds = await withEngine({ ...plain, settings, threads: 2 }, async (engine) => {
    const started = performance.now()
    await hashDisk({ disk: source, phase: 'hash', engine })
    return (performance.now() - started) / 1000
  })
  await source.close()
  return source.sizeBytes / 2 ** 20 / seconds
}

/**
 * A connection of ssh has at most 2 MiB under way. The line is so long that the rate depends on that, and not on how busy the
 * machine is that has to encrypt, decrypt and delay it all.
 */
test('over a long line, eight connections carry three times what one does', { retry: 2 }, async () => {
  const from = join(await temporaryFolder(), 'a.img')
  await writeFile(from, Buffer.concat(Array.from({ length: 32 }, (_, number) => noise(2 ** 20, number + 1))))
  const [one, eight] = [await rate(from, 1), await rate(from, 8)]
  expect(eight / one).toBeGreaterThan(3)
})

test('with 40 ms of delay a disk is copied whole', async () => {
  const { folder, from, to } = await files()
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 20 })
  await copyBetween({ from: place(line.port, from), to, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
})
