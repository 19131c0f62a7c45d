import { expect } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { readBlocks, writeBlocks } from '../blocks.ts'
import { type Clauses, clauseOf } from '../clause.ts'
import { creating } from '../creating.ts'
import { expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import { imageBytes, serverMaker, snapshotMaker, volumeMaker } from '../storage-makers.ts'

const length = 64 * 1024
const noId = '00000000-0000-4000-8000-000000000000'
const first = imageBytes(length)
const second = Buffer.from(first).reverse()

const volumeClause = clauseOf('volumes')

export const volumes: Clauses['volumes'] = [
  ...creating(volumeMaker),
  volumeClause('a new volume is at least as large as asked.', async (bench) => {
    const { resource } = await makeOne(bench, volumeMaker)
    expect(resource.sizeBytes).toBeGreaterThanOrEqual(bench.harness.volumeBytes)
  }),
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
]
