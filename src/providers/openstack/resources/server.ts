import { z } from 'zod'
import type { Address, Server, ServerSize } from '../../../domain/resources.ts'
import { tenantOf, type Project } from '../cloud.ts'
import { devicesOf, extraSpecsField } from './devices.ts'
import { ephemeralField, extraDisk, swapField } from './extra-disk.ts'
import { count, isoTime, labelsField, orNull, recordOf, text } from './fields.ts'
import { serverState } from './state.ts'

const address = z.object({
  addr: z.string(),
  version: z.union([z.literal(4), z.literal(6)]),
  'OS-EXT-IPS:type': text,
  'OS-EXT-IPS-MAC:mac_addr': text,
})

const flavour = z.object({
  /** Up to microversion 2.46, and nothing but it. */
  id: text,
  original_name: text,
  vcpus: count.nullish(),
  ram: count.nullish(),
  disk: count.nullish(),
  ephemeral: ephemeralField,
  swap: swapField,
  extra_specs: extraSpecsField,
})

export const serverSchema = z.object({
  id: z.string(),
  name: text,
  status: z.string(),
  tenant_id: text,
  metadata: labelsField,
  created: text,
  flavor: flavour.nullish(),
  image: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  addresses: recordOf(z.array(address)).nullish(),
  security_groups: z.array(z.object({ name: z.string() })).nullish(),
  key_name: text,
  'OS-EXT-AZ:availability_zone': text,
  'OS-EXT-STS:task_state': text,
  'os-extended-volumes:volumes_attached': z.array(z.object({ id: z.string() })).nullish(),
})

export type NovaServer = z.infer<typeof serverSchema>

/** What Neutron says of all interfaces of one server. */
export interface Interfaces {
  /** Fixed ones. */
  readonly addresses: readonly string[]
  /** Null: one of them does not tell. */
  readonly securityGroupIds: readonly string[] | null
}

/** What Nova does not say in its list of servers. */
export interface ServerSurroundings {
  readonly project: Project
  /** Sizes by id, for services that do not embed them. */
  readonly sizes: ReadonlyMap<string, ServerSize>
  /** Name of the group by id of the server. */
  readonly groups: ReadonlyMap<string, string>
  /** By id of the server; null: they could not be read to the end. */
  readonly interfaces: ReadonlyMap<string, Interfaces> | null
}

export function toServer(given: NovaServer, around: ServerSurroundings): Server {
  const volumes = given['os-extended-volumes:volumes_attached'] ?? []
  return {
    id: given.id,
    name: given.name ?? '',
    labels: given.metadata ?? {},
    tenant: tenantOf(given.tenant_id, around.project),
    createdAt: isoTime(given.created),
    ...serverState(given.status, given['OS-EXT-STS:task_state'] ?? null),
    size: sizeOf(given.flavor, around.sizes),
    imageId: typeof given.image === 'object' ? (given.image?.id ?? null) : null,
    volumes: volumes.map(({ id }) => ({ volumeId: id, device: null })),
    addresses: addressesOf(given.addresses ?? {}),
    securityGroups: namesOfGroups(given),
    securityGroupIds: groupIdsOf(given, around),
    keyPair: orNull(given.key_name),
    zone: orNull(given['OS-EXT-AZ:availability_zone']),
    serverGroup: around.groups.get(given.id) ?? null,
  }
}

/**
 * Of all its interfaces, or not known: an interface may belong to another project, which alone sees it. Nova then shows an address, or the
 * name of a group, more than the ports explain. Two networks may give one address.
 */
function groupIdsOf(given: NovaServer, { interfaces }: ServerSurroundings): readonly string[] | null {
  if (interfaces === null) return null
  const known = interfaces.get(given.id) ?? { addresses: [], securityGroupIds: [] }
  const fixed = addressesOf(given.addresses ?? {}).filter(({ kind }) => kind === 'fixed')
  const isSeen = contains(
    known.addresses,
    fixed.map(({ address }) => address),
  )
  const isExplained = namesOfGroups(given).length <= (known.securityGroupIds?.length ?? 0)
  return isSeen && isExplained ? known.securityGroupIds : null
}

/** As often, too. */
function contains(all: readonly string[], wanted: readonly string[]): boolean {
  const count = (words: readonly string[], word: string): number => words.filter((one) => one === word).length
  return wanted.every((word) => count(all, word) >= count(wanted, word))
}

function namesOfGroups({ security_groups: groups }: NovaServer): readonly string[] {
  return [...new Set((groups ?? []).map(({ name }) => name))]
}

function sizeOf(given: NovaServer['flavor'], sizes: ServerSurroundings['sizes']): ServerSize | null {
  if (given === null || given === undefined) return null
  const { id, original_name: name, vcpus, ram, disk, extra_specs: specs } = given
  if (typeof name === 'string' && isTold(vcpus) && isTold(ram) && isTold(disk)) {
    return { name, vcpu: vcpus, memoryMib: ram, diskGib: disk, ...extraDisk(given), ...devicesOf(specs) }
  }
  return typeof id === 'string' ? (sizes.get(id) ?? null) : null
}

function isTold(figure: number | null | undefined): figure is number {
  return typeof figure === 'number'
}

function addressesOf(given: NonNullable<NovaServer['addresses']>): readonly Address[] {
  return Object.entries(given).flatMap(([network, all]) =>
    all.map((one): Address => ({
      address: one.addr,
      version: one.version,
      kind: one['OS-EXT-IPS:type'] === 'floating' ? 'public' : 'fixed',
      network,
      mac: one['OS-EXT-IPS-MAC:mac_addr'] ?? null,
    })),
  )
}
