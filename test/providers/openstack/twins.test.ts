import type { ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { VolumesFeature } from '../../../src/providers/contract/storage-features.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const key = 'data-of-web-1'
const creation = { key, name: 'data', labels: {}, sizeBytes: 2 ** 30, class: null, from: null }
const reason = new Error('hung up')
const never = new AbortController().signal

interface LateVolume {
  readonly volumes: VolumesFeature
  readonly signal: AbortSignal
  /** Ids of those that are there. */
  readonly there: () => readonly string[]
  readonly asked: readonly string[]
}

/**
 * A cloud that takes its time with each volume: so long until it is there, and as long again until it is told. Whoever asks for the first
 * one hangs up as soon as it has heard so.
 */
async function late(afterMs: readonly number[]): Promise<LateVolume> {
  const hangingUp = new AbortController()
  const there = new Map<string, object>()
  let posts = 0
  const say = (response: ServerResponse, body: object): void => void response.end(JSON.stringify(body))
  const post = (response: ServerResponse): void => {
    const id = `v${String((posts += 1))}`
    hangingUp.abort(reason)
    const volume = { id, name: 'data', status: 'available', size: 1, metadata: { 'broker-key': key } }
    const wait = afterMs[posts - 1] ?? 0
    setTimeout(() => there.set(id, volume), wait)
    setTimeout(() => say(response, { volume }), 2 * wait)
  }
  const cloud = await standInCloud({
    handle: ({ path, request: { method }, response }) => {
      const id = /\/volumes\/(v\d)$/.exec(path)?.[1] ?? ''
      if (path.endsWith('/volumes/detail')) say(response, { volumes: [...there.values()] })
      else if (method === 'POST' && path.endsWith('/volumes')) post(response)
      else if (id === '') return false
      else if (method === 'DELETE') response.writeHead(there.delete(id) ? 202 : 404).end()
      else if (there.has(id)) say(response, { volume: there.get(id) })
      else response.writeHead(404).end('{}')
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  const { signal } = hangingUp
  return { signal, volumes: requireFeature(provider, 'volumes'), there: () => [...there.keys()], asked: cloud.asked }
}

test('a create whose answer comes within a second of its abort is known, and found again', async () => {
  const { volumes, there, signal } = await late([300])
  await expect(volumes.create({ ...creation, signal })).rejects.toBe(reason)
  expect(there()).toEqual(['v1'])
  expect(await volumes.create({ ...creation, signal: never })).toMatchObject({ changed: false, resource: { id: 'v1' } })
})

test('one that is later than that is found by the next create, which takes its own volume back', async () => {
  const { volumes, there, asked, signal } = await late([1300, 600])
  await expect(volumes.create({ ...creation, signal })).rejects.toBe(reason)
  expect(there()).toEqual([])
  expect(await volumes.create({ ...creation, signal: never })).toMatchObject({ changed: false, resource: { id: 'v1' } })
  expect(there()).toEqual(['v1'])
  expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /volume/v3/p1/volumes/v2'])
})
