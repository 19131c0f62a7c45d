import { expect, test } from 'vitest'
import { noticeLive } from '../../../src/transfer/copy/notice-live.ts'
import type { Source } from '../../../src/transfer/disk.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, ramDisk, someIdentity } from '../ram-disk.ts'

async function noticed(source: Partial<Source>, frozen = false): Promise<readonly unknown[]> {
  const { engine, notices } = quickEngine()
  await noticeLive({ ...ramDisk(blocks(1)), identity: () => Promise.resolve(null), ...source }, { frozen, engine })
  return notices
}

const unseen = { kind: 'source-changes-unseen' }

test('what shows no change is told of, unless it is frozen, shows it, or goes by once', async () => {
  expect(await noticed({})).toEqual([unseen])
  expect(await noticed({}, true)).toEqual([])
  expect(await noticed({ identity: () => Promise.resolve(someIdentity) })).toEqual([])
  expect(await noticed({ goesByOnce: true })).toEqual([])
})

test('who may write to it is told of, frozen or not', async () => {
  const device = '/dev/loop7'
  const loop = (): Promise<{ kind: 'loop'; device: string }> => Promise.resolve({ kind: 'loop', device })
  const by = (process: string | null) => (): Promise<{ kind: 'process'; process: string | null }> =>
    Promise.resolve({ kind: 'process', process })
  expect(await noticed({ writtenBy: loop })).toEqual([{ kind: 'source-in-use', by: device }, unseen])
  expect(await noticed({ writtenBy: by('qemu-nbd (7)') }, true)).toEqual([
    { kind: 'source-in-use', by: 'qemu-nbd (7)' },
  ])
  expect(await noticed({ writtenBy: by(null) }, true)).toEqual([{ kind: 'source-in-use', by: 'QEMU' }])
})
