import { z } from 'zod'
import { message, type MessageValue } from '../../../domain/message.ts'
import type { MessageKey } from '../../../messages/keys.ts'
import type { ProviderError } from '../../contract/errors.ts'
import { openstackError } from './openstack-error.ts'

/** What lists are called by people, by the key that they have in answers. */
const names: Readonly<Record<string, MessageKey>> = {
  servers: 'inventory.kind.servers',
  server_groups: 'openstack.collection.serverGroups',
  flavors: 'openstack.collection.sizes',
  keypairs: 'inventory.kind.keyPairs',
  volumes: 'inventory.kind.volumes',
  snapshots: 'inventory.kind.snapshots',
  images: 'inventory.kind.images',
  networks: 'inventory.kind.networks',
  subnets: 'inventory.kind.subnets',
  routers: 'inventory.kind.routers',
  floatingips: 'inventory.kind.publicIps',
  ports: 'openstack.collection.ports',
  security_groups: 'inventory.kind.securityGroups',
  security_group_rules: 'openstack.collection.rules',
}

export function collectionName(key: string): MessageValue {
  const name = names[key]
  return name === undefined ? key : message(name)
}

/** A record of a list that cannot be understood. */
export interface OddRecord {
  /** `name (id)`, or what it has of both; `–` where it has neither. */
  readonly id: string
  /** What is wrong with it: `size: Invalid input`. */
  readonly detail: string
}

const word = z.string().optional().catch(undefined)
const named = z.object({ id: word, name: word }).catch({})

export function oddRecord(record: unknown, error: z.ZodError): OddRecord {
  const { id, name } = named.parse(record)
  const [issue] = error.issues
  const place = issue === undefined || issue.path.length === 0 ? [] : [issue.path.join('.')]
  const detail = [...place, issue?.message ?? '–'].join(': ')
  const [known = '–', other] = [name, id].filter((word) => word !== undefined && word !== '')
  return { id: other === undefined ? known : `${known} (${other})`, detail }
}

/** So many are named one by one. */
const mostNamed = 20

/** One error for all such records of a list; its problems name them. */
export function oddRecords(url: string, key: string, records: readonly OddRecord[]): ProviderError {
  const collection = collectionName(key)
  const place = { file: url.replace(/[?#].*$/s, ''), line: null, column: null }
  const hint = message('openstack.oddRecord.next')
  const each = records
    .slice(0, mostNamed)
    .map(({ id, detail }) => ({ ...place, message: message('openstack.oddRecord', { collection, id, detail }), hint }))
  const more = records.length - each.length
  const rest =
    more === 0 ? [] : [{ ...place, message: message('openstack.oddRecord.more', { collection, count: more }), hint }]
  const values = { collection, count: records.length }
  return openstackError({ code: 'unexpected', key: 'openstack.oddRecords', values, problems: [...each, ...rest] })
}
