import { link, mkdir, readdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { removeIfThere } from '../../../src/transfer/copy/remove-if-there.ts'
import { diskError, systemCode } from '../../../src/transfer/disk-error.ts'
import { dropCache } from '../../../src/transfer/file/drop-cache.ts'
import { readAll, translated, writeAll, writeZeroes } from '../../../src/transfer/file/file-bytes.ts'
import { exists, openFileSink, openFileSource } from '../../../src/transfer/file/open-file.ts'
import { naming, replaceFile, syncFolder } from '../../../src/transfer/file/replace-file.ts'
import { temporaryFolder } from '../disks.ts'
import { fileWith } from './file-with.ts'

const { signal } = new AbortController()
const over = AbortSignal.abort(new Error('enough'))

describe('bytes of a file', () => {
  test('are read whole, or the reader is told', async () => {
    const { file, path } = await fileWith('abcdef')
    const into = Buffer.alloc(3)
    await readAll({ file, path, request: { offset: 2, into, signal } })
    expect(into.toString()).toBe('cde')
    await expect(readAll({ file, path, request: { offset: 4, into, signal } })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.shorter', values: { name: path, offset: 6 } },
    })
    await expect(readAll({ file, path, request: { offset: 0, into, signal: over } })).rejects.toThrow('enough')
    await readAll({ file, path, request: { offset: 99, into: Buffer.alloc(0), signal: over } })
  })

  test('are written whole, and zeroes of any length', async () => {
    const { file, path } = await fileWith(Buffer.alloc(3 * 2 ** 20, 7))
    await writeAll({ file, path, request: { offset: 1, from: Buffer.from('abc'), signal } })
    await writeZeroes({ file, path, span: { offset: 5, length: 2 * 2 ** 20 + 9, signal } })
    const found = await readFile(path)
    const expected = Buffer.alloc(3 * 2 ** 20, 7)
    expected.write('abc', 1)
    expected.fill(0, 5, 2 * 2 ** 20 + 14)
    expect(found.equals(expected)).toBe(true)
    await expect(
      writeAll({ file, path, request: { offset: 0, from: Buffer.from('x'), signal: over } }),
    ).rejects.toThrow('enough')
  })

  test('errors of the system say where', async () => {
    const { file, path } = await fileWith('abc', 'r')
    await expect(
      writeAll({ file, path, request: { offset: 1, from: Buffer.from('x'), signal } }),
    ).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.cannotWrite', values: { name: path, offset: 1, reason: 'EBADF' } },
      next: { key: 'disk.cannotWrite.next' },
      cause: { code: 'EBADF' },
    })
    await file.close()
    const reading = readAll({ file, path, request: { offset: 1, into: Buffer.alloc(1), signal } })
    await expect(reading).rejects.toMatchObject({
      says: { key: 'disk.cannotRead', values: { name: path, offset: 1, reason: 'EBADF' } },
    })
    const plain = translated({ path, offset: 0, key: 'disk.cannotRead' }, () => Promise.reject(new Error('other')))
    await expect(plain).rejects.toThrow('other')
  })

  test('codes of errors', () => {
    expect([
      systemCode(Object.assign(new Error('x'), { code: 'EIO' })),
      systemCode(Object.assign(new Error('x'), { code: 5 })),
    ]).toEqual(['EIO', null])
    expect([systemCode(new Error('x')), systemCode('EIO'), systemCode({ code: 'EIO' })]).toEqual([null, null, null])
    const plain = diskError({ kind: 'usage', key: 'disk.same' })
    expect([plain.says, plain.next, 'cause' in plain]).toEqual([
      { key: 'disk.same', values: {} },
      { key: 'disk.same.next', values: {} },
      false,
    ])
  })
})

