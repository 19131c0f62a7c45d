import type { SealLevel, SealObjective } from '../../domain/facts.ts'
import { sealObjectives } from '../../domain/facts.ts'
import type { ContraryFact, Interval, OutsideTotal, SealObjectiveLevel, SealSummary } from '../../domain/score.ts'
import type { FactQuestion } from './fact-lookup.ts'
import { findEntries, findFact } from './fact-lookup.ts'
import { calculatorWeights, frameworkWeights } from './sovereignty.ts'

const highest: SealLevel = 4
/** From this level on, law from outside is said to have little or no hold (framework v1.2.1, SOV-2). */
const littleForeignLaw: SealLevel = 3

/** Levels as they are said to be, whoever says it; who says it stands beside each. Null when no objective is known. */
export function summariseSeal(question: FactQuestion): SealSummary | null {
  const objectives = sealObjectives.map((objective): SealObjectiveLevel => {
    const found = findFact(question, objective)
    if (!found.known) return { objective, level: null, assessedBy: null, evidence: null }
    const { level, assessedBy } = found.value
    return { objective, level, assessedBy, evidence: found.evidence[0] ?? null }
  })
  if (objectives.every(({ level }) => level === null)) return null
  const contrary = contraryFacts(question, objectives)
  const outside = outsideTotal(question)
  return {
    ...(outside === null ? {} : { outside }),
    ...(contrary.length === 0 ? {} : { contrary }),
    overall: { low: lowest(objectives, 0), high: lowest(objectives, highest) },
    score: sealScore(objectives, frameworkWeights),
    calculator: sealScore(objectives, calculatorWeights),
    objectives,
    estimated: objectives.some(
      ({ assessedBy, evidence }) => assessedBy !== 'contracting-authority' || evidence?.selfDeclared === true,
    ),
  }
}

/** Foreign law that is known to reach the data, where the level for law says that little of it does. */
function contraryFacts(question: FactQuestion, objectives: readonly SealObjectiveLevel[]): readonly ContraryFact[] {
  const level = objectives.find(({ objective }) => objective === 'SOV-2')?.level ?? null
  if (level === null || level < littleForeignLaw) return []
  return findEntries(question, 'foreignReach').flatMap((entry) =>
    entry.known
      ? entry.value.map((text) => ({ objective: 'SOV-2', level, text, evidence: entry.evidence }) as const)
      : [],
  )
}

/** As it was published; null where nobody has looked for one. */
function outsideTotal(question: FactQuestion): OutsideTotal | null {
  const found = findFact(question, 'calculatorScore')
  if (!found.known) return found.reason === null ? null : { percent: null, evidence: null }
  const [evidence] = found.evidence
  return evidence === undefined ? null : { percent: found.value.percent, evidence }
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
