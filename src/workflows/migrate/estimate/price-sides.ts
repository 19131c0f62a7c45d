import type { Alternative, Comparison } from '../../../domain/comparison.ts'
import type { Inventory } from '../../../domain/inventory.ts'
import { message, type Message } from '../../../domain/message.ts'
import type { Estimate, PricedPlace } from '../../../domain/migration-estimate.ts'
import { criterionKeys } from '../../../domain/score.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { compare, type CompareTexts } from '../../compare.ts'
import { toDeployment } from '../../inventory/to-deployment.ts'
import { created } from '../check/checking.ts'

/** One end as the catalogue names it. */
export interface CataloguedEnd {
  readonly provider: string
  readonly region: string | null
}

export interface PricingRequest {
  readonly plan: Plan
  readonly source: Inventory
  readonly before: CataloguedEnd
  readonly after: CataloguedEnd
  readonly texts: Omit<CompareTexts, 'deployment'>
  /** Calendar date, ISO 8601. */
  readonly today: string
  readonly say: (says: Message) => string
}

/** What everything that moves costs at both ends, and how both are scored: as `compare` does it, from the inventory. */
export async function priceSides(request: PricingRequest): Promise<Pick<Estimate, 'before' | 'after'>> {
  const { plan, source, before, after, texts, today, say } = request
  const inventory = movingPart(plan, source)
  if (inventory.servers.length + inventory.volumes.length === 0)
    return nothingPriced(message('estimate.unknown.nothing'))
  const { text } = toDeployment({ inventory, currentProvider: before.provider, file: null, say })
  const { comparison } = await compare({
    texts: { ...texts, deployment: { file: plan.name, text } },
    method: 'weighted-sum',
    rates: [],
    acceptRate: false,
    require: [],
    weighting: null,
    weights: [],
    today,
  })
  return { before: priced(comparison, before), after: priced(comparison, after) }
}

/** Both sides unknown, for one reason. */
export function nothingPriced(reason: Message): Pick<Estimate, 'before' | 'after'> {
  return { before: { known: false, reason }, after: { known: false, reason } }
}

function movingPart(plan: Plan, source: Inventory): Inventory {
  const ids = new Set(
    [...created(plan, 'servers'), ...created(plan, 'volumes')].map(({ kind, entry }) => `${kind} ${entry.observed.id}`),
  )
  return {
    ...source,
    servers: source.servers.filter(({ id }) => ids.has(`servers ${id}`)),
    volumes: source.volumes.filter(({ id }) => ids.has(`volumes ${id}`)),
    snapshots: [],
  }
}

/** In the region of the account, else in one whose name differs in digits only, else in the cheapest one of the provider. */
function priced({ alternatives, currency }: Comparison, { provider, region }: CataloguedEnd): Estimate['after'] {
  const all = alternatives.filter((one) => one.provider === provider && one.id !== 'current')
  const sorted = all.toSorted(byTotal)
  const near = sorted.find((each) => region !== null && stem(each.region) === stem(region))
  const one = all.find((each) => each.region === region) ?? near ?? sorted[0]
  if (one === undefined) return { known: false, reason: message('estimate.unknown.provider', { provider }) }
  if (one.cost === null) {
    return { known: false, reason: one.reasons[0]?.text ?? message('estimate.unknown.provider', { provider }) }
  }
  const { bill, lowerBound } = one.cost
  const place: PricedPlace = {
    place: one.id,
    bill: { amount: bill.toFixed(2), currency },
    atLeast: lowerBound,
    scores: scoresOf(one),
  }
  return { known: true, value: place }
}

/** `GRA` of `GRA11`: data centres of one place. */
const stem = (region: string): string => region.replace(/[\d-]*$/, '').toLowerCase()

/** What has no bill comes last. */
function byTotal({ cost: a }: Alternative, { cost: b }: Alternative): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.total.cmp(b.total)
}

function scoresOf({ criteria, overall }: Alternative): PricedPlace['scores'] {
  if (criteria === null || overall === null) return null
  const scores = criterionKeys.map((key) => [key, Math.round(criteria[key].score)] as const)
  return Object.fromEntries([...scores, ['overall', Math.round(overall.score)]])
}
