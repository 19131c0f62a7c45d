import { expect, onTestFinished, test } from 'vitest'
import { labelLimits } from '../../../src/providers/openstack/label-limits.ts'
import { refusedLabels } from '../../conformance/label-cases.ts'
import { connect, type Api, type Json } from './api.ts'
import { text } from './server.ts'

type Label = readonly [key: string, value: string]

/** A thing of one kind, and its labels as the service itself takes and gives them. */
interface Place {
  readonly write: (label: Label) => Promise<unknown>
  readonly read: () => Promise<Json>
  readonly remove: () => Promise<unknown>
}

async function metadataOf(api: Api, service: 'compute' | 'volumev3', path: string): Promise<Place> {
  return Promise.resolve({
    write: ([key, value]) => api.send('PUT', service, `${path}/metadata`, { metadata: { [key]: value } }),
    read: async () => (await api.send('GET', service, `${path}/metadata`))['metadata'] as Json,
    remove: () => api.send('DELETE', service, path),
  })
}

const places: Readonly<Record<'volumes' | 'servers' | 'images' | 'networks', (api: Api) => Promise<Place>>> = {
  volumes: async (api) => {
    const made = await api.send('POST', 'volumev3', '/volumes', { volume: { name: 'limits', size: 1 } })
    const path = `/volumes/${text(made, 'volume', 'id')}`
    await api.until('volumev3', path, (answer) => text(answer, 'volume', 'status') === 'available')
    return await metadataOf(api, 'volumev3', path)
  },
  servers: async (api) => {
    const imageRef = text(await api.send('GET', 'image', '/images?name=debian-12'), 'images', 0, 'id')
    const uuid = text(await api.send('GET', 'network', '/networks?name=public'), 'networks', 0, 'id')
    const server = { name: 'limits', flavorRef: '1', imageRef, networks: [{ uuid }] }
    const path = `/servers/${text(await api.send('POST', 'compute', '/servers', { server }), 'server', 'id')}`
    await api.until('compute', path, (answer) => text(answer, 'server', 'status') === 'ACTIVE')
    return await metadataOf(api, 'compute', path)
  },
  images: async (api) => {
    const image = { name: 'limits', disk_format: 'raw', container_format: 'bare' }
    const id = text(await api.send('POST', 'image', '/images', image), 'id')
    const pointer = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return {
      write: ([key, value]) => api.patchImage(id, [{ op: 'add', path: pointer(key), value }]),
      read: () => api.send('GET', 'image', `/images/${id}`),
      remove: () => api.send('DELETE', 'image', `/images/${id}`),
    }
  },
  networks: async (api) => {
    const made = await api.send('POST', 'network', '/networks', { network: { name: 'limits' } })
    const path = `/networks/${text(made, 'network', 'id')}`
    return {
      write: ([key, value]) =>
        api.send('PUT', 'network', `${path}/tags`, { tags: [value === '' ? key : `${key}=${value}`] }),
      read: async () => {
        const { tags } = await api.send('GET', 'network', `${path}/tags`)
        return Object.fromEntries((tags as readonly string[]).map((tag) => apart(tag)))
      },
      remove: () => api.send('DELETE', 'network', path),
    }
  },
}

/** As broker reads it. */
function apart(tag: string): Label {
  const [key = '', ...rest] = tag.split('=')
  return key === '' ? [tag, ''] : [key, rest.join('=')]
}

/** Whether a label is there afterwards as it was given. */
async function isTaken({ write, read }: Place, [key, value]: Label): Promise<boolean> {
  try {
    await write([key, value])
  } catch (error) {
    if (error instanceof Error && /: (?:400|403|409|500) /.test(error.message)) return false
    throw error
  }
  return (await read())[key] === value
}

/**
 * What these services take all the same: tables of Cinder and Neutron have been changed here for emoji, as in many clouds; Cinder takes a
 * slash since 2022; Glance a property without a name; and a tag may be one byte longer where it has no value.
 */
const taken: Readonly<Record<keyof typeof places, readonly Label[]>> = {
  volumes: [
    ['slash/and/slash', ''],
    ['key', 'emoji \u{1f680}'],
  ],
  servers: [],
  images: [['', 'no key']],
  networks: [
    ['k'.repeat(255), ''],
    ['emoji \u{1f680}', ''],
    ['key', 'emoji \u{1f680}'],
  ],
}

const identity = 'broker-key'

test.each(Object.keys(places) as (keyof typeof places)[])(
  'what the limits do not allow for %s, the service refuses or changes',
  async (kind) => {
    const place = await places[kind](await connect('workshop'))
    onTestFinished(async () => {
      await place.remove()
    })
    const found: Label[] = []
    for (const label of refusedLabels(labelLimits[kind]).filter(([key]) => key !== identity)) {
      if (await isTaken(place, label)) found.push(label)
    }
    expect(found).toEqual(taken[kind])
  },
)
