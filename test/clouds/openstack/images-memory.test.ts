import { spawnSync } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { ImagesFeature, ImageWanted } from '../../../src/providers/contract/storage-features.ts'
import type { Creation } from '../../../src/providers/contract/creation.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { flip, proxy, type Meddling } from './acceptance/proxy.ts'
import { connect } from './api.ts'
import { cloudsYaml } from './cloud.ts'

const mib = 2 ** 20
const { signal } = new AbortController()
const unique = (name: string): string => `acc-${name}-${Date.now().toString(36)}`

test('1 GiB goes up and down in 150 MiB of memory, and its multihash is checked', () => {
  const script = join(import.meta.dirname, 'acceptance/carry-image.js')
  const child = [process.execPath, script, cloudsYaml, 'workshop', unique('gib'), '1024']
  // From Debian's package time.
  const { stdout, stderr, status } = spawnSync('/usr/bin/time', ['-v', ...child], { encoding: 'utf8' })
  expect([status, stderr.replace(/\tCommand being timed[^]*/, '')]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toMatchObject({ bytes: 1024 * mib, algorithm: 'sha512', same: true })
  const memoryMib = Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1]) / 1024
  process.stdout.write(`1 GiB up and down: ${memoryMib.toFixed(0)} MiB, ${stdout}\n`)
  expect(memoryMib).toBeLessThanOrEqual(150)
})

/** The images of the workshop, seen through a proxy that does this. */
async function through(meddling: Meddling): Promise<ImagesFeature> {
  const provider = openOpenstack(accessOf({ file: cloudsYaml, cloud: 'workshop' }), await proxy(meddling))
  onTestFinished(() => provider.close())
  return requireFeature(provider, 'images')
}

function eightMib(name: string): Creation & ImageWanted {
  const content = async function* (): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 8; sent += 1) yield await Promise.resolve(Buffer.alloc(mib, sent))
  }
  return { key: name, name, labels: {}, format: 'raw', sizeBytes: 8 * mib, minDiskGib: 0, content, signal }
}

const isFile = (method: string) => (asked: IncomingMessage) =>
  asked.method === method && (asked.url ?? '').endsWith('/file') ? flip(5 * mib + 17) : null

test('a byte that is flipped on the way down is caught', async () => {
  const images = await through({ down: isFile('GET') })
  const { resource } = await images.upload(eightMib(unique('flip-down')))
  onTestFinished(async () => {
    await images.delete({ id: resource.id, signal })
  })
  const { content } = await images.download({ id: resource.id, signal })
  const read = async (): Promise<number> => {
    let bytes = 0
    for await (const piece of content) bytes += piece.length
    return bytes
  }
  await expect(read()).rejects.toMatchObject({ code: 'conflict', says: { key: 'openstack.checksum' } })
})

test('a byte that is flipped on the way up is caught, and no image stays', async () => {
  const images = await through({ up: isFile('PUT') })
  const name = unique('flip-up')
  const uploading = images.upload(eightMib(name))
  await expect(uploading).rejects.toMatchObject({ code: 'conflict', says: { key: 'openstack.checksum' } })
  const api = await connect('workshop')
  expect(await api.send('GET', 'image', `/images?name=${name}`)).toMatchObject({ images: [] })
})

test.each([
  ['fewer', 7],
  ['more', 9],
])('an upload of %s bytes than announced leaves no usable image', async (_, announced) => {
  const images = await through({})
  const name = unique('length')
  await expect(images.upload({ ...eightMib(name), sizeBytes: announced * mib })).rejects.toMatchObject({
    code: 'conflict',
  })
  const api = await connect('workshop')
  const { images: left } = await api.send('GET', 'image', `/images?name=${name}`)
  expect(JSON.stringify(left)).not.toContain('"active"')
})
