import { onTestFinished } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import type { Inventory } from '../../../src/domain/inventory.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import { takeInventory } from '../../../src/workflows/inventory/take-inventory.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const tr = await createTranslator('en')
export const own = { project_id: 'p1', status: 'ACTIVE' }
export const server = {
  id: 's1',
  name: 'one',
  status: 'ACTIVE',
  tenant_id: 'p1',
  flavor: { original_name: 'small', vcpus: 1, ram: 1024, disk: 1 },
  image: '',
  addresses: { back: [{ addr: '10.0.0.5', version: 4, 'OS-EXT-IPS:type': 'fixed' }] },
  security_groups: [{ name: 'web' }, { name: 'default' }],
}
export const port = {
  id: 'port1',
  device_id: 's1',
  device_owner: 'compute:nova',
  fixed_ips: [{ subnet_id: 'sub1', ip_address: '10.0.0.5' }],
  security_groups: ['g1', 'theirs'],
}
export const gate = {
  ...port,
  id: 'port2',
  device_id: 'r1',
  device_owner: 'network:router_interface',
  security_groups: [],
}
export const subnet = { ...own, id: 'sub1', network_id: 'n1', cidr: '10.0.0.0/24', ip_version: 4, gateway_ip: null }
export const rule = { id: 'rule1', security_group_id: 'g1', direction: 'ingress', ethertype: 'IPv4' }

export const lists = {
  '/compute/v2.1/servers/detail': { servers: [server] },
  '/network/v2.0/ports': { ports: [port, gate] },
  '/network/v2.0/networks': { networks: [{ ...own, id: 'n1', name: 'back' }] },
  '/network/v2.0/subnets': { subnets: [subnet, { ...subnet, id: 'sub2', project_id: 'p2', network_id: 'n2' }] },
  '/network/v2.0/routers': { routers: [{ ...own, id: 'r1', name: 'gate' }] },
  '/network/v2.0/floatingips': {
    floatingips: [{ ...own, id: 'f1', floating_ip_address: '192.0.2.1', port_id: 'port1' }],
  },
  '/network/v2.0/security-groups': {
    security_groups: [{ ...own, id: 'g1', name: 'web', security_group_rules: [rule] }],
  },
}

type Lists = Readonly<Record<string, unknown>>

/** A list that is refused with a status. */
export const failingWith = (status: number): object => ({ failsWith: status })
export const failing: object = failingWith(403)

/** A list as Neutron gives it: its filters and fields are honoured, and each page names the next with all that was asked. */
export type Paged = (asked: URL) => unknown

export function paged(collection: string, all: readonly Readonly<Record<string, unknown>>[], size: number): Paged {
  return ({ searchParams: asked }) => {
    const names = new Set([...asked.keys()].filter((name) => !['fields', 'limit', 'marker'].includes(name)))
    const wanted = all.filter((one) => [...names].every((name) => asked.getAll(name).includes(String(one[name]))))
    const from = wanted.findIndex(({ id }) => id === asked.get('marker')) + 1
    const fields = asked.getAll('fields')
    const told = (one: object): object =>
      Object.fromEntries(Object.entries(one).filter(([name]) => fields.length === 0 || fields.includes(name)))
    const page = wanted.slice(from, from + size)
    const next = new URLSearchParams(asked)
    next.set('marker', String(page.at(-1)?.['id']))
    const links = [{ rel: 'next', href: `http://inside:9696/v2.0/${collection}?${next.toString()}` }]
    return { [collection]: page.map(told), ...(from + size < wanted.length ? { [`${collection}_links`]: links } : {}) }
  }
}

const isPaged = (list: unknown): list is Paged => typeof list === 'function'

const statusOf = (list: unknown): number | null =>
  typeof list === 'object' && list !== null && 'failsWith' in list ? Number(list.failsWith) : null

const refusal = JSON.stringify({ NeutronError: { type: 'X', message: 'boom', detail: '' } })

/** An inventory of a cloud with the lists above, some otherwise; one that is `failing` fails. */
export async function readLists(other: Lists = {}): Promise<Inventory & { readonly texts: readonly string[] }> {
  const all: Lists = { ...lists, ...other }
  const cloud = await standInCloud({
    handle: ({ path, request, response }) => {
      const list = all[path]
      if (list === undefined) return false
      const found = isPaged(list) ? list(new URL(request.url ?? '/', 'http://cloud')) : list
      const status = statusOf(found)
      response.writeHead(status ?? 200).end(status === null ? JSON.stringify(found) : refusal)
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  const inventory = await takeInventory({
    profile: 'x',
    provider,
    tenants: { kind: 'project' },
    takenAt: '2026-11-22T08:00:00Z',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return { ...inventory, texts: inventory.warnings.map(({ says }) => tr.t(says)) }
}
