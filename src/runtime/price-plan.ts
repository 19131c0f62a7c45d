import type { Inventory } from '../domain/inventory.ts'
import { message, type Message } from '../domain/message.ts'
import type { Estimate } from '../domain/migration-estimate.ts'
import { catalogueName } from '../domain/openstack-presets.ts'
import type { Plan } from '../plan/plan-schema.ts'
import type { CompareTexts } from '../workflows/compare.ts'
import { nothingPriced, priceSides, type CataloguedEnd } from '../workflows/migrate/estimate/price-sides.ts'
import { readBundled } from './bundled.ts'
import { catalogueTexts } from './catalogue-texts.ts'
import { today } from './clock.ts'
import type { OpenedProfile } from './open-profile.ts'
import type { OpenedSides } from './with-sides.ts'

/** What both sides cost, where the catalogue knows one of them. */
export async function pricesOf(request: {
  readonly plan: Plan
  readonly now: { readonly source: Inventory }
  readonly opened: OpenedSides
  readonly say: (says: Message) => string
}): Promise<Pick<Estimate, 'before' | 'after'>> {
  const { plan, now, opened, say } = request
  if (!isCatalogued(opened.source) && !isCatalogued(opened.target)) {
    return nothingPriced(message('estimate.unknown.uncatalogued', { provider: plan.target.provider }))
  }
  const ends = { before: endOf(opened.source), after: endOf(opened.target) }
  return await priceSides({ plan, source: now.source, ...ends, texts: await texts(), today: today(), say })
}

/** A kind of account that many providers have is the name of none. */
function isCatalogued({ profile: { account } }: OpenedProfile): boolean {
  return catalogueName(account) !== account.kind
}

function endOf({ profile, provider }: OpenedProfile): CataloguedEnd {
  return { provider: catalogueName(profile.account), region: provider.facts.region }
}

async function texts(): Promise<Omit<CompareTexts, 'deployment'>> {
  const [catalogue, operations, facts, weightings, reference] = await Promise.all([
    catalogueTexts({ catalogue: undefined, prices: [] }),
    readBundled('operations'),
    readBundled('facts'),
    readBundled('weightings'),
    readBundled('reference-prices'),
  ])
  return { catalogue, operations, facts, weightings, reference, own: [], ownWeightings: null }
}
