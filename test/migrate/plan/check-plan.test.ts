import { expect, test } from 'vitest'
import type { CheckFinding } from '../../../src/domain/migration-check.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { labelLimits } from '../../../src/providers/openstack/label-limits.ts'
import { creation, featuresOf, never } from '../../directory/make.ts'
import { checked } from './checked.ts'
import { planOf } from './plan-of-clouds.ts'
import { clouds, volume } from './small-tenant.ts'

const tr = await createTranslator('en')

/** Without those that every plan of the small tenant has. */
const inShort = (findings: readonly CheckFinding[]): readonly string[] =>
  findings
    .filter(({ rule }) => rule !== 'noHealthCheck')
    .map(({ severity, rule, tenant, entry, says, next }) => {
      expect(tr.t(next)).not.toMatch(/^check\./)
      return `${severity} ${rule} ${tenant ?? ''} ${entry}: ${tr.t(says).replaceAll(/n{99,}/g, 'n…')}`
    })

/** The plan with something changed by hand. */
function edited(plan: Plan, edit: (copy: Plan) => void): Plan {
  const copy = structuredClone(plan)
  edit(copy)
  return copy
}

const shop = (plan: Plan): Plan['tenants'][string] => plan.tenants['shop'] ?? raise()
const raise = (): never => {
  throw new Error('the plan has no such thing')
}
const keyed = <T extends { readonly key: string }>(all: readonly T[], key: string): T =>
  all.find((one) => one.key === key) ?? raise()

test('a plan that was just made has nothing against it but missing health checks', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const findings = await checked(made, plan)
  expect(inShort(findings)).toEqual([])
  expect(findings.map(({ entry }) => entry)).toEqual(['servers'])
})

test('everything that was edited wrongly is named at once', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const wrong = edited(plan, (copy) => {
    const { servers, volumes, securityGroups, keyPairs, subnets } = shop(copy)
    keyed(servers, 'web').desired.size = 'huge'
    keyed(servers, 'web').desired.networks = ['nowhere']
    keyed(servers, 'db').desired.boot = null
    keyed(volumes, 'db-data').how.action = 'skip'
    keyed(volumes, 'web-disk').desired.sizeBytes = 1024
    keyed(keyPairs, 'shop-key').desired.publicKey = null
    keyed(keyPairs, 'shop-key').desired.name = 'n'.repeat(2000)
    keyed(securityGroups, 'web-access').desired.rules[0]!.remoteGroup = 'db-access'
    subnets.push({ ...keyed(subnets, 'subnet'), key: 'again', observed: { id: 'gone' } })
    copy.waves.push({
      name: 'wave-1',
      tenants: ['shop', 'nobody'],
      window: { start: '2026-12-02', end: '2026-12-01' },
      maxParallel: 1,
      owner: null,
    })
  })
  expect(inShort(await checked(made, wrong))).toMatchInlineSnapshot(`
    [
      "error noPublicKey shop keyPairs/shop-key: the public key of "n…" is not known",
      "error skippedNeeded shop servers/db: desired.volumes names volumes/db-data, which is left behind",
      "error missingKey shop servers/web: desired.networks names networks/nowhere, which is not in the plan",
      "error waveTwice  waves.1: two waves are called "wave-1"",
      "error badWindow  waves.1: the window of wave-1 is not one: from 2026-12-02 to 2026-12-01",
      "error twoWaves  waves.1: "shop" is in the waves wave-1 and wave-1",
      "error noSuchTenant  waves.1: wave wave-1 names the tenant "nobody", which is not in the plan",
      "error gone shop subnets/again: "subnet" (gone) is no longer on the source",
      "error nothingToStart shop servers/db: "db" has nothing to start from",
      "error leftVolume shop servers/db: "db" has the volume 27db3cb3b9-803960 in its hands, which the plan does not give it",
      "error noSuchSize shop servers/web: "web" has no size that the target offers: huge",
      "error smaller shop volumes/web-disk: "web-disk" has 8 MiB on the source and only 0.001 MiB in the plan",
      "error overlap shop subnets/subnet: 10.0.0.0/24 has addresses in common with again (10.0.0.0/24), and both hang on one network or router",
      "error limits shop keyPairs/shop-key: the name “n…” of key pairs has 2,000 bytes; the provider takes 1,024.",
    ]
  `)
})

