import type { Deployment } from '../domain/deployment.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import type { Catalogue, ObjectStorageOffer } from '../domain/offers.ts'
import { applyConstraints } from './constraints/apply-constraints.ts'
import type { Judging } from './constraints/constraint.ts'
import type { BackupStores } from './cost/backup-stores.ts'
import { backupStores } from './cost/backup-stores.ts'
import { emptyAlternative } from './cost/bill-alternatives.ts'
import type { Market } from './placement/market.ts'
import { markets } from './placement/market.ts'
import { noticeFor } from './rank/closing-notice.ts'

export interface ProvenStoresRequest {
  readonly deployment: Deployment
  readonly weighed: readonly Market[]
  readonly reference: Catalogue
  readonly facts: readonly ProviderFacts[]
  readonly today: string
}

/** Where backups may lie that must be at another provider: every requirement on the data is proven there. What is unknown is no proof. */
export function provenStores(request: ProvenStoresRequest, { constraints, table }: Judging): BackupStores {
  const { deployment, weighed, facts, today } = request
  const covering = constraints.filter(({ key, operator }) => table[key]?.coversBackups?.includes(operator) === true)
  return backupStores({
    deployment,
    markets: weighed,
    reference: deployment.backup?.otherProvider === true ? markets(request.reference) : [],
    required: covering.map(({ text }) => text),
    isProven: (offer, market) => isProven({ offer, market }, { constraints: covering, table }),
    endOf: (offer) => noticeFor(facts, { ...offer, products: () => [offer] })?.ends ?? null,
    today,
  })
}

function isProven(
  { offer, market }: { readonly offer: ObjectStorageOffer; readonly market: Market },
  { constraints, table }: Judging,
): boolean {
  const alternative = { ...emptyAlternative(market), state: 'ranked' } as const
  return applyConstraints({ alternative, offers: [offer] }, constraints, table).state === 'ranked'
}
