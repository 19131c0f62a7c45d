import type { RuleParameters } from '../../../domain/audit-rules.ts'
import type { CostLine } from '../../../domain/costs.ts'
import { message, type Message } from '../../../domain/message.ts'
import { costChange, type CostChange } from '../costs/cost-change.ts'
import {
  comparable,
  groupCosts,
  monthText,
  moneyText,
  nothingToCompare,
  sumFor,
  type MonthPair,
  type RunRule,
  type RunVerdict,
} from './run-rule.ts'

/** The last whole month against the one before it; estimates against those of the previous result. */
export const growth: RunRule<'growth'> = {
  looked: ({ costs }) => comparable(costs) !== null,
  judge: (told, { costs }) => {
    const pair = comparable(costs)
    if (pair === null) return [nothingToCompare(costs)]
    const [before, after] = [groupCosts(pair.before.lines, told.per), groupCosts(pair.whole.lines, told.per)]
    return [...after].flatMap(([name, lines]) => {
      const then = before.get(name) ?? []
      return currenciesOf(lines).flatMap((currency) => {
        const of = (all: readonly CostLine[]): readonly CostLine[] => all.filter((line) => line.currency === currency)
        return judgeChange({ name, currency, change: costChange(of(then), of(lines)), pair }, told)
      })
    })
  },
}

function currenciesOf(lines: readonly CostLine[]): readonly string[] {
  return [...new Set(lines.map(({ currency }) => currency))].toSorted()
}

interface Changed {
  readonly name: string
  readonly currency: string
  readonly change: CostChange
  readonly pair: MonthPair
}

function judgeChange(
  { name, currency, change, pair }: Changed,
  { percent, per }: RuleParameters['growth'],
): readonly RunVerdict[] {
  const { before, after } = change
  const allowed = before.times(1 + percent / 100)
  if (after.lte(allowed) || after.lte(0)) return []
  const values = {
    what: sumFor(per, name),
    month: monthText(pair.whole.month),
    before: moneyText(before, currency),
    after: moneyText(after, currency),
    causes: causesOf(change, currency),
  }
  return [
    {
      ...{ verdict: 'violated', id: name, tenant: per === 'tenant' ? name : null, key: currency },
      message: message(`audit.found.growth.${pair.basis}`, values),
    },
  ]
}

/** In a fixed order, those that are nothing left out. */
function causesOf({ price, usage, newResources, goneResources }: CostChange, currency: string): Message {
  const parts = (
    [
      ['audit.cause.newResources', newResources],
      ['audit.cause.price', price],
      ['audit.cause.usage', usage],
      ['audit.cause.goneResources', goneResources],
    ] as const
  )
    .filter(([, amount]) => !amount.round(2).eq(0))
    .map(([key, amount]) => message(key, { amount: moneyText(amount, currency) }))
  return parts.reduceRight<Message>(
    (rest, each) => (rest.key === 'audit.cause.none' ? each : message('audit.cause.and', { first: each, rest })),
    message('audit.cause.none'),
  )
}
