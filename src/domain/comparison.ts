import type Big from 'big.js'
import type { Deployment } from './deployment.ts'
import type { Evidence } from './evidence.ts'
import type { Message } from './message.ts'
import type { Currency } from './money.ts'
import type { Origin, PriceUnit } from './offers.ts'
import type { ExchangeRate } from './rates.ts'
import type {
  CriterionKey,
  CriterionScore,
  DecidingFact,
  LegalPoint,
  OverallScore,
  SealSummary,
  WeakEvidence,
} from './score.ts'

/** All amounts of a comparison are in its `currency`, a month, net of tax, and rounded to the cent, unless said otherwise. */
export interface Comparison {
  readonly deployment: string
  /** Kinds of which more runs than the deployment says, so that every total is too low. */
  readonly incomplete: Deployment['incomplete']
  readonly currency: Currency
  /** The most that may be paid a month, tax that is not recovered included; left out where the deployment names none. */
  readonly budget?: Big
  readonly method: 'total-cost' | 'weighted-sum'
  readonly weights: Readonly<Record<string, number>>
  readonly rates: readonly ExchangeRate[]
  readonly verdict: Verdict
  /** Ranked first (by rank), then undecided, not ranked, excluded; then by total, then by id. `current` takes its place among the ranked. */
  readonly alternatives: readonly Alternative[]
  readonly warnings: readonly Message[]
  /** Laws that the classes of data bring into play; empty when none is known. */
  readonly legalPoints: readonly LegalPoint[]
  /** Id of the provider that the deployment names for backups at another one; left out where it names none. */
  readonly keeper?: string
  /** What providers of the catalogue offer besides, without a known price. Left out where nothing is. */
  readonly unweighed?: readonly UnweighedRegion[]
}

/** A region on offer that no known price covers, so that it is no alternative. */
export interface UnweighedRegion {
  readonly provider: string
  readonly providerName: string
  readonly region: string
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly country: string | null
}

export interface Verdict {
  readonly sentences: readonly Message[]
  /** False when the first cannot be told apart from all of its rivals with what is known. */
  readonly separable: boolean
  /** The one fact whose confirmation could change the winner; null when none could, or without scores. */
  readonly decidedBy: DecidingFact | null
  /** What is weakest in the evidence, the heaviest first; empty without scores. */
  readonly weakest: readonly WeakEvidence[]
  /**
   * Facts and prices that would tell the first from its rival if each turned out as estimated, what brings most first. Left out where
   * they are apart already, or where not even all of them would do.
   */
  readonly settling?: readonly Message[]
  /** Where nothing could ever be ranked, because two constraints exclude each other; null or left out: none do. */
  readonly conflict?: Conflict | null
}

/** Two constraints, as written, that nothing can meet both. */
export interface Conflict {
  readonly first: string
  readonly second: string
  /** One constraint that is met by what meets either of them; null where there is no way to write it. */
  readonly either: string | null
}

export type AlternativeState = 'ranked' | 'excluded' | 'undecided' | 'notRanked'

export interface Alternative {
  /** `provider/region`, or `current`. */
  readonly id: string
  readonly provider: string
  readonly providerName: string
  readonly region: string
  readonly country: string | null
  /** The user brought this provider: its facts and prices are the word of whoever wrote the file. */
  readonly selfDeclared: boolean
  readonly state: AlternativeState
  /** 1 is best; null unless ranked. */
  readonly rank: number | null
  /** Why it is excluded, undecided or not ranked. All reasons, the weightiest first. */
  readonly reasons: readonly Reason[]
  /** Of what is excluded: constraints that nobody could judge either, with the fact to obtain. Left out where there are none. */
  readonly stillOpen?: readonly Reason[]
  /** The provider, or what is placed there, ends; ISO 8601 calendar dates. Left out where nothing is announced. */
  readonly closing?: { readonly announced: string; readonly ends: string }
  /** Null when no bill could be drawn up at all. */
  readonly cost: Cost | null
  readonly placements: readonly Placement[]
  /** Scores, 0–100; null for `current`, for what has no bill, and before scoring. */
  readonly criteria: Readonly<Record<CriterionKey, CriterionScore>> | null
  readonly overall: OverallScore | null
  readonly seal: SealSummary | null
}

export interface Reason {
  /** The constraint as written, or a name such as `feasible`, `price`, `closed`. */
  readonly constraint: string
  readonly text: Message
}

export const billParts = [
  'compute',
  'storage',
  'snapshots',
  'backups',
  'traffic',
  'addresses',
  'managed',
  'support',
] as const
export type BillPart = (typeof billParts)[number]

