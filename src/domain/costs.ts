import type { ResourceKind } from './inventory.ts'
import type { Message } from './message.ts'
import type { Big, Currency } from './money.ts'

/** What was billed for one thing in one billing month, or what it would cost in a month by the catalogue. Amounts are exact, not rounded. */
export interface CostLine {
  /** The billing month, such as `2026-10`; null: an estimate for any month. */
  readonly month: string | null
  /** As the bill or the inventory names it. */
  readonly provider: string
  /** The account as billed (name or id), or the profile; null where the bill names none. */
  readonly account: string | null
  /** Null where nothing says whose it is. */
  readonly tenant: string | null
  /** Null where the bill names none. */
  readonly service: string | null
  /** Of the price. */
  readonly sku: string | null
  /** What `quantity` counts. */
  readonly unit: string | null
  /** Id at the provider; null: the charge is for none, or they were too many to be told apart. */
  readonly resource: string | null
  readonly currency: Currency
  /** Null where a row of it says none. */
  readonly quantity: Big | null
  /** FOCUS: BilledCost, what is invoiced. */
  readonly billed: Big
  /** FOCUS: EffectiveCost, with prepayments spread; null where a row of it says none. */
  readonly effective: Big | null
  /** Rows of the bill, or resources of the inventory. */
  readonly count: number
  /** Of these the corrections of months that were invoiced before. */
  readonly corrections: number
}

/** Version of the standard by which a file was written, as far as its columns tell. */
export type FocusVersion = '1.2' | '1.0'

/** A billing file that was read. */
export interface BillFile {
  readonly file: string
  readonly rows: number
  readonly version: FocusVersion
  /** First and last billing month. */
  readonly months: readonly string[]
}

/** Everything that was billed. */
export interface Bill {
  readonly files: readonly BillFile[]
  readonly lines: readonly CostLine[]
  /** What was read although it is not as the standard says, and periods that overlap. */
  readonly warnings: readonly Message[]
}

/** What amounts are added up by. */
export const costKeys = ['provider', 'service', 'tenant'] as const
export type CostKey = (typeof costKeys)[number]

/** A sum of one month and currency. Currencies are never added. */
export interface CostTotal {
  readonly month: string | null
  /** Provider, service or tenant; null where the bill names none. */
  readonly name: string | null
  readonly currency: Currency
  readonly billed: Big
  readonly effective: Big | null
  readonly count: number
  readonly corrections: number
}

/** A sum of which a part is not known is not known. */
export function plus(a: Big | null, b: Big | null): Big | null {
  return a === null || b === null ? null : a.plus(b)
}

/** What the catalogue says that the inventories cost a month, as far as it has prices. */
export interface CostEstimate {
  readonly lines: readonly CostLine[]
  readonly unpriced: readonly Unpriced[]
}

/** Resources that the catalogue has no price for. */
export interface Unpriced {
  readonly profile: string
  readonly kind: ResourceKind
  /** Name of the size or class; may be empty. */
  readonly what: string
  readonly count: number
}

/** The lines of one month; of an estimate of any month. */
export interface MonthCosts {
  readonly month: string | null
  readonly lines: readonly CostLine[]
}

/** What the rules about costs look at: the bill, else the estimate. */
export interface CostView {
  readonly basis: 'bill' | 'estimate'
  /** The newest month, whole or not. */
  readonly newest: MonthCosts
  /** The newest month that was over when the audit was run; null: there is none. */
  readonly whole: MonthCosts | null
  /** The month before that, from this bill or from the previous result; null: neither has it. */
  readonly before: MonthCosts | null
}
