import type { Confidence, Evidence } from '../../domain/evidence.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore, Interval, ScoreStatus } from '../../domain/score.ts'
import { companyFacts } from './age-facts.ts'
import type { Indicator, MeasuredValue } from './indicator.ts'
import { clamp, pointsOf } from './shape.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'
import { missingFacts, weaknessOf } from './weakness.ts'

/** An unknown indicator may be anything; it counts as a quarter, so that silence is never better than a poor fact. */
export const unknownInterval: Interval = { score: 25, low: 0, high: 100 }

/** A price that nobody names: points for it would make silence pay, and it stands in the total, too. */
const unpricedInterval: Interval = { ...unknownInterval, score: 0 }

/** Points by which the bounds of an indicator move apart for the worst confidence among its evidence. */
export const confidenceWidth: Readonly<Record<Confidence, number>> = { sourced: 0, stale: 10, unverified: 25 }

/** Null where the indicator does not apply to the deployment. */
export function scoreIndicator(indicator: Indicator, situation: Situation): IndicatorScore | null {
  const measured = indicator.measure(situation)
  const { id, criterion, weight, unit } = indicator
  const head = { id, criterion, weight, unit }
  switch (measured.kind) {
    case 'notApplicable':
      return null
    case 'unknown': {
      const { lacking } = measured
      const hidden = isToday(situation.alternative) && !lacking.some((key) => companyFacts.has(key))
      const reason = hidden ? message('criteria.reason.today') : measured.reason
      const interval = measured.isPrice === true && !isToday(situation.alternative) ? unpricedInterval : unknownInterval
      return { ...head, value: null, status: 'unknown', lacking, reason, evidence: [], ...interval }
    }
    case 'rung': {
      const points = pointsOf(indicator.shape, measured.rung)
      const status = statusOf({ evidence: measured.evidence, partial: false })
      const bounds = widened({ score: points, low: points, high: points }, widthOf(measured.evidence))
      const weak = weaknessOf(status, indicator, situation)
      return { ...head, value: measured.rung, status, ...weak, evidence: measured.evidence, ...bounds }
    }
    case 'value':
      return { ...head, ...scoreValue(indicator, measured, situation) }
  }
}

type ValueScore = Omit<IndicatorScore, 'id' | 'criterion' | 'weight' | 'unit'>

function scoreValue(indicator: Indicator, measured: MeasuredValue, situation: Situation): ValueScore {
  const { value, evidence, gaps, lacking, note, cheaper } = measured
  const partial = gaps.length > 0 || lacking.length > 0 || measured.reason !== null
  const width = lacking.length > 0 ? confidenceWidth.unverified : widthOf(evidence)
  const bounds = widened(interval(indicator, measured), width)
  const status = isOpen(measured, bounds) ? 'unknown' : statusOf({ evidence, partial })
  const weak = weaknessOf(status, indicator, situation)
  const missing = [...lacking, ...gaps]
  return {
    value,
    status,
    lacking: missing.length > 0 ? missing : weak.lacking,
    reason: measured.reason ?? (missing.length > 0 ? missingFacts('criteria.reason.gaps', missing) : weak.reason),
    ...(note === undefined ? {} : { note }),
    ...(cheaper === undefined ? {} : { cheaper }),
    evidence,
    ...bounds,
  }
}

/** Anything is possible, or nobody can say how bad it is at worst: as good as unknown, whatever part of it is known. */
function isOpen({ estimate }: MeasuredValue, { low, high }: Interval): boolean {
  return (low === 0 && high === 100) || !Number.isFinite(estimate)
}

function interval(indicator: Indicator, { estimate, bounds }: MeasuredValue): Interval {
  const points = [estimate, ...bounds].map((value) => pointsOf(indicator.shape, value))
  return { score: pointsOf(indicator.shape, estimate), low: Math.min(...points), high: Math.max(...points) }
}

function widened({ score, low, high }: Interval, width: number): Interval {
  return { score, low: clamp(low - width), high: clamp(high + width) }
}

function widthOf(evidence: readonly Evidence[]): number {
  return Math.max(0, ...evidence.map(({ confidence }) => confidenceWidth[confidence]))
}

function statusOf(known: { readonly evidence: readonly Evidence[]; readonly partial: boolean }): ScoreStatus {
  if (known.evidence.some(({ confidence }) => confidence === 'unverified')) return 'unverified'
  if (known.partial) return 'partial'
  return known.evidence.some(({ confidence }) => confidence === 'stale') ? 'stale' : 'known'
}
