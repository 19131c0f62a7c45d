import { appendFile, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { CopyReport } from '../../../src/domain/disk.ts'
import { crcText } from '../../../src/transfer/crc.ts'
import { samePath } from '../../../src/transfer/file/same-path.ts'
import { type Copied, openListRecord } from '../../../src/transfer/list/list-record.ts'
import { parseList, readList } from '../../../src/transfer/list/read-list.ts'
import { samePlace } from '../../../src/transfer/list/same-place.ts'
import { sideBySide } from '../../../src/transfer/list/side-by-side.ts'
import { temporaryFolder } from '../disks.ts'
import { someIdentity } from '../ram-disk.ts'

describe('a list', () => {
  const wrong = (line: number | null, key: string, values: object = {}): unknown => {
    return { file: 'f', line, column: null, message: { key, values }, hint: null }
  }

  test('is a source and a target a line', () => {
    const text = '# all\n\n  /a /b  \r\n/c\t/d\n\t\n/e f\t\t/g h\n/i    /j\n'
    expect(parseList(text, 'f')).toEqual({
      entries: [
        { source: '/a', target: '/b' },
        { source: '/c', target: '/d' },
        { source: '/e f', target: '/g h' },
        { source: '/i', target: '/j' },
      ],
      problems: [],
    })
  })

  test('of which all is told that is wrong', () => {
    const text = ['/a', '/a /b /c', '/a -', '/a /x/../a', '/a /b', '/c //b', 'bad:///x /d', '/b /e'].join('\n')
    const { entries, problems } = parseList(text, 'f')
    expect(entries.map(({ source, target }) => `${source} ${target}`)).toEqual(['/a /b', '/b /e'])
    expect(problems).toEqual([
      wrong(1, 'disk.list.twoWords'),
      wrong(2, 'disk.list.twoWords'),
      wrong(3, 'disk.stream.notHere'),
      wrong(4, 'disk.same'),
      wrong(6, 'disk.list.twice', { target: '//b' }),
      wrong(7, 'disk.location', { text: 'bad:///x' }),
      wrong(null, 'disk.list.source', { target: '/b' }),
    ])
  })

  test('that cannot be read, or is wrong, is an error', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'list')
    await expect(readList(path)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.cannotOpen', values: { path, reason: 'ENOENT' } },
    })
    await writeFile(path, 'x\n')
    await expect(readList(path)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.list.wrong', values: { path } },
      next: { key: 'disk.list.wrong.next', values: {} },
      problems: [{ file: path, line: 1 }],
    })
    await writeFile(path, '# none\n\n')
    await expect(readList(path)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.list.empty', values: { path } },
    })
    await writeFile(path, '/a /b\n')
    expect(await readList(path)).toEqual([{ source: '/a', target: '/b' }])
  })
})

test('the same file is the same place, however it is written', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a'), '')
  await symlink(join(folder, 'a'), join(folder, 'b'))
  await symlink(folder, join(folder, 'c'))
  const real = samePath(folder)
  expect([
    samePlace(join(folder, 'b')),
    samePlace(join(folder, 'c', 'none')),
    samePlace(join(folder, 'none', 'none')),
  ]).toEqual([join(real, 'a'), join(real, 'none'), join(folder, 'none', 'none')])
})

test('the same disk of a server is the same place, however its address is written', () => {
  const same = (...texts: readonly string[]): number => new Set(texts.map(samePlace)).size
  expect(same('nbd://localhost/e', 'nbd://127.0.0.1:10809/e', 'nbd://127.0.0.1/f')).toBe(2)
  expect(same('ssh://h/dev/a', 'ssh://root@h:22/dev//a', 'ssh://h/dev/b')).toBe(2)
})

