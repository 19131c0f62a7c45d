import { message } from '../domain/message.ts'
import { asList, asRecord, type Loose } from './loose.ts'
import type { Finding } from './price-finding.ts'

/** Tiers rise, only the last is without end, and each has exactly one price. */
export function checkTiers(row: Loose, path: readonly (string | number)[]): Finding[] {
  const tiers = asList(row['tiers']).map(asRecord)
  return tiers.flatMap((tier, index) => {
    const at = [...path, 'tiers', index]
    const findings: Finding[] = []
    if ((tier['gb'] === undefined) === (tier['tb'] === undefined)) {
      findings.push({ path: at, says: message('prices.tierPrice'), hint: message('prices.tierPrice.hint') })
    }
    const last = index === tiers.length - 1
    const before = index === 0 ? 0 : tiers[index - 1]?.['upTo']
    if (!inOrder({ before, upTo: tier['upTo'], last })) {
      findings.push({ path: at, says: message('prices.tierOrder'), hint: message('prices.tierOrder.hint') })
    }
    return findings
  })
}

function inOrder(step: { readonly before: unknown; readonly upTo: unknown; readonly last: boolean }): boolean {
  if (step.last) return step.upTo === null
  if (typeof step.upTo !== 'number') return false
  return typeof step.before !== 'number' || step.before < step.upTo
}
