import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openPastCache } from '../../../src/transfer/file/past-cache.ts'
import { createManifest } from '../../../src/transfer/manifest/manifest.ts'
import { block } from '../disks.ts'
import { poolHere } from '../quick-engine.ts'
import { blocks } from '../ram-disk.ts'
import { opened } from './opened.ts'

const piece = 64 * 1024

test('writes past the memory of the system what is whole sectors, and the rest the usual way', async () => {
  const part = Buffer.alloc(block)
  part.fill(8, piece, 2 * piece)
  const content = Buffer.concat([blocks(1), part, blocks(0), Buffer.alloc(9, 4)])
  const from = await opened(content)
  const to = await opened(Buffer.alloc(content.length), 'r')
  const usual = await open(to.name, 'r+')
  const direct = await openPastCache(usual.fd, constants.O_RDWR)
  if (direct === null) throw new Error('this file system has no way past the memory of the system')
  onTestFinished(async () => {
    for (const file of [direct, usual]) await file.close()
  })
  const base = createManifest(content.length)
  base.set(2, { kind: 'undefined' })
  const pastCache = direct.fd
  const whole = { offset: 0, length: 3 * block, from }
  // The usual way would fail: it may only read.
  const { written } = await poolHere().work({ ...whole, to: { ...to, pastCache, base } })
  expect(written).toBe(block + piece + block)
  const rest = { offset: 3 * block, length: 9, from }
  await expect(poolHere().work({ ...rest, to: { ...to, pastCache, base } })).rejects.toThrow('disk.cannotWrite')
  await poolHere().work({ ...rest, to: { name: to.name, descriptor: usual.fd, pastCache, base } })
  expect((await to.content()).equals(content)).toBe(true)
})

test('writes the usual way where the file system does not take it past its memory', async () => {
  const from = await opened(blocks(1))
  const to = await opened(blocks(0))
  // What is no number is refused there with EINVAL.
  const refusing = await open('/proc/self/oom_score_adj', 'r+')
  onTestFinished(() => refusing.close())
  const target = { ...to, pastCache: refusing.fd, base: createManifest(block) }
  await poolHere().work({ offset: 0, length: block, from, to: target })
  expect((await to.content()).equals(blocks(1))).toBe(true)
})