describe('the record of a list', () => {
  // What else is in a report is of no interest to it.
  const report = (source: string, target: string): CopyReport =>
    ({ source, target, root: `of ${source}` }) as CopyReport
  const copied = (source: string, target: string): Copied => ({
    report: report(source, target),
    source: someIdentity,
    target: null,
  })
  const line = (entry: Copied): string => `${crcText(JSON.stringify(entry))} ${JSON.stringify(entry)}\n`

  test('keeps what is done, until the list is', async () => {
    const path = join(await temporaryFolder(), 'list')
    const first = await openListRecord(path)
    await Promise.all([first.add(copied('a', 'b')), first.add(copied('c', 'd'))])
    expect([first.copied({ source: 'a', target: 'b' }), await readFile(path, 'utf8')]).toEqual([
      null,
      line(copied('a', 'b')) + line(copied('c', 'd')),
    ])
    await first.close()
    const again = await openListRecord(path)
    expect([
      again.copied({ source: 'a', target: 'b' }),
      again.copied({ source: 'c', target: 'd' }),
      again.copied({ source: 'a', target: 'd' }),
    ]).toEqual([copied('a', 'b'), copied('c', 'd'), null])
    await again.remove()
    await again.remove()
    await again.close()
    expect(await readdir(dirname(path))).not.toContain(basename(path))
  })

  test('is cut where a line is not whole', async () => {
    const path = join(await temporaryFolder(), 'list')
    await writeFile(path, line(copied('é', 'b')))
    await appendFile(path, line(copied('c', 'd')).replace('of c', 'of x'))
    await appendFile(path, line(copied('e', 'f')))
    const record = await openListRecord(path)
    await record.add(copied('g', 'h'))
    await record.close()
    expect(await readFile(path, 'utf8')).toBe(line(copied('é', 'b')) + line(copied('g', 'h')))
    await writeFile(path, line(copied('é', 'b')).trimEnd())
    const torn = await openListRecord(path)
    await torn.close()
    expect(await readFile(path, 'utf8')).toBe('')
    await expect(openListRecord(dirname(path))).rejects.toThrow('EISDIR')
  })

  test('is not made of another file, but of what a loss of power has left', async () => {
    const path = join(await temporaryFolder(), 'list')
    for (const other of ['/a /b', '0123456789', '01234567  /b'.slice(1), '\0\0x']) {
      await writeFile(path, other)
      await expect(openListRecord(path)).rejects.toMatchObject({
        kind: 'refused',
        says: { key: 'disk.list.noRecord', values: { path } },
      })
      expect(await readFile(path, 'utf8')).toBe(other)
    }
    for (const left of ['', '0123ab', '01234567 {"rep', '\0'.repeat(50)]) {
      await writeFile(path, left)
      await (await openListRecord(path)).close()
      expect(await readFile(path, 'utf8')).toBe('')
    }
  })
})

describe('side by side', () => {
  const { signal } = new AbortController()

  test('so many as are allowed now', async () => {
    let [running, most, limit] = [0, 0, 2]
    const done: number[] = []
    const work = async (item: number): Promise<void> => {
      most = Math.max(most, ++running)
      await sleep(5)
      running--
      done.push(item)
      if (item === 3) limit = 4
    }
    const items = [1, 2, 3, 4, 5, 6, 7, 8]
    await sideBySide({ items, atOnce: () => Promise.resolve(limit), work, signal })
    expect([done.toSorted((a, b) => a - b), most, running]).toEqual([items, 4, 0])
  })

  test('the first error comes after all have ended, and nothing begins after it', async () => {
    const done: number[] = []
    const work = async (item: number): Promise<void> => {
      await sleep(item * 5)
      if (item === 1) throw new Error('first')
      done.push(item)
      if (item === 2) throw new Error('second')
    }
    const running = sideBySide({ items: [1, 2, 3, 4], atOnce: () => Promise.resolve(2), work, signal })
    await expect(running).rejects.toThrow('first')
    expect(done).toEqual([2])
  })

  test('nothing begins once the signal is given', async () => {
    const abort = new AbortController()
    const begun: number[] = []
    const work = async (item: number): Promise<void> => {
      begun.push(item)
      await sleep(5)
      abort.abort(new Error('enough'))
    }
    const running = sideBySide({ items: [1, 2, 3], atOnce: () => Promise.resolve(1), work, signal: abort.signal })
    await expect(running).rejects.toThrow('enough')
    expect(begun).toEqual([1])
  })
})