describe('a file is replaced', () => {
  test('as a whole, whatever its pieces', async () => {
    const path = join(await temporaryFolder(), 'f')
    await writeFile(path, 'old')
    const pieces = [
      Buffer.from('ab'),
      Buffer.alloc(256 * 1024, 1),
      Buffer.alloc(300 * 1024, 2),
      Buffer.alloc(0),
      Buffer.from('c'),
    ]
    const seen: unknown[] = []
    const beforeRename = async (): Promise<void> =>
      void seen.push(await readdir(join(path, '..')), await readFile(path, 'utf8'))
    await replaceFile({ path, chunks: pieces, beforeRename })
    expect([(await readFile(path)).equals(Buffer.concat(pieces)), (await stat(path)).mode & 0o777, seen]).toEqual([
      true,
      0o600,
      [['f', expect.stringMatching(/^f[.][0-9a-f]{8}[.]new$/)], 'old'],
    ])
    const refuse = (): Promise<void> => Promise.reject(new Error('not now'))
    await expect(replaceFile({ path, chunks: pieces, beforeRename: refuse })).rejects.toThrow('not now')
    expect(await readdir(join(path, '..'))).toEqual(['f'])
    await replaceFile({ path, chunks: [] })
    expect(await readFile(path, 'utf8')).toBe('')
  })

  test('or not at all', async () => {
    const path = join(await temporaryFolder(), 'f')
    await writeFile(path, 'old')
    function* failing(): Generator<Buffer> {
      yield Buffer.from('new')
      throw new Error('worn out')
    }
    await expect(replaceFile({ path, chunks: failing() })).rejects.toThrow('worn out')
    expect([await readFile(path, 'utf8'), await readdir(join(path, '..'))]).toEqual(['old', ['f']])
    const named = async (error: Error): Promise<unknown> =>
      await naming('here', () => Promise.reject(error)).catch((caught: unknown) => ({ ...(caught as object) }))
    expect([
      await named(Object.assign(new Error('x'), { code: 'EIO' })),
      await named(Object.assign(new Error('x'), { code: 'EIO', path: 'there' })),
      await named(new Error('x')),
    ]).toEqual([{ code: 'EIO', path: 'here' }, { code: 'EIO', path: 'there' }, {}])
    await expect(syncFolder('/nowhere/x')).rejects.toThrow('ENOENT')
  })

  test('and removed, if it is there', async () => {
    const path = join(await temporaryFolder(), 'f')
    await writeFile(path, '')
    await removeIfThere(path)
    await removeIfThere(path)
    expect(await exists(path)).toBe(false)
    await mkdir(path)
    await expect(removeIfThere(path)).rejects.toThrow()
    await expect(exists(join(path, 'x'.repeat(300)))).rejects.toThrow('ENAMETOOLONG')
  })
})