export interface Cost {
  /** What the provider invoices: the exact sum of `lines`. */
  readonly bill: Big
  /** Exact sums of the lines of each part; together they are the bill. */
  readonly breakdown: Readonly<Record<BillPart, Big>>
  readonly lines: readonly BillLine[]
  readonly operations: Operations
  /** Bill + operations (when a wage is known) + own hardware. */
  readonly total: Big
  /** True when something that is needed could not be priced, or could not be read when the deployment was written: the total is a lower bound. */
  readonly lowerBound: boolean
  /** One-off cost to arrive, e.g. months of double running; null when there is no `current`. */
  readonly oneOff: OneOff | null
  readonly tax: { readonly ratePercent: string; readonly toPay: Big } | null
  /** Set when stale or unverified figures make more than 5 % of the bill: the report shows it and "ask for a quote". */
  readonly range: { readonly low: Big; readonly high: Big; readonly shareUncertain: number } | null
  /** What it comes to at worst, where nobody states how many volumes a server takes; absent where the servers carry one each. */
  readonly atWorst?: AtWorst
  readonly notIncluded: readonly NotIncluded[]
  /** The bill at other uses of promised traffic; empty when traffic is measured. */
  readonly trafficCases: readonly TrafficCase[]
  /** Twelve months, exact: for `current` from the invoice itself, not from rounded months. */
  readonly yearly: { readonly bill: Big; readonly total: Big }
  /** Against `current`; null when there is none, or for `current` itself. */
  readonly againstCurrent: AgainstCurrent | null
}

/** With a server more for each volume that finds no place where a server takes one only. */
export interface AtWorst {
  readonly bill: Big
  readonly range: Cost['range']
  readonly operations: Operations
  readonly placements: readonly Placement[]
}

export interface TrafficCase {
  /** 0–1 of the promised traffic. */
  readonly share: number
  readonly trafficGib: number
  readonly traffic: Big
  readonly bill: Big
}

/** One line of the bill: quantity × unit price, converted at `rate`, rounded to the cent, is the amount. */
export interface BillLine {
  readonly part: BillPart
  readonly component: string | null
  readonly what: Message
  readonly offer: string | null
  readonly sku: string | null
  /** How many of them; `quantity` is already multiplied. */
  readonly count: number
  readonly quantity: Big
  /** How the size of each comes about, where the line does not say it. */
  readonly derivation?: Message
  readonly unit: PriceUnit | 'line'
  readonly unitPrice: { readonly amount: string; readonly currency: Currency }
  /** Units of the comparison's currency for one unit of the price's; null when they are the same. */
  readonly rate: Big | null
  readonly amount: Big
  /**
   * The amount by the cheaper reading, where the provider does not say what it bills by; `amount` is by the dearer.
   * Absent where only one reading is possible.
   */
  readonly cheaperReading?: Big
  readonly evidence: Evidence
  readonly origin: Origin | 'deployment'
  /** The name of whoever sells it, where that is another provider than the alternative's own. */
  readonly seller?: string
}

/** True where the provider does not say what it bills some line by. */
export function hasTwoReadings(lines: readonly BillLine[]): boolean {
  return lines.some(({ cheaperReading }) => cheaperReading !== undefined)
}

/** A line whose price is old or unconfirmed, or of which nobody knows what it is billed by. */
export function isInDoubt({ evidence, cheaperReading }: BillLine): boolean {
  return evidence.confidence !== 'sourced' || cheaperReading !== undefined
}

/** Servers that nobody could count, as the volumes that they would carry have no price or no limit, are not in the hours either. */
export function lacksServers({ notIncluded }: Pick<Cost, 'notIncluded'>): boolean {
  return notIncluded.some(
    ({ needed, what }) => needed && (what.key === 'bill.missing.carriers' || what.key === 'bill.missing.volumes'),
  )
}

/** As far as anybody knows: without servers that nobody could count, only what it is at least. */
export function knownHours(cost: Cost): {
  readonly low: number
  readonly expected: number | null
  readonly high: number | null
} {
  const { hours } = cost.operations
  return lacksServers(cost) ? { low: hours.low, expected: null, high: null } : hours
}

/** Staff hours a month as an interval; money only where the deployment names a wage. */
export interface Operations {
  readonly hours: { readonly low: number; readonly expected: number; readonly high: number }
  readonly money: { readonly low: Big; readonly expected: Big; readonly high: Big } | null
  readonly items: readonly {
    readonly what: Message
    readonly low: number
    readonly expected: number
    readonly high: number
    readonly evidence: Evidence
  }[]
}

export interface OneOff {
  readonly amount: Big
  readonly items: readonly { readonly what: Message; readonly amount: Big }[]
}

export interface AgainstCurrent {
  /** This total less the current one, a month; negative saves. */
  readonly difference: Big
  /** Months until the one-off cost is paid back; null when it never is, or when nobody knows: on a lower bound. */
  readonly paybackMonths: number | null
}

export interface NotIncluded {
  readonly what: Message
  readonly why: Message
  /** True when the deployment needs it, so that the total is a lower bound; false for a remark. */
  readonly needed: boolean
}

/** True of what runs and the deployment lacks: no price is missing but a count, which only its owner can read. */
export function isUnread({ why }: NotIncluded): boolean {
  return why.key === 'bill.why.unread'
}

const withoutKeeper = [
  'bill.why.noOwnStore',
  'bill.why.noNamedStore',
  'bill.why.noOtherStore',
  'bill.why.noProvenStore',
]

/** True of backups that no other provider may keep: what is missing is a keeper, and no price of the alternative's own helps. */
export function isUnkept({ why }: NotIncluded): boolean {
  return withoutKeeper.includes(why.key)
}

export interface Placement {
  readonly component: string
  readonly count: number
  readonly sku: string
  readonly offer: string | null
  readonly vcpu: number | null
  readonly memoryGib: number | null
  /** A month, for all of `count`. */
  readonly price: Big
  /** Set when the placement needs a word: extra servers only to attach volumes, self-run where the provider sells none. */
  readonly note: Message | null
}
