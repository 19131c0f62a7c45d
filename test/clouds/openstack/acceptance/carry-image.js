/**
 * Carries an image up to a cloud and down again with the built adapter, in this one process, whose memory is measured from outside:
 * carry-image.js CLOUDS_YAML CLOUD NAME MIB. Prints what happened as JSON.
 */
import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../../../dist', path)).href)
const { readCloud } = await built('documents/clouds-file.js')
const { presetOf } = await built('domain/openstack-presets.js')
const { openstack } = await built('providers/openstack/openstack.js')

const [, , file, cloud, name, mib] = process.argv
const piece = 1024 * 1024

/** Bytes that look like chance and are always the same: the key stream of AES. */
async function* content() {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16))
  const zeroes = Buffer.alloc(piece)
  for (let sent = 0; sent < Number(mib); sent += 1) yield cipher.update(zeroes)
}

const provider = openstack({
  access: readCloud({ cloud, clouds: { file, text: readFileSync(file, 'utf8') }, secure: null, public: null }),
  preset: presetOf('generic'),
  proxies: { httpsProxy: null, httpProxy: null, noProxy: null },
  caPem: null,
  debug: null,
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
})
const { images } = provider.features
const { signal } = new globalThis.AbortController()
const startedMs = performance.now()
const sizeBytes = Number(mib) * piece
const wanted = { key: name, name, labels: {}, format: 'raw', sizeBytes, minDiskGib: 0, content, signal }
const { resource } = await images.upload(wanted)
try {
  const uploadedMs = performance.now()
  const { checksum, content: down } = await images.download({ id: resource.id, signal })
  const hash = createHash('sha512')
  let bytes = 0
  for await (const part of down) {
    hash.update(part)
    bytes += part.length
  }
  const found = hash.digest('hex')
  const seconds = [uploadedMs - startedMs, performance.now() - uploadedMs].map((ms) => Math.round(ms / 100) / 10)
  process.stdout.write(
    JSON.stringify({ bytes, algorithm: checksum.algorithm, same: found === checksum.value, seconds }),
  )
} finally {
  await images.delete({ id: resource.id, signal })
  await provider.close()
}
