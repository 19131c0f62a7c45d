import type { Evidence } from './evidence.ts'
import type { Currency } from './money.ts'

/** What one unit of demand costs at nobody in particular: the yardstick for totals where the deployment names no budget. */
export const referenceUnits = [
  'vcpu-month',
  'memory-GiB-month',
  'storage-capacity-GiB-month',
  'storage-general-GiB-month',
  'storage-fast-GiB-month',
  'snapshot-GiB-month',
  'object-GiB-month',
  'file-share-GiB-month',
  'backup-GiB-month',
  'traffic-GB',
  'ipv4-month',
  'load-balancer-month',
  '1000-mails',
] as const
export type ReferenceUnit = (typeof referenceUnits)[number]

/** Hours a month that running something takes at the yardstick. Servers beyond {@link firstServers} are `further-server`. */
export const referenceWork = ['account', 'server', 'further-server', 'self-run-service', 'managed-service'] as const
export const firstServers = 20
export type ReferenceWork = (typeof referenceWork)[number]

/** From `data/reference-prices.yaml`. Changing a figure changes scores, so the file has a version that reports carry. */
export interface ReferencePrices {
  readonly version: string
  readonly currency: Currency
  readonly prices: Readonly<Record<ReferenceUnit, ReferenceFigure>>
  readonly hours: Readonly<Record<ReferenceWork, ReferenceFigure>>
  /** A managed database against a server of its size, as a factor. */
  readonly managedFactor: ReferenceFigure
}

/** `amount` is a decimal string. */
export interface ReferenceFigure {
  readonly amount: string
  readonly evidence: Evidence
}
