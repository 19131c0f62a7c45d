/** `write FILE`: the manifest of a disk of 1 TiB that is full of data. `read FILE`: reads it and checks all its sums. */
import { readManifest, writeManifest } from '../dist/transfer/manifest/manifest-file.js'
import { createManifest } from '../dist/transfer/manifest/manifest.js'

const [, , what, path] = process.argv

if (what === 'write') {
  const manifest = createManifest(2 ** 40)
  const digest = Buffer.alloc(32)
  for (let index = 0; index < manifest.blocks; index++) {
    digest.writeUInt32BE(index)
    manifest.set(index, { kind: 'data', digest })
  }
  await writeManifest({ path, stored: { manifest, subject: null } })
} else {
  const stored = await readManifest(path)
  if (stored?.manifest.counts().data !== 2 ** 21) throw new Error('the manifest does not tell of 2,097,152 blocks')
}
