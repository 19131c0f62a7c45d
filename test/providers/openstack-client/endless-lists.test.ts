import { expect, test } from 'vitest'
import { z } from 'zod'
import { ProviderError } from '../../../src/providers/contract/errors.ts'
import { listLimits } from '../../../src/providers/shared/http/time-limits.ts'
import { accessTo, cloud, connect, tokenAnswer, type Answer } from './stand-in.ts'

const life = { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T13:00:00Z' }

/** A Cinder whose list of volumes goes on as told, after a marker or an offset. */
async function volumesOf(
  page: (after: number, base: string) => Answer['body'],
  byOffset = false,
): Promise<{
  readonly ids: readonly string[]
  readonly error: unknown
}> {
  let tick = (): number => 0
  const { base } = await cloud(({ path, base: at }) => {
    if (path === '/v3/auth/tokens') return tokenAnswer('t-1', at, life)
    if (path.startsWith('/v3')) return { body: { version: { id: 'v3.14' } } }
    if (!path.includes('/volumes')) return { body: { versions: [] } }
    tick()
    const { searchParams } = new URL(path, at)
    return { body: page(Number(searchParams.get('marker') ?? searchParams.get('offset') ?? 0), at) }
  })
  const client = connect(accessTo(`${base}/v3`), { lists: { ...listLimits, wholeMs: 5000 } })
  tick = () => (client.clock.ms += 1000)
  const ids: string[] = []
  const { signal } = new AbortController()
  const schema = z.object({ id: z.string() })
  const call = { service: 'volume', path: 'volumes', collection: 'volumes', schema, byOffset, signal } as const
  try {
    for await (const { id } of client.list(call)) ids.push(id)
    return { ids, error: null }
  } catch (error) {
    return { ids, error }
  }
}

const next = (base: string, marker: number): object[] => [{ rel: 'next', href: `${base}/volumes?marker=${marker}` }]

test.each([
  ['empty pages without an end', (m: number, at: string) => ({ volumes: [], volumes_links: next(at, m + 1) }), []],
  [
    'two things, then empty pages',
    (m: number, at: string) => ({ volumes: m < 2 ? [{ id: `v${m}` }] : [], volumes_links: next(at, m + 1) }),
    ['v0', 'v1'],
  ],
  [
    'new markers, and what was there before',
    (m: number, at: string) => ({
      volumes: m < 20 ? [{ id: `v${m % 2}` }] : [],
      volumes_links: m < 20 ? next(at, m + 1) : [],
    }),
    ['v0', 'v1'],
  ],
])('%s: an error in the words of the contract, and what was read before', async (_, page, ids) => {
  const found = await volumesOf(page)
  expect(found.ids).toEqual(ids)
  expect(found.error).toBeInstanceOf(ProviderError)
  expect(found.error).toMatchObject({ code: 'unexpected', says: { key: 'http.emptyPages' } })
})

test('a list that goes on nobody knows where: what was read, and an error', async () => {
  const found = await volumesOf(() => ({ volumes: [{ id: 'v1' }], volumes_links: [{ rel: 'next', href: null }] }))
  expect(found.ids).toEqual(['v1'])
  expect(found.error).toMatchObject({ code: 'unexpected', kind: 'partial', says: { key: 'http.lostPage' } })
})

test('the same marker again and again', async () => {
  const found = await volumesOf((_, at) => ({ volumes: [{ id: 'v1' }], volumes_links: next(at, 1) }))
  expect(found.ids).toEqual(['v1'])
  expect(found.error).toBeInstanceOf(ProviderError)
  expect(found.error).toMatchObject({ says: { key: 'http.pageLoop', values: { pages: 2 } } })
})

test('records that cannot be understood are named although a later page fails', async () => {
  const page = (m: number, at: string) => ({ volumes: [{ id: m }, { id: `v${m}` }], volumes_links: next(at, 1) })
  const { ids, error } = await volumesOf(page)
  expect(ids).toEqual(['v0', 'v1'])
  expect(error).toMatchObject({
    says: { key: 'http.pageLoop' },
    problems: [
      {
        message: {
          key: 'openstack.listCut',
          values: { collection: { key: 'inventory.kind.volumes' }, reason: { key: 'http.pageLoop' } },
        },
      },
      { message: { key: 'openstack.oddRecord' } },
      { message: { key: 'openstack.oddRecord' } },
    ],
  })
})

test('ever new records: an end after a time, what was read before, and how much that was', async () => {
  const { ids, error } = await volumesOf((m, at) => ({ volumes: [{ id: `v${m}` }], volumes_links: next(at, m + 1) }))
  expect(ids).toEqual(['v0', 'v1', 'v2', 'v3', 'v4'])
  expect(error).toMatchObject({
    code: 'unexpected',
    kind: 'partial',
    says: { key: 'http.tooLongList', values: { seconds: 5, pages: 5, records: 5 } },
    next: { key: 'http.tooLongList.next' },
  })
})

test('a list by offset goes on until nothing new comes, and no longer than any other', async () => {
  const three = ['a', 'b', 'c'].map((id) => ({ id }))
  expect(await volumesOf((offset) => ({ volumes: three.slice(offset, offset + 2) }), true)).toEqual({
    ids: ['a', 'b', 'c'],
    error: null,
  })
  expect(await volumesOf(() => ({ volumes: three }), true)).toEqual({ ids: ['a', 'b', 'c'], error: null })
  const { ids, error } = await volumesOf((offset) => ({ volumes: [{ id: `v${offset}` }] }), true)
  expect(ids).toEqual(['v0', 'v1', 'v2', 'v3', 'v4'])
  expect(error).toMatchObject({ kind: 'partial', says: { key: 'http.tooLongList', values: { records: 5 } } })
})
