import { rateBetween } from '../../../catalog/rates.ts'
import type { RuleParameters } from '../../../domain/audit-rules.ts'
import type { CostLine, CostView } from '../../../domain/costs.ts'
import { message, type Message, type MessageValue } from '../../../domain/message.ts'
import { Big, zero } from '../../../domain/money.ts'
import {
  groupCosts,
  monthText,
  moneyText,
  sumFor,
  undecided,
  type RunRule,
  type RunScope,
  type RunVerdict,
} from './run-rule.ts'

/** The newest month counts, also while it lasts: what is over the budget already will be so at its end. */
export const budget: RunRule<'budget'> = {
  looked: ({ costs }) => costs !== null,
  judge: (told, scope) => {
    const { costs } = scope
    if (costs === null) return [undecided('all', message('audit.open.noCosts'))]
    return [...groupCosts(costs.newest.lines, told.per)].flatMap(([name, lines]) =>
      judgeGroup({ name, lines, costs }, told, scope),
    )
  },
}

interface Group {
  readonly name: string
  readonly lines: readonly CostLine[]
  readonly costs: CostView
}

function judgeGroup(
  { name, lines, costs }: Group,
  told: RuleParameters['budget'],
  { rates }: RunScope,
): readonly RunVerdict[] {
  const { currency, per, warnAtPercent } = told
  const limit = new Big(told.monthly)
  const unknown = new Set<string>()
  let sum = zero
  for (const line of lines) {
    const rate = rateBetween(rates, line.currency, currency)
    if (rate === null) unknown.add(line.currency)
    else sum = sum.plus(line.billed.times(rate))
  }
  const values: Readonly<Record<string, MessageValue>> = {
    what: sumFor(per, name),
    month: monthText(costs.newest.month),
    spent: moneyText(sum, currency),
    limit: moneyText(limit, currency),
    percent: limit.eq(0) ? '∞' : sum.div(limit).times(100).toFixed(0),
  }
  const verdict = (key: string, says: Message, part: Partial<RunVerdict> = {}): RunVerdict => ({
    ...{ verdict: 'violated', id: name, tenant: per === 'tenant' ? name : null, key, message: says },
    ...part,
  })
  if (sum.gt(limit)) return [verdict('over', message(`audit.found.budget.${costs.basis}`, values))]
  if (unknown.size > 0) {
    const currencies = [...unknown].toSorted().join(', ')
    return [verdict('rate', message('audit.open.rate', { ...values, currencies, currency }), { verdict: 'undecided' })]
  }
  if (sum.lt(limit.times(warnAtPercent).div(100))) return []
  return [verdict('near', message(`audit.found.budget.near.${costs.basis}`, values), { severity: 'low' })]
}
