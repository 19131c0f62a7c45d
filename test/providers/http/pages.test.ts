import { expect, test } from 'vitest'
import { nextByLink, nextByMarker, pages } from '../../../src/providers/shared/http/pages.ts'

const at = 'https://cloud.example/identity/v3/things?limit=2'

test.each([
  [
    'X_links',
    { things_links: [{ rel: 'next', href: 'http://10.0.0.1:8776/v3/things?limit=2&marker=b' }] },
    'limit=2&marker=b',
  ],
  ['a relation in capitals', { things_links: [{ rel: 'Next', href: '/things?marker=b' }] }, 'limit=2&marker=b'],
  ['a previous link alone', { things_links: [{ rel: 'previous', href: 'https://x/?marker=a' }] }, null],
  [
    'links.next',
    { links: { next: 'http://inside/things?marker=b&x=%2F', self: '…', previous: null } },
    'limit=2&marker=b&x=%2F',
  ],
  ['links.next is null', { links: { next: null } }, null],
  ['links as a list', { links: [{ rel: 'next', href: '/things?marker=b' }] }, 'limit=2&marker=b'],
  ['next of Glance', { next: '/v2/images?marker=b' }, 'limit=2&marker=b'],
  ['a link by itself', { things_links: { rel: 'next', href: '/things?marker=b' } }, 'limit=2&marker=b'],
  ['next is empty', { next: '' }, null],
  ['a host that is none', { next: 'http://host_with:port/things?marker=b#x' }, 'limit=2&marker=b'],
  ['half an address', { next: 'http://[fd00::5:8776/things?marker=b' }, 'limit=2&marker=b'],
  ['nothing', {}, null],
  ['no object at all', 'x', null],
])('%s', (_, body, query) => {
  expect(nextByLink(body, 'things', at)).toBe(
    query === null ? null : `https://cloud.example/identity/v3/things?${query}`,
  )
})

const filtered = 'https://cloud.example/v2.0/ports?fields=id&fields=name&owner=a&owner=b&limit=2'

test.each([
  ['repeats all of it', 'fields=id&fields=name&owner=a&owner=b&limit=2&marker=c'],
  ['says no more than where to go on', 'marker=c'],
  ['has another order', 'marker=c&owner=a&owner=b&limit=2&fields=id&fields=name'],
])('what is asked several times is asked on every page, of a link that %s', (_, query) => {
  const next = nextByLink({ things_links: [{ rel: 'next', href: `http://10.0.0.1/?${query}` }] }, 'things', filtered)
  const asked = new URL(next ?? '').searchParams
  expect(['fields', 'owner', 'limit', 'marker'].map((name) => asked.getAll(name))).toEqual([
    ['id', 'name'],
    ['a', 'b'],
    ['2'],
    ['c'],
  ])
})

test.each([
  ['no address', { things_links: [{ rel: 'next', href: null }] }],
  ['no address at all', { things_links: [{ rel: 'next' }] }],
  ['a number', { links: { next: 7 } }],
  ['a record', { next: { marker: 'b' } }],
  ['no query', { next: 'https://cloud.example/v2/things#x?marker=b' }],
])('a list that goes on with %s is not taken for a whole one', (_, body) => {
  expect(() => nextByLink(body, 'things', at)).toThrow(expect.objectContaining({ problem: 'lostPage' }) as Error)
})

test('markers are encoded', () => {
  expect([nextByMarker([{ id: 'a' }, { id: 'b/&?' }], at), nextByMarker([], at)]).toEqual([
    'https://cloud.example/identity/v3/things?limit=2&marker=b%2F%26%3F',
    null,
  ])
})

test('pages come as they are taken, and a circle is an error', async () => {
  const read: string[] = []
  const list = pages({
    first: 'https://x/1',
    read: (url) => Promise.resolve(read.push(url)),
    next: (count) => `https://x/${(count % 3) + 1}`,
    isEmpty: () => false,
    count: () => 1,
    now: () => 0,
  })
  const seen: number[] = []
  const reading = async (): Promise<void> => {
    for await (const page of list) seen.push(page)
  }
  await expect(reading()).rejects.toMatchObject({ problem: 'pageLoop', says: { values: { pages: 3 } } })
  expect([seen, read]).toEqual([
    [1, 2, 3],
    ['https://x/1', 'https://x/2', 'https://x/3'],
  ])
})

test.each([
  ['nothing but empty pages', () => true, 3, 'emptyPages'],
  ['every third page full, without an end', (page: number) => page % 3 !== 0, 20, 'tooManyPages'],
  ['one thing a page, without an end', () => false, 20, 'tooManyPages'],
])('%s', async (_, isEmpty, pagesRead, problem) => {
  let read = 0
  const limits = { pages: 20, emptyInARow: 3, wholeMs: 1 }
  const next = (page: number): string => `https://x/?marker=${page}`
  const asked = { first: 'https://x/', read: () => Promise.resolve((read += 1)), next, isEmpty, limits }
  const list = pages({ ...asked, count: () => 1, now: () => 0 })
  const reading = async (): Promise<void> => {
    for await (const page of list) expect(page).toBe(read)
  }
  await expect(reading()).rejects.toMatchObject({ problem, says: { values: { pages: pagesRead } } })
  expect(read).toBe(pagesRead)
})

test('pages that go on for too long: the time of whoever takes them does not count', async () => {
  let nowMs = 0
  const list = pages({
    first: 'https://x/?marker=0',
    read: () => Promise.resolve((nowMs += 100_000)),
    next: (page) => `https://x/?marker=${page}`,
    isEmpty: () => false,
    count: () => 1000,
    now: () => nowMs,
  })
  let taken = 0
  const reading = async (): Promise<void> => {
    for await (const page of list) {
      taken += 1
      expect(page).toBe(nowMs)
      nowMs += 3_600_000
    }
  }
  const values = { seconds: 600, pages: 6, records: 6000 }
  await expect(reading()).rejects.toMatchObject({ problem: 'tooLongList', says: { values } })
  expect(taken).toBe(6)
})
