import type { Component } from '../../domain/deployment.ts'
import type { FactKey } from '../../domain/facts.ts'
import { findFact } from './fact-lookup.ts'
import type { Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import { unknown } from './measure-facts.ts'
import type { Situation } from './situation.ts'

/** Zones beyond which more copies are not believed to help: what fails then fails everywhere at once. */
const copiesThatHelp = 3

/**
 * Downtime that the topology allows over the downtime that is allowed. One server has what is promised for it; like servers of a
 * component fail independently as far as there are zones to spread them over; components are needed all together.
 */
export function measureAvailability(situation: Situation): Measured {
  const { availability, components } = situation.deployment
  if (availability === null || availability >= 100) return notApplicable
  const sla = findFact(situation, 'serverSla')
  if (!sla.known) return unknown('serverSla', sla)
  const zones = findFact(situation, 'zones')
  const servers = components.filter(({ kind, managed }) => kind === 'server' && managed !== 'elsewhere')
  const ratio = (sites: number) => downtime(servers, { sla: sla.value, sites }) / (100 - availability)
  if (zones.known) return exactly(ratio(zones.value), [...sla.evidence, ...zones.evidence])
  const lacking: readonly FactKey[] = ['zones']
  return { ...exactly(ratio(1), sla.evidence), bounds: [ratio(1), ratio(copiesThatHelp)], lacking }
}

/** Per cent of the time in which some component is down. */
function downtime(servers: readonly Component[], at: { readonly sla: number; readonly sites: number }): number {
  const down = 1 - at.sla / 100
  const up = servers.reduce((all, { count }) => {
    const copies = Math.max(1, Math.min(count, at.sites, copiesThatHelp))
    return all * (1 - down ** copies)
  }, 1)
  return 100 * (1 - up)
}
