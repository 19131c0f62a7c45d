import type { Message } from '../../domain/message.ts'
import type { PolicyEntry } from '../../domain/policy.ts'
import type { World } from './audit-account.ts'
import { demandFlaw, type Demand } from './judge-demand.ts'
import { demandsOf } from './rules/demands.ts'

/** What is wrong with countries, certificates and levels that an entry names. */
export function demandFlaws(entry: PolicyEntry, world: World): readonly Message[] {
  return demandsIn(entry, world).flatMap(({ text }) => {
    const flaw = demandFlaw(text, world)
    return flaw === null ? [] : [flaw]
  })
}

function demandsIn(entry: PolicyEntry, world: World): readonly Demand[] {
  switch (entry.rule) {
    case 'data-location':
      return demandsOf['data-location'](entry.with, world)
    case 'control':
      return demandsOf.control(entry.with, world)
    case 'jurisdiction':
      return demandsOf.jurisdiction(entry.with, world)
    case 'certification':
      return demandsOf.certification(entry.with, world)
    case 'data-class':
      return demandsOf['data-class'](entry.with, world)
    case 'seal-floor':
      return demandsOf['seal-floor'](entry.with, world)
    case 'budget':
    case 'closing-provider':
    case 'dependency':
    case 'growth':
    case 'price-rise':
    case 'image-end-of-life':
    case 'label-missing':
    case 'no-tenant':
    case 'open-to-world':
    case 'orphaned-volume':
    case 'snapshot-too-old':
    case 'stale-evidence':
    case 'too-many-snapshots':
    case 'unencrypted-volume':
    case 'unused-address':
    case 'volume-without-snapshot':
      return []
  }
}
