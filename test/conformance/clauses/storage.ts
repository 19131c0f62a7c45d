import { expect } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { logicalBytesLabel } from '../../../src/providers/contract/creation.ts'
import { readBlocks, writeBlocks } from '../blocks.ts'
import { abortedBefore } from './before.ts'
import { type Clauses, clauseOf } from '../clause.ts'
import { creating } from '../creating.ts'
import { expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import { serverMaker } from '../server-maker.ts'
import { imageBytes, snapshotMaker, volumeMaker } from '../storage-makers.ts'

const length = 64 * 1024
const noId = '00000000-0000-4000-8000-000000000000'
const first = imageBytes(length)
const second = Buffer.from(first).reverse()

const volumeClause = clauseOf('volumes')

export const volumes: Clauses['volumes'] = [
  ...creating(volumeMaker),
  volumeClause("a new volume is as large as asked, rounded up to the provider's step.", async (bench) => {
    const { provider, signal, harness } = bench
    const { stepBytes, minBytes } = provider.facts.volumeSize
    const volumes = requireFeature(provider, 'volumes')
    for (const sizeBytes of [harness.volumeBytes, harness.volumeBytes + 1]) {
      const { resource } = await volumes.create({ ...bench.creation(), sizeBytes, class: null, from: null })
      bench.later(() => volumes.delete({ id: resource.id, signal }))
      expect(resource.sizeBytes).toBe(Math.max(minBytes, Math.ceil(sizeBytes / stepBytes) * stepBytes))
    }
  }),
  volumeClause('the label of a volume that tells its logical bytes is listed as such.', async (bench) => {
    const labels = { [logicalBytesLabel]: '1000448' }
    const { resource } = await makeOne(bench, volumeMaker, bench.creation({ labels }))
    expect(resource.logicalBytes).toBe(1_000_448)
  }),
  volumeClause('a volume made from what does not exist is not-found.', async (bench) => {
    const volumes = requireFeature(bench.provider, 'volumes')
    for (const kind of ['snapshot', 'image'] as const) {
      const wanted = { sizeBytes: bench.harness.volumeBytes, class: null, from: { kind, id: noId } }
      await expectCode(volumes.create({ ...bench.creation(), ...wanted }), 'not-found')
    }
  }),
  abortedBefore('volumes', ({ provider }, signal) => requireFeature(provider, 'volumes').delete({ id: noId, signal })),
  volumeClause(
    'a new volume reads as zeroes.',
    async (bench) => {
      const { id, sizeBytes } = (await makeOne(bench, volumeMaker)).resource
      for (const offset of [0, sizeBytes - length]) {
        const bytes = await readBlocks(bench, { of: 'volume', id, offset, length })
        expect(bytes.equals(Buffer.alloc(length))).toBe(true)
      }
    },
    ['volumeSource'],
  ),
  volumeClause(
    'a volume made from a snapshot holds what the snapshot holds.',
    async (bench) => {
      const { signal, provider, harness } = bench
      const { id } = (await makeOne(bench, volumeMaker)).resource
      await writeBlocks(bench, { id, offset: length, bytes: first })
      const snapshot = await requireFeature(provider, 'snapshots').create({ ...bench.creation(), volumeId: id })
      bench.later(() => requireFeature(provider, 'snapshots').delete({ id: snapshot.resource.id, signal }))
      const from = { kind: 'snapshot', id: snapshot.resource.id } as const
      const wanted = { ...bench.creation(), sizeBytes: harness.volumeBytes, class: null, from }
      const copy = (await requireFeature(provider, 'volumes').create(wanted)).resource
      bench.later(() => requireFeature(provider, 'volumes').delete({ id: copy.id, signal }))
      expect((await readBlocks(bench, { of: 'volume', id: copy.id, offset: length, length })).equals(first)).toBe(true)
    },
    ['snapshots', 'volumeSource', 'volumeSink'],
  ),
]

const snapshotClause = clauseOf('snapshots')

export const snapshots: Clauses['snapshots'] = [
  ...creating(snapshotMaker),
  snapshotClause(
    'a snapshot does not change when its volume does.',
    async (bench) => {
      const { signal, provider } = bench
      const volume = (await makeOne(bench, volumeMaker)).resource
      await writeBlocks(bench, { id: volume.id, offset: 0, bytes: first })
      const snapshots = requireFeature(provider, 'snapshots')
      const { resource } = await snapshots.create({ ...bench.creation(), volumeId: volume.id })
      bench.later(() => snapshots.delete({ id: resource.id, signal }))
      await writeBlocks(bench, { id: volume.id, offset: 0, bytes: second })
      const frozen = await readBlocks(bench, { of: 'snapshot', id: resource.id, offset: 0, length })
      expect(frozen.equals(first)).toBe(true)
    },
    ['volumes', 'volumeSource', 'volumeSink'],
  ),
  snapshotClause('a snapshot of what does not exist is not-found.', async (bench) => {
    const wanted = { ...bench.creation(), volumeId: noId }
    await expectCode(requireFeature(bench.provider, 'snapshots').create(wanted), 'not-found')
  }),
  snapshotClause(
    'deleting a snapshot leaves its volume.',
    async (bench) => {
      const { resource, make } = await makeOne(bench, snapshotMaker)
      await make.delete?.(bench.provider, resource.id, bench.signal)
      const left = (await bench.list('volumes')).filter(({ id }) => id === resource.volumeId)
      expect(left.map(({ state }) => state)).toEqual(['ready'])
    },
    ['volumes', 'inventory'],
  ),
  abortedBefore('snapshots', ({ provider }, signal) =>
    requireFeature(provider, 'snapshots').delete({ id: noId, signal }),
  ),
]

const sourceClause = clauseOf('volumeSource')

export const volumeSource: Clauses['volumeSource'] = [
  sourceClause(
    'what was written to a volume is read from it.',
    async (bench) => {
      const { id, sizeBytes } = (await makeOne(bench, volumeMaker)).resource
      const offset = sizeBytes - length
      await writeBlocks(bench, { id, offset, bytes: first })
      expect((await readBlocks(bench, { of: 'volume', id, offset, length })).equals(first)).toBe(true)
      const access = await requireFeature(bench.provider, 'volumeSource').open({
        of: 'volume',
        id,
        signal: bench.signal,
      })
      await access.close()
      expect(access.sizeBytes).toBe(sizeBytes)
    },
    ['volumes', 'volumeSink'],
  ),
  sourceClause('opening what does not exist is not-found.', async ({ provider, signal }) => {
    for (const of of ['volume', 'snapshot'] as const) {
      await expectCode(requireFeature(provider, 'volumeSource').open({ of, id: noId, signal }), 'not-found')
    }
  }),
  abortedBefore('volumeSource', ({ provider }, signal) =>
    requireFeature(provider, 'volumeSource').open({ of: 'volume', id: noId, signal }),
  ),
]

const sinkClause = clauseOf('volumeSink')

export const volumeSink: Clauses['volumeSink'] = [
  sinkClause(
    'what is written stays when the access is closed.',
    async (bench) => {
      const { id } = (await makeOne(bench, volumeMaker)).resource
      await writeBlocks(bench, { id, offset: 0, bytes: first })
      await writeBlocks(bench, { id, offset: length, bytes: second })
      const bytes = await readBlocks(bench, { of: 'volume', id, offset: 0, length: 2 * length })
      expect(bytes.equals(Buffer.concat([first, second]))).toBe(true)
    },
    ['volumes', 'volumeSource'],
  ),
  sinkClause(
    'writing to an attached volume is a conflict.',
    async (bench) => {
      const { provider, signal } = bench
      const volume = (await makeOne(bench, volumeMaker)).resource
      const server = (await makeOne(bench, serverMaker)).resource
      const attachments = requireFeature(provider, 'attachments')
      const both = { volumeId: volume.id, serverId: server.id, signal }
      await attachments.attach(both)
      bench.later(() => attachments.detach(both))
      await expectCode(requireFeature(provider, 'volumeSink').open({ id: volume.id, signal }), 'conflict')
    },
    ['volumes', 'servers', 'attachments', 'offers', 'images'],
  ),
  abortedBefore('volumeSink', ({ provider }, signal) =>
    requireFeature(provider, 'volumeSink').open({ id: noId, signal }),
  ),
]
