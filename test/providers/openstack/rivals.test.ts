import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { presetOf } from '../../../src/domain/openstack-presets.ts'
import { openstack } from '../../../src/providers/openstack/openstack.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { VolumesFeature } from '../../../src/providers/contract/storage-features.ts'
import { stillSurroundings } from '../http/server.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const { signal } = new AbortController()
const creation = { key: 'k', name: 'data', labels: {}, sizeBytes: 2 ** 30, class: null, from: null, signal }

interface Rivals {
  readonly create: () => ReturnType<VolumesFeature['create']>
  readonly there: () => readonly string[]
}

/** A cloud in which volumes appear with the ids and times that are told, once so many were asked for. */
async function rivals(born: readonly (readonly [id: string, time: string])[], shownAfter: number): Promise<Rivals> {
  const made: object[] = []
  const gone = new Set<string>()
  const there = (): { id: string }[] =>
    made.length < shownAfter ? [] : (made as { id: string }[]).filter(({ id }) => !gone.has(id))
  const volumeOf = ([id, time]: readonly [string, string]): object => ({
    id,
    name: 'data',
    status: 'available',
    size: 1,
    created_at: time,
    metadata: { 'broker-key': 'k' },
  })
  const cloud = await standInCloud({
    handle: ({ path, request: { method }, response }) => {
      const id = /\/volumes\/(\w)$/.exec(path)?.[1]
      if (path.endsWith('/volumes/detail')) response.end(JSON.stringify({ volumes: there() }))
      else if (method === 'POST' && path.endsWith('/volumes')) {
        const volume = volumeOf(born[made.length] ?? ['z', '2026-12-31T00:00:00'])
        made.push(volume)
        response.end(JSON.stringify({ volume }))
      } else if (id === undefined) return false
      else if (method === 'DELETE') {
        gone.add(id)
        response.writeHead(202).end()
      } else {
        const volume = there().find((one) => one.id === id)
        response.writeHead(volume === undefined ? 404 : 200).end(JSON.stringify({ volume }))
      }
      return true
    },
  })
  onTestFinished(cloud.close)
  const open = (): VolumesFeature => {
    const provider = openstack({
      access: accessTo(cloud.env['OS_AUTH_URL'] ?? ''),
      preset: presetOf('generic'),
      proxies: { httpsProxy: null, httpProxy: null, noProxy: null },
      caPem: null,
      debug: null,
      ...stillSurroundings(),
    })
    onTestFinished(() => provider.close())
    return requireFeature(provider, 'volumes')
  }
  return { create: () => open().create(creation), there: () => there().map(({ id }) => id) }
}

test.each([
  ['by time', ['b', '2026-01-01T00:00:01'], ['a', '2026-01-01T00:00:02'], 'b'],
  ['by id, at the same time', ['b', '2026-01-01T00:00:01'], ['a', '2026-01-01T00:00:01'], 'a'],
] as const)(
  'of two creates with one key at the same time, both end with the older one: %s',
  async (_, one, other, kept) => {
    const { create, there } = await rivals([one, other], 2)
    const both = await Promise.all([create(), create()])
    expect(both.map(({ resource }) => resource.id)).toEqual([kept, kept])
    expect(both.map(({ changed }) => changed).toSorted()).toEqual([false, true])
    expect(there()).toEqual([kept])
  },
)