test('what happened at the source since is told', async () => {
  const made = await clouds()
  const { plan } = await planOf(made, { takenAt: '2026-10-01T00:00:00Z' })
  const features = featuresOf(made.source)
  await features.attachments.detach({ volumeId: made.ids.dbData, serverId: made.ids.db, signal: never })
  await features.volumes.delete({ id: made.ids.dbData, signal: never })
  const extra = await volume(features, 'extra', 4)
  await features.attachments.attach({ volumeId: extra, serverId: made.ids.web, signal: never })
  await volume(features, 'alone', 4)
  const findings = inShort(await checked(made, plan))
  expect(findings.map((line) => line.replaceAll(/[0-9a-f]{10}-[0-9a-f]{6}/g, 'ID'))).toMatchInlineSnapshot(`
    [
      "error gone shop volumes/db-data: "db-data" (ID) is no longer on the source",
      "error leftVolume shop servers/web: "web" has the volume ID in its hands, which the plan does not give it",
      "warning notInPlan shop volumes/extra: volumes: ID is on the source and not in the plan",
      "warning notInPlan  volumes/alone: volumes: ID is on the source and not in the plan",
    ]
  `)
})

test('a volume in the hands of another tenant’s server refuses the plan', async () => {
  const made = await clouds()
  const { plan } = await planOf(made, {
    tenants: {
      kind: 'file',
      tenants: [
        { tenant: 'web', patterns: ['web', 'db-data'] },
        { tenant: 'db', patterns: ['db'] },
      ],
    },
  })
  const findings = inShort(await checked(made, plan))
  expect(findings.filter((line) => line.startsWith('error elsewhere')).length).toBe(1)
})

test('a volume of a server that is left behind refuses the plan while that is not stopped', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const left = edited(plan, (copy) => {
    keyed(shop(copy).servers, 'db').how.action = 'skip'
  })
  const held = async (): Promise<readonly string[]> =>
    inShort(await checked(made, left)).filter((line) => line.includes('heldByLeft'))
  const { servers } = featuresOf(made.source)
  await servers.power({ id: made.ids.db, state: 'running', signal: never })
  expect(await held()).toMatchInlineSnapshot(`
    [
      "error heldByLeft shop volumes/db-data: "db-data" is in the hands of the server "db", which is left behind and not stopped",
      "error heldByLeft shop volumes/db-disk: "db-disk" is in the hands of the server "db", which is left behind and not stopped",
    ]
  `)
  await servers.power({ id: made.ids.db, state: 'stopped', signal: never })
  expect(await held()).toEqual([])
})

test('a volume that is left behind on purpose is no volume that was forgotten', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const left = edited(plan, (copy) => {
    keyed(shop(copy).volumes, 'db-data').how.action = 'skip'
    keyed(shop(copy).servers, 'db').desired.volumes = []
  })
  expect(inShort(await checked(made, left))).toEqual([])
})

test('quotas count the rehearsal beside what is made', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const target = {
    ...made.target,
    features: {
      ...made.target.features,
      quotas: {
        async *list() {
          yield await Promise.resolve({ resource: 'servers', limit: 3, used: 0 } as const)
          yield { resource: 'volumes', limit: 6, used: 0 } as const
          yield { resource: 'vcpus', limit: 6, used: null } as const
        },
      },
    },
  }
  expect(inShort(await checked({ ...made, target }, plan))).toEqual([
    'error quota  target: servers: 0 used and 4 wanted are more than the limit of 3',
    'warning quotaUnsure  target: vCPUs: 4 wanted of 6; the provider does not tell how much is used',
  ])
})

test.each([
  ['beside what earlier groups have left', (most: number) => most - 1, ['error quota  target']],
  ['and no more', (most: number) => most, []],
])('rules that the target puts into each new group take room, %s', async (_, limitOf, found) => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const inward = { direction: 'in', version: 4, protocol: 'tcp', portFrom: 22, portTo: 22 } as const
  const any = { protocol: null, portFrom: null, portTo: null, remoteCidr: null, description: '' }
  const out = { direction: 'out', version: 4, ...any } as const
  const [group = raise()] = shop(plan).securityGroups
  // The second has one of the rules that the target puts there by itself.
  const groups = [
    [inward, inward, inward],
    [inward, out],
  ].map((rules, nth) => ({
    ...group,
    key: `group-${String(nth)}`,
    desired: { ...group.desired, rules: rules.map((rule) => ({ ...any, ...rule, remoteGroup: null })) },
  }))
  const planned = edited(plan, (copy) => {
    shop(copy).securityGroups = groups
    for (const server of shop(copy).servers) server.desired.securityGroups = []
  })
  const ownRules = ([4, 6] as const).map((version) => ({ ...out, version, remoteGroupId: null }))
  const quotas = {
    async *list() {
      yield await Promise.resolve({ resource: 'securityRules', limit: limitOf(6), used: 0 } as const)
    },
  }
  const features = featuresOf(made.target)
  const securityGroups = { ...features.securityGroups, ownRules }
  const target = { ...made.target, features: { ...made.target.features, quotas, securityGroups } }
  const findings = inShort(await checked({ ...made, target }, planned))
  expect(findings.filter((text) => text.includes('quota')).map((text) => text.split(':')[0])).toEqual(found)
})

