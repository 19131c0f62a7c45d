import { createHash } from 'node:crypto'
import type { KeyPair } from '../../../domain/network-resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { KeyPairsFeature } from '../../contract/network-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'
import { type Cloud, createdResource, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'

export function keyPairs(cloud: Cloud): KeyPairsFeature {
  const { root } = cloud.writer
  return {
    create: (request) => translated(root, () => create(cloud, request)),
    delete: deleter(cloud, 'keyPairs'),
  }
}

async function create(cloud: Cloud, request: Creation & { readonly publicKey: string }): Promise<Created<KeyPair>> {
  const { name, publicKey, signal } = request
  const fingerprint = fingerprintOf(publicKey)
  return await createdResource(cloud, {
    kind: 'keyPairs',
    creation: request,
    accept: sameOrConflict({ kind: 'keyPairs', creation: request, wanted: { publicKey } }),
    record: async (base) => {
      for await (const { record } of listRecords(cloud.writer.root, 'keyPairs', signal)) {
        if (record.name !== name) continue
        throw directoryError({ code: 'conflict', key: 'directory.nameTaken', values: { name, id: record.id } })
      }
      return { kind: 'key-pair', ...base, fingerprint, publicKey }
    },
  })
}

/** As `ssh-keygen -l` prints it: SHA-256 of the blob, base64 without padding. */
function fingerprintOf(publicKey: string): string {
  const [, blob] = /^[a-z0-9@.-]+ ([A-Za-z0-9+/]+={0,2})(?: [^\r\n]*)?$/.exec(publicKey) ?? []
  if (blob === undefined) throw directoryError({ code: 'conflict', key: 'directory.notAKey' })
  const sum = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64')
  return `SHA256:${sum.replace(/=+$/, '')}`
}
