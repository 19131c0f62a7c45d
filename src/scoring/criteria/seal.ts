import type { SealLevel, SealObjective } from '../../domain/facts.ts'
import { sealObjectives } from '../../domain/facts.ts'
import type { Interval, SealObjectiveLevel, SealSummary } from '../../domain/score.ts'
import type { FactQuestion } from './fact-lookup.ts'
import { findFact } from './fact-lookup.ts'
import { calculatorWeights, frameworkWeights } from './sovereignty.ts'

const highest: SealLevel = 4

/** Levels as they are said to be, whoever says it; who says it stands beside each. Null when no objective is known. */
export function summariseSeal(question: FactQuestion): SealSummary | null {
  const objectives = sealObjectives.map((objective): SealObjectiveLevel => {
    const found = findFact(question, objective)
    if (!found.known) return { objective, level: null, assessedBy: null, evidence: null }
    const { level, assessedBy } = found.value
    return { objective, level, assessedBy, evidence: found.evidence[0] ?? null }
  })
  if (objectives.every(({ level }) => level === null)) return null
  return {
    overall: { low: lowest(objectives, 0), high: lowest(objectives, highest) },
    score: sealScore(objectives, frameworkWeights),
    calculator: sealScore(objectives, calculatorWeights),
    objectives,
    estimated: objectives.some(
      ({ assessedBy, evidence }) => assessedBy !== 'contracting-authority' || evidence?.selfDeclared === true,
    ),
  }
}

/** The weakest objective decides. */
function lowest(objectives: readonly SealObjectiveLevel[], unknown: SealLevel): SealLevel {
  return objectives.reduce<SealLevel>((least, { level }) => {
    const one = level ?? unknown
    return one < least ? one : least
  }, highest)
}

/** Σ weight × level / 4, weights in per cent, so the result is in per cent; an unknown level is 0 to 4 and counts as 1. */
function sealScore(
  objectives: readonly SealObjectiveLevel[],
  weights: Readonly<Record<SealObjective, number>>,
): Interval {
  const total = (unknown: SealLevel) =>
    objectives.reduce((sum, { objective, level }) => sum + weights[objective] * (level ?? unknown), 0) / highest
  return { score: total(1), low: total(0), high: total(highest) }
}
