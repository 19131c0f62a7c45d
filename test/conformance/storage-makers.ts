import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import type { ImageWanted, VolumeWanted } from '../../src/providers/contract/storage-features.ts'
import { makeOne, type Maker } from './maker.ts'

const mib = 1024 * 1024

export const volumeMaker: Maker<'volumes'> & { readonly feature: 'volumes' } = {
  kind: 'volumes',
  feature: 'volumes',
  needs: [],
  prepare: ({ harness: { volumeBytes } }) => {
    const wanted: VolumeWanted = { sizeBytes: volumeBytes, class: null, from: null }
    return Promise.resolve({
      create: (provider, creation) => requireFeature(provider, 'volumes').create({ ...wanted, ...creation }),
      createOther: (provider, creation) =>
        requireFeature(provider, 'volumes').create({ ...wanted, ...creation, sizeBytes: 2 * volumeBytes }),
      delete: (provider, id, signal) => requireFeature(provider, 'volumes').delete({ id, signal }),
    })
  },
}

export const snapshotMaker: Maker<'snapshots'> & { readonly feature: 'snapshots' } = {
  kind: 'snapshots',
  feature: 'snapshots',
  needs: ['volumes'],
  prepare: async (bench) => {
    const volume = (await makeOne(bench, volumeMaker)).resource
    return {
      create: (provider, creation) =>
        requireFeature(provider, 'snapshots').create({ ...creation, volumeId: volume.id }),
      createOther: async (provider, creation) => {
        const second = (await makeOne(bench, volumeMaker)).resource
        return await requireFeature(provider, 'snapshots').create({ ...creation, volumeId: second.id })
      },
      delete: (provider, id, signal) => requireFeature(provider, 'snapshots').delete({ id, signal }),
    }
  },
}

/** Bytes that do not repeat, in pieces. */
export function imageBytes(sizeBytes: number): Buffer {
  return Buffer.from(Uint32Array.from({ length: sizeBytes / 4 }, (_, index) => Math.imul(index, 2654435761)).buffer)
}

export function imageOf(bytes: Buffer): ImageWanted {
  const content = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536))
  }
  return { format: 'raw', sizeBytes: bytes.length, minDiskGib: 0, content }
}

export const imageMaker: Maker<'images'> & { readonly feature: 'images' } = {
  kind: 'images',
  feature: 'images',
  needs: [],
  prepare: () =>
    Promise.resolve({
      create: (provider, creation) =>
        requireFeature(provider, 'images').upload({ ...imageOf(imageBytes(mib)), ...creation }),
      createOther: (provider, creation) =>
        requireFeature(provider, 'images').upload({ ...imageOf(imageBytes(mib / 2)), ...creation }),
      delete: (provider, id, signal) => requireFeature(provider, 'images').delete({ id, signal }),
    }),
}
