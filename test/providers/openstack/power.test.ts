import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const { signal } = new AbortController()

/** A server that refuses to be stopped; its status afterwards is as told. */
async function stop(afterwards: string): Promise<unknown> {
  let refused = false
  const cloud = await standInCloud({
    handle: ({ path, response }) => {
      if (path.endsWith('/servers/s1/action')) {
        refused = true
        const message = 'Instance s1 is locked'
        response.writeHead(409).end(JSON.stringify({ conflictingRequest: { code: 409, message } }))
        return true
      }
      if (!path.endsWith('/servers/s1')) return false
      const server = { id: 's1', name: 'one', status: refused ? afterwards : 'ACTIVE', flavor: null, addresses: {} }
      response.end(JSON.stringify({ server }))
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  return requireFeature(provider, 'servers').power({ id: 's1', state: 'stopped', signal })
}

test('a locked server is an error at once, in the words of the cloud', async () => {
  await expect(stop('ACTIVE')).rejects.toMatchObject({
    code: 'conflict',
    says: { values: { detail: expect.stringContaining('is locked') as string } },
  })
})

test('the reason that a cloud gives for a broken server is told without secrets', async () => {
  const fault = { message: `${'.'.repeat(590)} c0rrect-horse` }
  const broken = { id: 's1', name: 'one', status: 'ERROR', flavor: null, addresses: {}, fault }
  const cloud = await standInCloud({
    handle: ({ path, response }) => {
      if (!path.endsWith('/servers/s1')) return false
      response.end(JSON.stringify({ server: broken }))
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  const stopping = requireFeature(provider, 'servers').power({ id: 's1', state: 'stopped', signal })
  await expect(stopping).rejects.toMatchObject({
    says: { key: 'openstack.serverFailed', values: { reason: `${'.'.repeat(590)} ***` } },
  })
})

test('a refusal because somebody else was quicker is no error', async () => {
  expect(await stop('SHUTOFF')).toEqual({ changed: true })
})