test('room that only written bytes take is a warning, since volumes may be empty', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const room = { resource: 'volumeBytes', limit: 40 * 1024 ** 2, used: 0, counts: 'written' } as const
  const quotas = {
    async *list() {
      yield await Promise.resolve(room)
    },
  }
  const target = { ...made.target, features: { ...made.target.features, quotas } }
  expect(inShort(await checked({ ...made, target }, plan))).toEqual([
    'warning quotaWhenFull  target: storage on volumes: 0 MiB used and 96 MiB wanted, when everything is full, are more than the 40 MiB there are; only what is written takes room',
  ])
})

test('a folder counts what was written to its volumes, however large they look', async () => {
  const { source } = await clouds()
  const features = featuresOf(source)
  const bytes = async (): Promise<unknown> => {
    for await (const quota of features.quotas.list({ signal: never })) {
      if (quota.resource === 'volumeBytes') return [quota.used, quota.counts]
    }
    return null
  }
  const before = await bytes()
  await features.volumes.create({ ...creation('huge'), sizeBytes: 2 ** 40, class: null, from: null })
  expect([await bytes(), before]).toEqual([before, [expect.any(Number), 'written']])
})

test('ranges with addresses in common are found on one router only', async () => {
  const made = await clouds()
  const features = featuresOf(made.source)
  const other = (await features.networks.create({ ...creation('other'), mtu: null })).resource.id
  await features.networks.createSubnet({
    ...creation('wide'),
    networkId: other,
    cidr: '10.0.0.0/16',
    version: 4,
    gateway: null,
    dhcp: true,
    dnsServers: [],
    pools: [],
    routes: [],
    ipv6Mode: null,
  })
  const { plan } = await planOf(made)
  expect(inShort(await checked(made, plan))).toEqual([])
  const joined = edited(plan, (copy) => {
    keyed(shop(copy).routers, 'router').desired.subnets.push('wide')
  })
  expect(inShort(await checked(made, joined))).toEqual([
    'error overlap shop subnets/subnet: 10.0.0.0/24 has addresses in common with wide (10.0.0.0/16), and both hang on one network or router',
  ])
})

test('labels that the target refuses, gives only afterwards, or has no place for, are told by name', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const labelled = edited(plan, (copy) => {
    const { volumes, networks, routers, securityGroups } = shop(copy)
    keyed(volumes, 'web-disk').desired.labels = { 'a/b': 'x' }
    networks[0]!.desired.labels = { 'a=b': 'x' }
    securityGroups[0]!.desired.labels = { tier: 'gold' }
    routers[0]!.desired.labels = { tier: 'gold' }
  })
  const { target } = made
  const without = Object.fromEntries(
    (['networks', 'securityGroups', 'routers'] as const).map((kind) => {
      return [kind, { maxNameBytes: 255, namePattern: null, labels: null }]
    }),
  )
  const volumes = { maxNameBytes: 255, namePattern: null, labels: labelLimits.volumes }
  const facts = { ...target.facts, limits: { ...target.facts.limits, ...without, volumes } }
  const { routers: _, ...limits } = labelLimits
  const labels = { ...target.features.labels!, limits }
  const other = { ...target, facts, features: { ...target.features, labels } }
  expect(inShort(await checked({ ...made, target: other }, labelled))).toEqual([
    'error limits shop volumes/web-disk: the label “a/b” of volumes: its name is not what the provider takes; it must match [a-zA-Z0-9_:. -]+.',
    'warning labelLost shop networks/net: the label “a=b” of networks: its name is not what the provider takes; it must match [^=\\u{10000}-\\u{10FFFF}]+. It is made without its labels.',
    'warning labelLost shop routers/router: this provider has no place for labels of routers. It is made without its labels.',
  ])
})
