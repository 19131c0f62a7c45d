import type { Evidence } from './evidence.ts'
import type { OperatingModel } from './offers.ts'

/** Staff hours a month for one unit of work; an interval, never a single guess. */
export interface HoursInterval {
  readonly low: number
  readonly expected: number
  readonly high: number
  readonly evidence: Evidence
}

/** What operating things takes, by who operates them. The figures stand in `data/operations.yaml`. */
export interface OperationsNorms {
  /** Fixed hours a month for keeping an account of this model in order. */
  readonly account: Readonly<Record<OperatingModel, HoursInterval>>
  /** Per server and month. */
  readonly server: Readonly<Record<OperatingModel, HoursInterval>>
  /** Per self-run service (database, load balancer, mail, file share, object storage, backup) and month, on top of its server. */
  readonly selfRun: Readonly<Record<string, HoursInterval>>
  /** Per service operated by the provider and month. */
  readonly managed: HoursInterval
  /** From this many servers on, further ones cost this share of the hours (automation). */
  readonly fleet: { readonly from: number; readonly share: number; readonly evidence: Evidence }
}
