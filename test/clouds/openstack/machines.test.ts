import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from './api.ts'
import type { Api } from './api.ts'
import { boot, cloudConfig, makeKey, remove, ssh, text } from './server.ts'
import type { Booted } from './server.ts'

const login = { key: makeKey(), hostKey: makeKey() }
const MIB = 1 << 20

async function volume(api: Api, name: string): Promise<string> {
  const made = await api.send('POST', 'volumev3', '/volumes', { volume: { name, size: 1 } })
  const id = text(made, 'volume', 'id')
  await reach(api, id, 'available')
  return id
}

const reach = (api: Api, volume: string, status: string) =>
  api.until('volumev3', `/volumes/${volume}`, (answer) => text(answer, 'volume', 'status') === status)

async function attach(api: Api, server: Booted, volume: string): Promise<void> {
  const volumeAttachment = { volumeId: volume }
  await api.send('POST', 'compute', `/servers/${server.id}/os-volume_attachments`, { volumeAttachment })
  await reach(api, volume, 'in-use')
}

async function detach(api: Api, server: Booted, volume: string): Promise<void> {
  await api.send('DELETE', 'compute', `/servers/${server.id}/os-volume_attachments/${volume}`)
  await reach(api, volume, 'available')
}

/** A part of the volume's bytes as Glance gives them: as qcow2, whose holes need no time. */
async function download(api: Api, volume: string, from: number, length: number): Promise<Buffer> {
  const upload = { image_name: 'download', disk_format: 'qcow2', container_format: 'bare' }
  const action = { 'os-volume_upload_image': upload }
  const made = await api.send('POST', 'volumev3', `/volumes/${volume}/action`, action)
  const image = text(made, 'os-volume_upload_image', 'image_id')
  await api.until('image', `/images/${image}`, (answer) => text(answer, 'status') === 'active')
  const folder = await mkdtemp(join(tmpdir(), 'broker-image-'))
  await writeFile(join(folder, 'image'), await api.bytes(`/images/${image}/file`))
  execFileSync('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', join(folder, 'image'), join(folder, 'disk')])
  await api.send('DELETE', 'image', `/images/${image}`)
  await reach(api, volume, 'available')
  const disk = await open(join(folder, 'disk'))
  const { buffer } = await disk.read(Buffer.alloc(length), 0, length, from)
  await disk.close()
  await rm(folder, { recursive: true })
  return buffer
}

const devicesOf = (cloudId: string) => `virtio-${cloudId.slice(0, 20)}`

test('what a server writes to an attached volume is what the image of the volume holds', async () => {
  const api = await connect('workshop')
  const server = await boot(api, 'machines-writes', cloudConfig(login))
  const disk = await volume(api, 'machines-writes')
  const written = randomBytes(4 * MIB)
  await attach(api, server, disk)
  const device = `/dev/disk/by-id/${devicesOf(disk)}`
  expect(ssh(server, login, `readlink -f ${device}; blockdev --getsize64 ${device}`)).toEqual({
    status: 0,
    out: `/dev/vdb\n${String(1 << 30)}`,
  })
  expect(ssh(server, login, `dd of=${device} bs=1M seek=100 status=none conv=notrunc`, written).status).toBe(0)
  await detach(api, server, disk)
  expect(ssh(server, login, 'ls /dev/disk/by-id')).toEqual({ status: 0, out: '' })
  expect((await download(api, disk, 100 * MIB, written.length)).equals(written)).toBe(true)
  await remove(api, server)
  await api.send('DELETE', 'volumev3', `/volumes/${disk}`)
})

test('a server stops, starts again with its volumes, and leaves nothing behind when it is deleted', async () => {
  const api = await connect('workshop')
  const server = await boot(api, 'machines-stops', `${cloudConfig(login)}\nruncmd: [[touch, /run/was-run]]`)
  const disk = await volume(api, 'machines-stops')
  await attach(api, server, disk)
  const status = (wanted: string) =>
    api.until('compute', `/servers/${server.id}`, (answer) => text(answer, 'server', 'status') === wanted)
  await api.send('POST', 'compute', `/servers/${server.id}/action`, { 'os-stop': null })
  await status('SHUTOFF')
  expect(ssh(server, login, 'true').status).toBe(255)
  await api.send('POST', 'compute', `/servers/${server.id}/action`, { 'os-start': null })
  await status('ACTIVE')
  const look = 'hostname; ls /run/was-run /dev/vd*'
  expect(ssh(server, login, look)).toEqual({ status: 0, out: 'machines-stops\n/dev/vdb\n/run/was-run' })
  await remove(api, server)
  await reach(api, disk, 'available')
  await api.send('DELETE', 'volumev3', `/volumes/${disk}`)
  const left = execFileSync('sh', ['-c', 'ip route; losetup --list'], { encoding: 'utf8' })
  expect({ route: left.includes(`${server.address} `), loop: left.includes(disk) }).toEqual({
    route: false,
    loop: false,
  })
})

test('two servers reach one another at their outside addresses', async () => {
  const api = await connect('workshop')
  const [one, two] = await Promise.all(['a', 'b'].map((name) => boot(api, `machines-${name}`, cloudConfig(login))))
  if (one === undefined || two === undefined) throw new Error('two servers were asked for')
  const greeting = `exec 3<>/dev/tcp/${two.address}/22 && head -c 7 <&3`
  expect(ssh(one, login, `bash -c '${greeting}'`)).toEqual({ status: 0, out: 'SSH-2.0' })
  await Promise.all([remove(api, one), remove(api, two)])
})
