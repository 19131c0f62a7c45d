import { spawn, spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openSource } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween, reach } from '../../transfer/nbd-disks.ts'

const content = Buffer.concat([noise(4 * block, 1), Buffer.alloc(3 * block), noise(1000, 2)])

function openssl(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** An authority of its own, and what it has signed: a server called disk.example and 127.0.0.1, and a client. */
async function authority(): Promise<string> {
  const folder = await temporaryFolder()
  const ca = ['-keyout', 'ca-key.pem', '-out', 'ca-cert.pem', '-subj', '/CN=authority', '-days', '2']
  openssl(folder, 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...ca)
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:disk.example,IP:127.0.0.1\n')
  for (const name of ['server', 'client']) {
    const request = ['-keyout', `${name}-key.pem`, '-out', `${name}.csr`, '-subj', `/CN=${name}`]
    openssl(folder, 'req', '-newkey', 'rsa:2048', '-nodes', ...request)
    const signed = ['-in', `${name}.csr`, '-CA', 'ca-cert.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial']
    openssl(folder, 'x509', '-req', ...signed, '-out', `${name}-cert.pem`, '-days', '2', '-extfile', 'names')
  }
  return folder
}

/** Only the authority's certificate: what a client without one of its own has. */
async function authorityOnly(folder: string): Promise<string> {
  const alone = await temporaryFolder()
  await cp(join(folder, 'ca-cert.pem'), join(alone, 'ca-cert.pem'))
  return alone
}

/** nbdkit with TLS on a port of its own; gives the beginning of its address. */
async function nbdkit(args: readonly string[], path: string): Promise<string> {
  const port = 21_000 + (process.pid % 1000) * 8 + started++
  const child = spawn('nbdkit', ['-f', '-i', '127.0.0.1', '-p', String(port), ...args, 'file', path], {
    stdio: 'ignore',
  })
  onTestFinished(() => {
    child.kill()
  })
  for (let waited = 0; waited < 5000 && !(await listens(port)); waited += 20) await sleep(20)
  return `127.0.0.1:${String(port)}/`
}
let started = 0

async function listens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  socket.destroy()
  return open
}

async function disk(): Promise<{ folder: string; path: string; to: string }> {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.img')
  await writeFile(path, content)
  return { folder, path, to: join(folder, 'b.img') }
}

test('a disk is read and written over TLS, with the certificate of the server checked', async () => {
  const { folder, path, to } = await disk()
  const signed = await authority()
  const at = await nbdkit(['--tls=require', `--tls-certificates=${signed}`], path)
  const ca = await authorityOnly(signed)
  for (const more of ['', '&tls-hostname=disk.example']) {
    await rm(to, { force: true })
    const state = await temporaryFolder()
    await copyBetween({ from: `nbds://${at}?tls-certificates=${ca}${more}`, to, folder: state })
    expect((await readFile(to)).equals(content)).toBe(true)
  }
  const changed = join(folder, 'c.img')
  await writeFile(changed, noise(content.length, 7))
  await copyBetween({ from: changed, to: `nbds://${at}?tls-certificates=${ca}`, folder })
  expect((await readFile(path)).equals(await readFile(changed))).toBe(true)
})

test('a server that wants to know its clients is told', async () => {
  const { folder, path, to } = await disk()
  const signed = await authority()
  const at = await nbdkit(['--tls=require', '--tls-verify-peer', `--tls-certificates=${signed}`], path)
  await copyBetween({ from: `nbds://${at}?tls-certificates=${signed}`, to, folder })
  expect((await readFile(to)).equals(content)).toBe(true)
  const ca = await authorityOnly(signed)
  const nameless = openSource(parseLocation(`nbds://${at}?tls-certificates=${ca}`), reach)
  await expect(nameless).rejects.toMatchObject({ says: { key: expect.stringMatching(/^disk[.]nbd/) as string } })
})

test.each([
  [
    'another authority',
    async () => `?tls-certificates=${await authorityOnly(await authority())}`,
    'untrusted',
    'refused',
  ],
  ['no authority at all', () => Promise.resolve(''), 'untrusted', 'refused'],
  [
    'an empty folder',
    async () => {
      const empty = join(await temporaryFolder(), 'empty')
      await mkdir(empty)
      return `?tls-certificates=${empty}`
    },
    'noCertificates',
    'usage',
  ],
])('a server is not believed with %s', async (_, query, key, kind) => {
  const { path } = await disk()
  const at = await nbdkit(['--tls=require', `--tls-certificates=${await authority()}`], path)
  await expect(openSource(parseLocation(`nbds://${at}${await query()}`), reach)).rejects.toMatchObject({
    kind,
    says: { key: `disk.nbd.${key}` },
  })
})

test('a server is not believed under another name', async () => {
  const { path } = await disk()
  const signed = await authority()
  const at = await nbdkit(['--tls=require', `--tls-certificates=${signed}`], path)
  const address = `nbds://${at}?tls-certificates=${await authorityOnly(signed)}&tls-hostname=other.example`
  await expect(openSource(parseLocation(address), reach)).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.nbd.untrusted', values: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
  })
})

test('TLS where there is none, and none where it is wanted, are named', async () => {
  const { path } = await disk()
  const plain = await nbdkit([], path)
  await expect(openSource(parseLocation(`nbds://${plain}`), reach)).rejects.toMatchObject({
    says: { key: 'disk.nbd.noTls' },
  })
  const secret = await nbdkit(['--tls=require', `--tls-certificates=${await authority()}`], path)
  await expect(openSource(parseLocation(`nbd://${secret}`), reach)).rejects.toMatchObject({
    says: { key: 'disk.nbd.tlsRequired' },
  })
})
