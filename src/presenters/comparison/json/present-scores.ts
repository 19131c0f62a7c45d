import type { Alternative, Verdict } from '../../../domain/comparison.ts'
import {
  criterionKeys,
  type CriterionScore,
  type Interval,
  type OverallScore,
  type SealSummary,
} from '../../../domain/score.ts'
import type { Translator } from '../../../messages/translator.ts'
import type { CompareResult } from '../../schemas/compare-result.ts'
import type { ReportView } from '../report.ts'
import { sealNote } from '../seal.ts'
import { saidText } from '../../said-text.ts'
import { evidenceJson } from '../sure.ts'

type AlternativeJson = CompareResult['alternatives'][number]
type CriterionJson = NonNullable<AlternativeJson['criteria']['security']>

/** The seven criteria with their indicators; empty without scores. */
export function criteriaJson({ criteria }: Alternative, view: ReportView): AlternativeJson['criteria'] {
  if (criteria === null) return {}
  return Object.fromEntries(criterionKeys.map((key) => [key, criterionJson(criteria[key], view)]))
}

function criterionJson(criterion: CriterionScore, { tr }: ReportView): CriterionJson {
  const { notApplicable, unknownShare } = criterion
  const indicators = criterion.indicators.map((indicator) => ({
    id: indicator.id,
    value: indicator.value,
    unit: indicator.unit,
    ...interval(indicator),
    weight: indicator.weight,
    status: indicator.status,
    reason: indicator.reason === null ? null : tr.t(indicator.reason),
    ...(indicator.note === undefined ? {} : { note: tr.t(indicator.note) }),
    lacking: [...indicator.lacking],
    evidence: indicator.evidence.map(evidenceJson),
  }))
  return { ...interval(criterion), indicators, notApplicable: [...notApplicable], unknownShare: rounded(unknownShare) }
}

export function overallJson(overall: OverallScore): NonNullable<AlternativeJson['overall']> {
  return { ...interval(overall), unknownShare: rounded(overall.unknownShare) }
}

/** Points and shares have four decimals: finer than any evidence, and the same on every machine. */
function interval({ score, low, high }: Interval): Interval {
  return { score: rounded(score), low: rounded(low), high: rounded(high) }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

export function sealJson(seal: SealSummary, view: ReportView): NonNullable<AlternativeJson['seal']> {
  return {
    overall: { low: seal.overall.low, high: seal.overall.high },
    score: interval(seal.score),
    calculator: interval(seal.calculator),
    objectives: seal.objectives.map(({ objective, level, assessedBy, evidence }) => ({
      objective,
      level,
      assessedBy,
      evidence: evidence === null ? null : evidenceJson(evidence),
    })),
    ...outsideJson(seal),
    ...contraryJson(seal, view.tr),
    estimated: seal.estimated,
    note: sealNote(seal, view),
  }
}

/** What somebody else published, where that is known or was looked for. */
export function outsideJson({ outside }: SealSummary): Pick<NonNullable<AlternativeJson['seal']>, 'outside'> {
  if (outside === undefined) return {}
  const { percent, evidence } = outside
  return { outside: { percent, evidence: evidence === null ? null : evidenceJson(evidence) } }
}

/** What speaks against a level, where something does. */
export function contraryJson(
  { contrary }: SealSummary,
  tr: Translator,
): Pick<NonNullable<AlternativeJson['seal']>, 'contrary'> {
  if (contrary === undefined) return {}
  const facts = contrary.map((fact) => ({
    ...fact,
    text: saidText(fact.text, tr),
    evidence: evidenceJson(fact.evidence),
  }))
  return { contrary: facts }
}

/** Verdict with what it hangs on. */
export function verdictJson(verdict: Verdict, { tr }: ReportView): CompareResult['verdict'] {
  const { decidedBy, conflict = null, settling = [] } = verdict
  return {
    text: verdict.sentences.map((sentence) => tr.t(sentence)).join(' '),
    separable: verdict.separable,
    decidedBy: decidedBy === null ? null : { ...decidedBy, text: tr.t(decidedBy.text) },
    settling: settling.map((fact) => tr.t(fact)),
    conflict: conflict === null ? null : { ...conflict },
    weakest: verdict.weakest.map((weak) => ({ ...weak, text: tr.t(weak.text) })),
  }
}
