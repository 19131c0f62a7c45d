import { expect, onTestFinished, test } from 'vitest'
import { createTranslator } from '../../../src/messages/translator.ts'
import { emptyState } from '../../../src/plan/migration-state.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { checkPlan } from '../../../src/workflows/migrate/check/check-plan.ts'
import { planMigration } from '../../../src/workflows/migrate/planning/plan-migration.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { listOf } from '../../migrate/phases/make-tenant.ts'
import { connect } from './api.ts'
import { cloudsYaml } from './cloud.ts'
import { leftAsFound } from './left-as-found.ts'
import { text } from './server.ts'

const tr = await createTranslator('en')
const { signal } = new AbortController()
const word = `shared-${Date.now().toString(36)}`
const as = (key: string) => ({ key: `${word}-${key}`, name: `${word} ${key}`, labels: {}, signal })

/** A security group of the administrator's that the project may use. */
async function sharedGroup(project: string): Promise<string> {
  const admin = await connect('admin')
  const group = { name: `${word} theirs`, description: '' }
  const made = await admin.send('POST', 'network', '/security-groups', { security_group: group })
  const id = text(made, 'security_group', 'id')
  onTestFinished(async () => {
    await admin.send('DELETE', 'network', `/security-groups/${id}`)
  })
  const policy = { object_type: 'security_group', object_id: id, target_tenant: project, action: 'access_as_shared' }
  const shared = await admin.send('POST', 'network', '/rbac-policies', { rbac_policy: policy })
  onTestFinished(async () => {
    await admin.send('DELETE', 'network', `/rbac-policies/${text(shared, 'rbac_policy', 'id')}`)
  })
  return id
}

interface Made {
  readonly server: string
  readonly own: string
}

/** A server in a group of its own and in that of another project, on a network with a subnet. */
async function serverIn(provider: Provider, theirs: string): Promise<Made> {
  const { networks, securityGroups, servers } = provider.features as AllFeatures
  const network = (await networks.create({ ...as('net'), mtu: null })).resource.id
  const range = { cidr: '10.91.0.0/24', version: 4, gateway: null, dhcp: false, ipv6Mode: null } as const
  const lists = { dnsServers: [], pools: [], routes: [] }
  await networks.createSubnet({ ...as('subnet'), networkId: network, ...range, ...lists })
  const own = (await securityGroups.create({ ...as('own'), description: '', rules: [] })).resource.id
  const api = await connect('workshop')
  const image = text(await api.send('GET', 'image', '/images?name=debian-12'), 'images', 0, 'id')
  const boot = { kind: 'image', id: image } as const
  const plain = { sizeId: '1', state: 'stopped', keyPair: null, userData: null, zone: null } as const
  const wanted = { ...as('server'), ...plain, boot, networkIds: [network], securityGroupIds: [own] }
  const server = (await servers.create(wanted)).resource.id
  // Before what it is in is shared no more.
  onTestFinished(async () => {
    await servers.delete({ id: server, signal })
  })
  // Nova knows groups of the project only; a port takes any that the project may use.
  const port = text(await api.send('GET', 'network', `/ports?device_id=${server}`), 'ports', 0, 'id')
  await api.send('PUT', 'network', `/ports/${port}`, { port: { security_groups: [own, theirs] } })
  return { server, own }
}

test('a server in a group of another project: the inventory has its id, the plan leaves it open, check refuses it', async () => {
  const source = await leftAsFound('workshop')
  const target = openOpenstack(accessOf({ file: cloudsYaml, cloud: 'target' }))
  onTestFinished(() => target.close())
  const api = await connect('workshop')
  const groups = await api.send('GET', 'network', '/security-groups?name=default')
  const theirs = await sharedGroup(text(groups, 'security_groups', 0, 'project_id'))
  const { server, own } = await serverIn(source, theirs)

  const found = (await listOf(source, 'servers')).find(({ id }) => id === server)
  expect(found?.securityGroupIds?.toSorted()).toEqual([own, theirs].toSorted())
  expect((await listOf(source, 'securityGroups')).map(({ id }) => id)).not.toContain(theirs)

  const sides = {
    source: { profile: 'openstack:workshop', provider: source },
    target: { profile: 'openstack:target', provider: target },
  }
  const reading = { sides, onProgress: () => undefined, signal }
  const { plan } = await planMigration({
    ...reading,
    tenants: { kind: 'project' },
    takenAt: '2026-11-22T08:00:00Z',
    name: 'shared',
    newId: '0123456789ab',
    file: 'shared.plan.yaml',
    previous: null,
    choices: { tenants: null, onlyTenant: null, waveSize: null, floor: null, healthChecks: [] },
    networks: [],
    asker: null,
    say: (says) => tr.t(says),
  })
  const entries = plan.tenants['workshop']
  const entry = entries?.servers.find(({ observed }) => observed.id === server)
  const open = entries?.securityGroups.find(({ observed }) => observed.id === theirs)
  expect([entry?.desired.securityGroups.length, open?.how.action, open?.how.targetId]).toEqual([2, 'use', null])
  const at = '2026-11-22T08:00:00Z'
  const { findings } = await checkPlan({ ...reading, plan, state: emptyState, floor: null, tenants: null, at })
  const refused = findings.filter(
    ({ rule, entry: where }) => rule === 'openGroup' && where === `servers/${entry?.key ?? ''}`,
  )
  expect(refused.map(({ severity, says }) => [severity, tr.t(says)])).toEqual([
    [
      'error',
      `"${word} server" is in the security group ${theirs}, and nobody has decided which group of the target stands for it`,
    ],
  ])
})
