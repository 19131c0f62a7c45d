import type { Deployment } from '../../domain/deployment.ts'
import type { Market } from '../placement/market.ts'
import type { Needs } from '../placement/needs.ts'
import type { Plan } from '../placement/place.ts'
import type { ServerBackups } from '../placement/variants.ts'
import type { BackupStores } from './backup-stores.ts'
import type { CopiesSent } from './copies-sent.ts'
import type { LineContext } from './draft.ts'
import type { Pricer } from './purchase.ts'

/** Everything from which the bill for one plan in one region is drawn up. */
export interface BillRequest {
  readonly deployment: Deployment
  readonly needs: Needs
  readonly market: Market
  readonly plan: Plan
  readonly prices: Pricer
  /** Prices of other providers: without the discounts of this one. */
  readonly undiscounted: Pricer
  /** Expected a month, without the copies that are sent to another provider. */
  readonly trafficGib: number
  /** Null where backups stay at the provider. */
  readonly copiesSent: CopiesSent | null
  readonly serverBackups: ServerBackups | null
  /** Where backups may lie that must be at another provider. */
  readonly stores: BackupStores
  readonly context: LineContext
}
