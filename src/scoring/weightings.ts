import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { CriterionKey } from '../domain/score.ts'
import { criterionKeys } from '../domain/score.ts'
import { greatestWeight, weightDecimals } from '../domain/weighting.ts'
import type { CriterionWeights, Weighting } from '../domain/weighting.ts'

/**
 * The weights to rank by: those of the named weighting (`balanced` when none is named), each replaced where `overrides`, written
 * `cost=3`, says so. Throws a usage error for an unknown name, criterion or figure, for a criterion named twice, and where no weight is left.
 */
export function resolveWeights(
  weightings: readonly Weighting[],
  name: string | null,
  overrides: readonly string[],
): CriterionWeights {
  const wanted = name ?? 'balanced'
  const weighting = weightings.find((one) => one.name === wanted)
  if (weighting === undefined) {
    const known = weightings.map((one) => one.name).join(', ')
    throw new BrokerError({
      kind: 'usage',
      says: message('criteria.weighting.unknown', { name: wanted }),
      next: message('criteria.weighting.known', { known }),
    })
  }
  const weights = { ...weighting.weights }
  const replaced = new Set<CriterionKey>()
  for (const text of overrides) {
    const { key, weight } = readOverride(text)
    if (replaced.has(key)) {
      throw new BrokerError({ kind: 'usage', says: message('criteria.weighting.twice', { key }) })
    }
    replaced.add(key)
    weights[key] = weight
  }
  if (criterionKeys.every((key) => weights[key] === 0)) {
    throw new BrokerError({ kind: 'usage', says: message('criteria.weighting.allZero') })
  }
  return weights
}

function readOverride(text: string): { readonly key: CriterionKey; readonly weight: number } {
  const [, name, figure] = /^\s*(\w+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  const key = criterionKeys.find((one) => one === name)
  if (key === undefined || figure === undefined) {
    throw new BrokerError({
      kind: 'usage',
      says: message('criteria.weighting.override', { text: shortened(text) }),
      next: message('criteria.weighting.overrideHint', { known: criterionKeys.join(', ') }),
    })
  }
  const weight = Number(figure)
  if (weight > greatestWeight) {
    const says = message('criteria.weighting.tooGreat', { text: shortened(text), most: greatestWeight })
    throw new BrokerError({ kind: 'usage', says })
  }
  if ((figure.split('.')[1] ?? '').length > weightDecimals) {
    const says = message('criteria.weighting.tooFine', { text: shortened(text), count: weightDecimals })
    throw new BrokerError({ kind: 'usage', says })
  }
  return { key, weight }
}

/** Enough to see what was typed. */
function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}
