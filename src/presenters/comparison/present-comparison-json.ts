import type { Alternative } from '../../domain/comparison.ts'
import { type Big, moneyJson } from '../../domain/money.ts'
import type { ExchangeRate } from '../../domain/rates.ts'
import type { Translator } from '../../messages/translator.ts'
import type { CompareResult } from '../schemas/compare-result.ts'
import { costJson } from './json/present-cost.ts'
import { criteriaJson, overallJson, sealJson, verdictJson } from './json/present-scores.ts'
import type { ComparisonReport, ReportView } from './report.ts'
import { createWords } from './words.ts'

/** The result as the schema `broker/compare/1` describes it. Equal input gives equal output. */
export function comparisonResult(report: ComparisonReport, tr: Translator): CompareResult {
  const { comparison, catalogue } = report
  const view: ReportView = { report, tr, words: createWords(tr, comparison.currency), all: true }
  return {
    schema: 'broker/compare/1',
    deployment: comparison.deployment,
    incomplete: comparison.incomplete.length > 0,
    generatedAt: report.generatedAt,
    currency: comparison.currency,
    method: comparison.method,
    weights: { ...comparison.weights },
    rates: comparison.rates.map(rateJson),
    catalog: { digest: catalogue.digest, oldest: catalogue.oldest, newest: catalogue.newest },
    inputs: { ...report.inputs },
    verdict: verdictJson(comparison.verdict, view),
    alternatives: comparison.alternatives.map((alternative) => alternativeJson(alternative, view)),
    legalPoints: comparison.legalPoints.map((point) => ({
      ...point,
      law: tr.said(point.law),
      text: tr.said(point.text),
    })),
    unweighed: (comparison.unweighed ?? []).map(({ provider, region, country }) => ({
      provider,
      region,
      country,
      reason: tr.text('compare.unweighed.reason'),
    })),
    warnings: comparison.warnings.map((warning) => tr.t(warning)),
  }
}

/** {@link comparisonResult} as text, with a newline at the end. */
export function presentComparisonJson(report: ComparisonReport, tr: Translator): string {
  return `${JSON.stringify(comparisonResult(report, tr), null, 2)}\n`
}

function rateJson({ currency, rate, date, source }: ExchangeRate): CompareResult['rates'][number] {
  return { pair: `EUR/${currency}`, rate, date, source }
}

function alternativeJson(alternative: Alternative, view: ReportView): CompareResult['alternatives'][number] {
  const { id, provider, providerName, region, country, selfDeclared, state, rank, cost, seal } = alternative
  const { tr } = view
  const money = (amount: Big) => moneyJson({ amount, currency: view.report.comparison.currency })
  const reasons = alternative.reasons.map(({ constraint, text }) => ({ constraint, text: tr.t(text) }))
  return {
    id,
    provider,
    providerName,
    region,
    country,
    selfDeclared,
    state,
    rank,
    reason: reasons[0] ?? null,
    reasons,
    cost: cost === null ? null : costJson(cost, view),
    placements: alternative.placements.map(({ price, note, component, count, sku, offer, vcpu, memoryGib }) => ({
      component,
      count,
      sku,
      offer,
      vcpu,
      memoryGib,
      price: money(price),
      note: note === null ? null : tr.t(note),
    })),
    criteria: criteriaJson(alternative, view),
    overall: alternative.overall === null ? null : overallJson(alternative.overall),
    seal: seal === null ? null : sealJson(seal, view),
  }
}
