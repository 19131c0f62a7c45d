import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDirectory } from '../../conformance/directory-harness.ts'
import { creation, featuresOf, never } from '../../directory/make.ts'
import { noise, temporaryFolder } from '../../transfer/disks.ts'

const mib = 1024 * 1024

/** What `qemu-img info` says of a disk of the folder. */
function info(path: string): {
  readonly format: string
  readonly 'virtual-size': number
  readonly 'actual-size': number
} {
  const text = execFileSync('qemu-img', ['info', '--output=json', '-f', 'raw', path], { encoding: 'utf8' })
  return JSON.parse(text) as ReturnType<typeof info>
}

const digest = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

test('a snapshot of 8 TiB with a little data is made in a moment', { timeout: 60_000 }, async () => {
  const root = await temporaryFolder()
  const features = featuresOf(openDirectory(root))
  const wanted = { sizeBytes: 8 * 2 ** 40, class: null, from: null }
  const { id } = (await features.volumes.create({ ...creation('v'), ...wanted })).resource
  const { location } = await features.volumeSink.open({ id, signal: never })
  const file = await open(location, 'r+')
  for (let number = 0; number < 8; number++) await file.write(noise(mib, number), 0, mib, number * 2 ** 40 + 4096)
  await file.close()
  const snapshot = (await features.snapshots.create({ ...creation('s'), volumeId: id })).resource
  const frozen = await features.volumeSource.open({ of: 'snapshot', id: snapshot.id, signal: never })
  const copy = await open(frozen.location, 'r')
  const { buffer } = await copy.read(Buffer.alloc(mib), 0, mib, 7 * 2 ** 40 + 4096)
  const { size, blocks } = await copy.stat()
  await copy.close()
  expect([size, buffer.equals(noise(mib, 7)), blocks * 512 < 16 * mib]).toEqual([8 * 2 ** 40, true, true])
})

test('volumes and snapshots open in qemu-img, and go to qcow2 and back', async () => {
  const root = await temporaryFolder()
  const features = featuresOf(openDirectory(root))
  const wanted = { sizeBytes: 64 * mib, class: null, from: null }
  const { id } = (await features.volumes.create({ ...creation('v', { name: 'Café, data=1' }), ...wanted })).resource
  const { location } = await features.volumeSink.open({ id, signal: never })
  const file = await open(location, 'r+')
  await file.write(noise(3 * mib, 5), 0, 3 * mib, 40 * mib)
  await file.close()
  const snapshot = (await features.snapshots.create({ ...creation('s'), volumeId: id })).resource
  const frozen = await features.volumeSource.open({ of: 'snapshot', id: snapshot.id, signal: never })
  for (const path of [location, frozen.location]) {
    const found = info(path)
    expect([found.format, found['virtual-size']]).toEqual(['raw', 64 * mib])
    expect(found['actual-size']).toBeLessThan(5 * mib)
  }
  const [qcow2, back] = [join(root, 'a.qcow2'), join(root, 'b.raw')]
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', frozen.location, qcow2])
  execFileSync('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', qcow2, back])
  expect([await digest(back), await digest(frozen.location)]).toEqual([await digest(location), await digest(location)])
})
