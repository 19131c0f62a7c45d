import type { Comparison } from '../domain/comparison.ts'
import type { DataClassRule } from '../domain/data-class-rule.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import type { ReferencePrices } from '../domain/reference.ts'
import type { CriterionWeights } from '../domain/weighting.ts'
import { certificateKindWarnings } from './certificate-kinds.ts'
import type { CompareCostRequest } from './compare-cost.ts'
import { billAll } from './compare-cost.ts'
import { factConstraints } from './constraints/fact-constraints.ts'
import { costVerdict } from './cost/verdict.ts'
import { aboutDeployment } from './about-deployment.ts'
import { incompleteWarning } from './cost/incomplete-warning.ts'
import { costWarnings } from './cost/warnings.ts'
import { scoreAlternatives } from './criteria/score-alternatives.ts'
import { farDates } from './far-dates.ts'
import { impliedConstraints, legalPoints } from './legal-points.ts'
import { closingWarnings, keeperWarnings } from './rank/closing.ts'
import { rankByScore } from './rank/rank-by-score.ts'
import { rankedOf, scoreVerdict } from './rank/score-verdict.ts'
import { todayWarnings } from './rank/today-warning.ts'
import { weightedSum } from './rank/weighted-sum.ts'
import { unweighedRegions } from './unweighed-regions.ts'

export interface CompareByCriteriaRequest extends CompareCostRequest {
  readonly knowledge: {
    readonly providers: readonly ProviderFacts[]
    readonly dataClasses: readonly DataClassRule[]
  }
  readonly weights: CriterionWeights
  readonly reference: ReferencePrices
}

/** Ranks where a deployment could run by the seven criteria. Pure: the same request gives the same result. */
export function compareByCriteria(request: CompareByCriteriaRequest): Comparison {
  const { deployment, catalogue, knowledge, weights, reference, options, today } = request
  const facts = knowledge.providers
  const { jurisdictions } = options
  const points = legalPoints({ deployment, rules: knowledge.dataClasses, jurisdictions, today })
  const require = [...new Set([...deployment.require, ...impliedConstraints(points)])]
  const moreConstraints = { ...options.moreConstraints, ...factConstraints({ facts, jurisdictions, today }) }
  const bills = billAll({
    ...request,
    deployment: { ...deployment, require },
    options: { ...options, moreConstraints },
  })
  const { billed, stores, rates, context, conflict, judging } = bills
  const scores = scoreAlternatives({
    deployment,
    catalogue,
    stores: request.stores,
    alternatives: bills.alternatives,
    facts,
    weights,
    reference,
    rates: request.rates,
    today,
    method: weightedSum,
  })
  const alternatives = rankByScore(scores.alternatives, deployment.usersIn)
  const { convert } = context
  const closing = { deployment, facts, today, billed }
  const unweighed = unweighedRegions(catalogue, facts, judging)
  return {
    ...aboutDeployment(deployment),
    method: weightedSum.name,
    weights,
    rates,
    verdict: alternatives.some(({ state }) => state === 'ranked')
      ? scoreVerdict({ ...scores, deployment, alternatives, facts, weights, today, billed })
      : costVerdict({
          alternatives,
          currency: deployment.currency,
          require,
          backupsElsewhere: deployment.backup?.otherProvider === true,
          conflict,
        }),
    alternatives,
    warnings: [
      ...incompleteWarning(deployment),
      ...farDates({ offers: catalogue.offers, facts, today }),
      ...certificateKindWarnings(facts),
      ...todayWarnings(alternatives, facts),
      ...closingWarnings(rankedOf(alternatives), closing),
      ...keeperWarnings(rankedOf(alternatives), stores, closing),
      ...costWarnings({ ...closing, alternatives, providers: catalogue.providers, unweighed, rates, convert }),
    ],
    legalPoints: points,
    ...(unweighed.length === 0 ? {} : { unweighed }),
  }
}