describe('a file as a disk', () => {
  const wanted = async (
    about: { sizeBytes?: number; ours?: boolean } = {},
  ): Promise<Parameters<typeof openFileSink>[1]> => {
    return { sizeBytes: 9, ours: false, lockFolder: await temporaryFolder(), ...about }
  }

  test('is read by its name and number, and knows itself', async () => {
    const { path } = await fileWith('abcdef')
    const source = await openFileSource(path)
    const found = await stat(path, { bigint: true })
    const into = Buffer.alloc(2)
    await source.read({ offset: 1, into, signal })
    expect([source.name, source.sizeBytes, typeof source.descriptor, into.toString(), await source.identity()]).toEqual(
      [
        path,
        6,
        'number',
        'bc',
        {
          device: String(found.dev),
          inode: String(found.ino),
          sizeBytes: 6,
          modifiedNs: String(found.mtimeNs),
          changedNs: String(found.ctimeNs),
          ...(found.birthtimeNs > 0n ? { bornNs: String(found.birthtimeNs) } : {}),
        },
      ],
    )
    expect(await source.storage?.()).toEqual([`file-${String(found.dev)}-${String(found.ino)}`])
    await source.close()
    await expect(openFileSource(`${path}x`)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.cannotOpen', values: { path: `${path}x`, reason: 'ENOENT' } },
    })
  })

  test('is made, sparse, of the size wanted, for its owner alone', async () => {
    const path = join(await temporaryFolder(), 'new')
    const want = await wanted({ sizeBytes: 10_000_000 })
    const sink = await openFileSink(path, want)
    const found = await stat(path)
    expect([sink.fresh, sink.sizeBytes, found.size, found.blocks, found.mode & 0o777]).toEqual([
      true,
      10_000_000,
      10_000_000,
      0,
      0o600,
    ])
    expect((await readdir(want.lockFolder)).length).toBe(1)
    await expect(openFileSink(path, want)).rejects.toMatchObject({ says: { key: 'disk.locked' } })
    await sink.close()
    await sink.close()
    expect(await readdir(want.lockFolder)).toEqual([])
    await expect(openFileSink(join(path, 'below'), want)).rejects.toThrow('ENOTDIR')
  })

  test('that is there is left as it is; an empty one of ours is made', async () => {
    const { path } = await fileWith('abc')
    const there = await openFileSink(path, await wanted())
    expect([there.fresh, there.sizeBytes]).toEqual([false, 3])
    await there.close()
    await truncate(path, 0)
    const foreign = await openFileSink(path, await wanted())
    expect([foreign.fresh, foreign.sizeBytes]).toEqual([false, 0])
    await foreign.close()
    const ours = await openFileSink(path, await wanted({ ours: true }))
    expect([ours.fresh, ours.sizeBytes, (await stat(path)).size]).toEqual([true, 9, 9])
    await ours.close()
    await writeFile(path, 'abc')
    const held = await openFileSink(path, await wanted({ ours: true }))
    expect([held.fresh, held.sizeBytes]).toEqual([false, 3])
    await held.close()
  })

  test('is written, made zero, flushed, and given another size', async () => {
    const { path } = await fileWith('abcdef')
    const sink = await openFileSink(path, await wanted())
    await sink.write({ offset: 1, from: Buffer.from('XY'), signal })
    await sink.writeZeroes({ offset: 4, length: 1, signal })
    await sink.flush()
    const proof = await sink.forgetCache()
    expect([await readFile(path, 'utf8'), ['cached', 'full-readback'].includes(proof)]).toEqual(['aXYd\0f', true])
    const longer = await sink.resize?.(8)
    expect([longer?.fresh, longer?.sizeBytes, await readFile(path, 'latin1')]).toEqual([false, 8, 'aXYd\0f\0\0'])
    const empty = await longer?.resize?.(0)
    expect([empty?.fresh, empty?.sizeBytes, (await stat(path)).size]).toEqual([true, 0, 0])
    const again = await empty?.resize?.(5)
    expect([again?.fresh, again?.sizeBytes]).toEqual([true, 5])
    await sink.close()
    await expect(sink.flush()).rejects.toMatchObject({ says: { key: 'disk.cannotWrite', values: { offset: 0 } } })
  })

  test('knows whether it is still in its place', async () => {
    const { path } = await fileWith('abc')
    const sink = await openFileSink(path, await wanted())
    onTestFinished(() => sink.close())
    const seen = [await sink.isInPlace?.()]
    await rename(path, `${path}2`)
    seen.push(await sink.isInPlace?.())
    await writeFile(path, 'abc')
    seen.push(await sink.isInPlace?.())
    await rename(`${path}2`, path)
    seen.push(await sink.isInPlace?.())
    await link(path, `${path}3`)
    seen.push(await sink.isInPlace?.())
    expect(seen).toEqual([true, false, false, true, true])
  })

  test('on a file system in memory is not read back from a disk', async () => {
    const { path } = await fileWith('abc')
    expect(['cached', 'full-readback']).toContain(await dropCache(path))
    await expect(dropCache(`${path}x`)).rejects.toThrow('ENOENT')
    if (await exists('/dev/shm')) {
      const file = `/dev/shm/broker-test-${String(process.pid)}`
      await writeFile(file, 'x')
      onTestFinished(() => removeIfThere(file))
      expect(await dropCache(file)).toBe('cached')
    }
  })
})
