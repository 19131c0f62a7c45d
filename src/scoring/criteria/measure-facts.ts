import type { Evidence } from '../../domain/evidence.ts'
import type { FactKey, FactValues, Feature } from '../../domain/facts.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'
import { listed } from '../cost/name.ts'
import { saidReason } from '../../domain/said-reason.ts'
import { findFact } from './fact-lookup.ts'
import type { FoundFact } from './fact-lookup.ts'
import type { Measured, MeasuredValue } from './indicator.ts'
import { exactly } from './indicator.ts'
import { missingFacts } from './weakness.ts'
import type { Situation } from './situation.ts'

/** Facts whose value is a rung of a ladder. */
type RungFact = { readonly [K in FactKey]: FactValues[K] extends string ? K : never }[FactKey]
/** Facts whose value is a list of features. */
type FeatureFact = {
  readonly [K in FactKey]: FactValues[K] extends Readonly<Record<string, Feature>> ? K : never
}[FactKey]
type NumberFact = { readonly [K in FactKey]: FactValues[K] extends number ? K : never }[FactKey]

export function rungOf(key: RungFact): (situation: Situation) => Measured {
  return (situation) => {
    const found = findFact(situation, key)
    return found.known ? { kind: 'rung', rung: found.value, evidence: found.evidence } : unknown(key, found)
  }
}

export function numberOf(key: NumberFact): (situation: Situation) => Measured {
  return (situation) => {
    const found = findFact(situation, key)
    return found.known ? exactly(found.value, found.evidence) : unknown(key, found)
  }
}

/** Share of the features that are there, in per cent; features nobody knows count as a quarter and widen the bounds. */
export function featuresOf(key: FeatureFact): (situation: Situation) => Measured {
  return (situation) => {
    const found = findFact(situation, key)
    if (!found.known) return unknown(key, found)
    return featureShare({ key, features: Object.entries(found.value), evidence: found.evidence })
  }
}

export function featureShare(of: {
  readonly key: FactKey
  /** By name. */
  readonly features: readonly (readonly [string, Feature])[]
  readonly evidence: readonly Evidence[]
}): MeasuredValue {
  const share = 100 / of.features.length
  const there = of.features.filter(([, feature]) => feature === true).length * share
  const missing = of.features.flatMap(([name, feature]) => (feature === null ? [featureName(name)] : []))
  const open = missing.length * share
  return {
    ...exactly(there, of.evidence),
    estimate: there + open / 4,
    bounds: [there, there + open],
    gaps: open > 0 ? [of.key] : [],
    reason: unknownFeatures(missing),
  }
}

/** Features that may be on offer or not. */
function unknownFeatures(features: readonly Message[]): Message | null {
  const what = listed(features)
  return what === null ? null : message('criteria.reason.features', { what })
}

/** What to ask for, where a part of a fact is missing. */
export function unknownParts(parts: readonly Message[]): Message | null {
  const what = listed(parts)
  return what === null ? null : message('criteria.reason.parts', { what })
}

function featureName(name: string): Message {
  // A test finds the name of every feature of the facts in both languages.
  return message(`criteria.part.${name}` as Extract<MessageKey, `criteria.part.${string}`>)
}

/** The reason given in the facts, else that nothing is known. */
export function unknown(key: FactKey, found: Extract<FoundFact<unknown>, { known: false }>): Measured {
  const said = found.reason === null ? null : saidReason(found.reason)
  return { kind: 'unknown', lacking: [key], reason: said ?? missingFacts('criteria.reason.noFact', [key]) }
}
