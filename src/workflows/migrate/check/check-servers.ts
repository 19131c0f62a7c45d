import type { CheckFinding } from '../../../domain/migration-check.ts'
import type { Server } from '../../../domain/resources.ts'
import type { Entry } from '../../../plan/entries.ts'
import { at, created, finding, placed, type Checking, type Placed } from './checking.ts'

/** Sizes, what servers start from, their state, volumes that would stay behind, and whether anybody asks if they are well. */
export function checkServers(checking: Checking): readonly CheckFinding[] {
  const { plan, now } = checking
  const byId = new Map(now.source.servers.map((server) => [server.id, server] as const))
  const volumes = new Map(placed(plan, 'volumes').map(({ entry }) => [entry.observed.id, entry] as const))
  const findings = created(plan, 'servers').flatMap((one) => {
    const server = byId.get(one.entry.observed.id)
    const { name, boot } = one.entry.desired
    return [
      ...sizeFindings(one, checking),
      ...(boot === null ? [finding('nothingToStart', at(one), { name })] : []),
      ...(server === undefined ? [] : [...stateFindings(one, server), ...leftVolumes(one, server, volumes)]),
    ]
  })
  return [...findings, ...uncheckedFindings(checking)]
}

/** One for each tenant: a fleet would have hundreds. */
function uncheckedFindings({ plan }: Checking): readonly CheckFinding[] {
  return Object.entries(plan.tenants).flatMap(([tenant, { servers }]) => {
    const unchecked = servers.filter(({ how }) => how.action === 'create' && how.healthChecks.length === 0)
    const names = unchecked.map(({ key }) => key)
    if (names.length === 0) return []
    return [finding('noHealthCheck', { tenant, entry: 'servers' }, { count: names.length, names: names.join(', ') })]
  })
}

function sizeFindings(one: Placed<'servers'>, { now }: Checking): readonly CheckFinding[] {
  const { desired, observed } = one.entry
  const { name, size } = desired
  if (size === null) return [finding('noSize', at(one), { name })]
  const offer = now.offers.find(({ id }) => id === size)
  if (offer === undefined) return now.offers.length === 0 ? [] : [finding('noSuchSize', at(one), { name, size })]
  const [vcpu, memoryMib] = [observed.vcpu ?? offer.vcpu, observed.memoryMib ?? offer.memoryMib]
  if (offer.vcpu >= vcpu && offer.memoryMib >= memoryMib) return []
  return [finding('smallSize', at(one), { name, size, vcpu, memoryMib })]
}

function stateFindings(one: Placed<'servers'>, { state, providerState }: Server): readonly CheckFinding[] {
  const values = { name: one.entry.desired.name, state: providerState }
  if (state === 'error') return [finding('broken', at(one), values)]
  return state === 'running' || state === 'stopped' ? [] : [finding('restless', at(one), values)]
}

/** What it has in its hands and does not have in the plan, but for what is left behind on purpose. */
function leftVolumes(
  one: Placed<'servers'>,
  server: Server,
  planned: ReadonlyMap<string, Entry<'volumes'>>,
): readonly CheckFinding[] {
  const { boot, volumes, name } = one.entry.desired
  const named = new Set([...volumes, ...(boot === null ? [] : [boot.key])])
  return server.volumes
    .filter(({ volumeId }) => {
      const entry = planned.get(volumeId)
      return entry?.how.action !== 'skip' && !named.has(entry?.key ?? '')
    })
    .map(({ volumeId }) => finding('leftVolume', at(one), { name, volume: volumeId }))
}
