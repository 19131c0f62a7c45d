import type { SealObjective } from '../../domain/facts.ts'
import { sealObjectives } from '../../domain/facts.ts'
import { findFact } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { unknown } from './measure-facts.ts'
import { linear } from './shape.ts'
import type { Situation } from './situation.ts'

/**
 * Weights in per cent of the Cloud Sovereignty Framework v1.2.1 (European Commission, DG DIGIT, October 2025). A printed table
 * that gives SOV-4 20 % adds up to 105: a misprint.
 */
export const frameworkWeights: Readonly<Record<SealObjective, number>> = {
  'SOV-1': 15,
  'SOV-2': 10,
  'SOV-3': 10,
  'SOV-4': 15,
  'SOV-5': 20,
  'SOV-6': 15,
  'SOV-7': 10,
  'SOV-8': 5,
}

/** Weights of the Commission's Sovereignty Assessment Calculator of June 2026: shown beside, never mixed in. */
export const calculatorWeights: Readonly<Record<SealObjective, number>> = {
  'SOV-1': 20,
  'SOV-2': 10,
  'SOV-3': 10,
  'SOV-4': 15,
  'SOV-5': 10,
  'SOV-6': 15,
  'SOV-7': 15,
  'SOV-8': 5,
}

/** One indicator per objective; the weighted mean of level / 4 is the framework's sovereignty score. */
export const sovereigntyIndicators: readonly Indicator[] = sealObjectives.map((objective) => ({
  id: `sovereignty.${objective}`,
  criterion: 'sovereignty',
  weight: frameworkWeights[objective],
  unit: 'level',
  shape: linear(0, 4),
  facts: [objective],
  derived: [],
  measure: (situation) => measureLevel(situation, objective),
}))

/** A level that only the provider claims is worth no more than an unverified one. */
function measureLevel(situation: Situation, objective: SealObjective): Measured {
  const found = findFact(situation, objective)
  if (!found.known) return unknown(objective, found)
  const claimed = found.value.assessedBy === 'provider-claim'
  const evidence = claimed ? found.evidence.map((e) => ({ ...e, confidence: 'unverified' as const })) : found.evidence
  return exactly(found.value.level, evidence)
}
