import { isIPv4 } from 'node:net'
import type { Address } from '../../../domain/resources.ts'
import { directoryError } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'

/** A range of IPv4 addresses as numbers, without the two that no host has. */
interface Range {
  readonly first: number
  readonly last: number
}

/**
 * One free IPv4 address in each of the networks, from its first IPv4 subnet. A network without one gives none.
 * Nothing is reachable there: they are records.
 */
export async function freeAddresses(
  root: string,
  networkIds: readonly string[],
  signal: AbortSignal,
): Promise<Address[]> {
  if (networkIds.length === 0) return []
  const taken = new Set<string>()
  for await (const { record } of listRecords(root, 'servers', signal)) {
    for (const { network, address } of record.addresses) taken.add(`${network} ${address}`)
  }
  const found = new Map<string, Address>()
  for await (const { record } of listRecords(root, 'subnets', signal)) {
    const { networkId, cidr, version, gateway } = record
    if (version !== 4 || found.has(networkId) || !networkIds.includes(networkId)) continue
    const address = firstFree(rangeOf(cidr), (one) => one !== gateway && !taken.has(`${networkId} ${one}`))
    if (address === null) throw directoryError({ code: 'quota', key: 'directory.noAddress', values: { cidr } })
    found.set(networkId, { address, version: 4, kind: 'fixed', network: networkId, mac: null })
  }
  return networkIds.flatMap((id) => found.get(id) ?? [])
}

/** @throws ProviderError `conflict` – it is no range of IPv4 addresses. */
export function rangeOf(cidr: string): Range {
  const [base = '', prefix = ''] = cidr.split('/')
  const bits = Number(prefix)
  if (!isIPv4(base) || !/^\d{1,2}$/.test(prefix) || bits > 32) {
    throw directoryError({ code: 'conflict', key: 'directory.noRange', values: { cidr } })
  }
  const size = 2 ** (32 - bits)
  const start = Math.floor(toNumber(base) / size) * size
  return { first: start + 1, last: start + size - 2 }
}

/** Null: all are taken. */
export function firstFree({ first, last }: Range, isFree: (address: string) => boolean): string | null {
  for (let number = first; number <= last; number++) {
    const address = toText(number)
    if (isFree(address)) return address
  }
  return null
}

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const toText = (number: number): string =>
  [24, 16, 8, 0].map((shift) => String(Math.floor(number / 2 ** shift) % 256)).join('.')
