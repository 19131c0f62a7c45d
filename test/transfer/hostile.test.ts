import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { block, noise, temporaryFolder } from './disks.ts'
import { type Misdeed, hostileServer } from './hostile-server.ts'
import { copyBetween } from './nbd-disks.ts'

const content = noise(4 * block, 1)

/** Copies from a server that misbehaves. */
async function fetch(misdeed: Misdeed, timeoutMs: number): Promise<Buffer> {
  const server = await hostileServer(misdeed, Buffer.from(content))
  const folder = await temporaryFolder()
  const to = join(folder, 'b.img')
  await copyBetween({ from: `nbd+unix:///?socket=${server.socket}`, to, folder, reach: { timeoutMs } })
  return await readFile(to)
}

describe('a server', () => {
  test.each<Misdeed>(['none', 'hangs-up-once', 'status-without-end'])(
    'that misbehaves a little is read: %s',
    async (misdeed) => {
      expect((await fetch(misdeed, 10_000)).equals(content)).toBe(true)
    },
  )

  test.each<readonly [Misdeed, string]>([
    ['silent', 'disk.nbd.stalled'],
    ['not-nbd', 'disk.nbd.protocol'],
    ['absurd-option', 'disk.nbd.protocol'],
    ['wrong-cookie', 'disk.nbd.protocol'],
    ['absurd-chunk', 'disk.nbd.protocol'],
    ['outside', 'disk.nbd.protocol'],
    ['leaves-out', 'disk.nbd.protocol'],
    ['sends-twice', 'disk.nbd.protocol'],
    ['garbage', 'disk.nbd.protocol'],
  ])('that misbehaves is named: %s', async (misdeed, key) => {
    await expect(fetch(misdeed, 400)).rejects.toMatchObject({ kind: 'partial', says: { key } })
  })

  test('whose disk is larger than numbers go here is named', async () => {
    const says = { key: 'disk.nbd.tooLarge' }
    await expect(fetch('absurd-size', 400)).rejects.toMatchObject({ kind: 'unsupported', says })
  })
})

test('every connection that wrote is flushed, and zeroes are written, never trimmed', async () => {
  const server = await hostileServer('none', noise(4 * block, 2))
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, Buffer.concat([content.subarray(0, block), Buffer.alloc(3 * block)]))
  await copyBetween({ from, to: `nbd+unix:///?socket=${server.socket}`, folder })
  expect(server.disk.equals(await readFile(from))).toBe(true)
  const [read, write, flush, trim, zero, status] = [0, 1, 3, 4, 6, 7]
  const after = (command: number): number => server.seen.lastIndexOf(command)
  expect({ flushed: after(flush) > Math.max(after(write), after(zero)), trims: server.seen.includes(trim) }).toEqual({
    flushed: true,
    trims: false,
  })
  expect([...new Set(server.seen)].filter((seen) => ![read, write, flush, zero, status, 2].includes(seen))).toEqual([])
})

test('a connection that breaks with unflushed writes is not glossed over; the copy then goes on', async () => {
  const server = await hostileServer('drops-unflushed', Buffer.alloc(4 * block))
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, content)
  const to = `nbd+unix:///?socket=${server.socket}`
  const engine = { windowBlocks: 4 }
  await expect(copyBetween({ from, to, folder, engine })).rejects.toMatchObject({ says: { key: 'disk.nbd.lost' } })
  const { result } = await copyBetween({ from, to, folder, engine })
  expect(server.disk.equals(content)).toBe(true)
  expect(result.mode).toBe('resumed')
})
