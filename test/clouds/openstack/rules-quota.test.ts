import { expect, onTestFinished, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { connect } from './api.ts'
import { cloudsYaml } from './cloud.ts'
import { text } from './server.ts'

const { signal } = new AbortController()

test('Neutron has no room for the rules of a group: an error; with room, a repeat adds what is missing', async () => {
  const provider = openOpenstack(accessOf({ file: cloudsYaml, cloud: 'workshop' }))
  onTestFinished(() => provider.close())
  const securityGroups = requireFeature(provider, 'securityGroups')
  const [admin, own] = await Promise.all(['admin', 'workshop'].map((name) => connect(name)))
  if (admin === undefined || own === undefined) throw new Error('no access')
  const groups = await own.send('GET', 'network', '/security-groups')
  const quota = `/quotas/${text(groups, 'security_groups', 0, 'project_id')}`
  onTestFinished(async () => {
    await admin.send('DELETE', 'network', quota)
  })
  const { security_group_rules: rules } = await own.send('GET', 'network', '/security-group-rules')
  const room = (rules as readonly unknown[]).length + 3
  await admin.send('PUT', 'network', quota, { quota: { security_group_rule: room } })

  const wanted = [1, 2, 3, 4, 5, 6].map((port) => ({
    direction: 'in' as const,
    version: 4 as const,
    protocol: 'tcp',
    portFrom: port,
    portTo: port,
    remoteCidr: '192.0.2.0/24',
    remoteGroupId: null,
    description: '',
  }))
  const creation = { key: 'rules-quota', name: 'rules-quota', labels: {}, description: '', rules: wanted, signal }
  await expect(securityGroups.create(creation)).rejects.toMatchObject({ code: 'quota' })
  await admin.send('PUT', 'network', quota, { quota: { security_group_rule: room + 9 } })
  const { changed, resource } = await securityGroups.create(creation)
  onTestFinished(async () => {
    await securityGroups.delete({ id: resource.id, signal })
  })
  expect([changed, resource.rules.map(({ portFrom }) => portFrom).toSorted()]).toEqual([true, [1, 2, 3, 4, 5, 6]])
})
