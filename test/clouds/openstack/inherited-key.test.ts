import { expect, onTestFinished, test } from 'vitest'
import type { Creation } from '../../../src/providers/contract/creation.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { ImageWanted } from '../../../src/providers/contract/storage-features.ts'
import { imageBytes, imageOf } from '../../conformance/storage-makers.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { connect } from './api.ts'
import { cloudsYaml } from './cloud.ts'
import { text } from './server.ts'

const { signal } = new AbortController()
const unique = (name: string): string => `acc-${name}-${Date.now().toString(36)}`

test('an image that Nova makes of a server is not taken for the one that the server began with', async () => {
  const api = await connect('workshop')
  const provider = openOpenstack(accessOf({ file: cloudsYaml, cloud: 'workshop' }))
  onTestFinished(() => provider.close())
  const images = requireFeature(provider, 'images')
  const key = unique('inherited')
  const wanted: Creation & ImageWanted = { ...imageOf(imageBytes(2 ** 20)), key, name: key, labels: {}, signal }
  const base = (await images.upload(wanted)).resource
  const gone = async (id: string): Promise<void> => {
    await images.delete({ id, signal })
  }
  onTestFinished(() => gone(base.id))

  const outside = text(await api.send('GET', 'network', '/networks?name=public'), 'networks', 0, 'id')
  const server = { name: key, flavorRef: '1', imageRef: base.id, networks: [{ uuid: outside }] }
  const made = await api.send('POST', 'compute', '/servers', { server })
  const serverId = text(made, 'server', 'id')
  onTestFinished(() => api.send('DELETE', 'compute', `/servers/${serverId}`).then(() => undefined))
  await api.until('compute', `/servers/${serverId}`, (answer) => text(answer, 'server', 'status') === 'ACTIVE')
  await api.send('POST', 'compute', `/servers/${serverId}/action`, { createImage: { name: `${key}-of-server` } })
  const list = `/images?name=${key}-of-server`
  const listed = await api.until('image', list, (answer) => JSON.stringify(answer).includes('"active"'))
  const copyId = text(listed, 'images', 0, 'id')
  onTestFinished(() => gone(copyId))

  expect(text(listed, 'images', 0, 'broker-key')).toBe(key)
  expect(await images.upload(wanted)).toMatchObject({ changed: false, resource: { id: base.id } })
  await images.delete({ id: base.id, signal })
  const again = await images.upload(wanted)
  onTestFinished(() => gone(again.resource.id))
  expect([again.changed, again.resource.id === copyId]).toEqual([true, false])
})
