import type { Evidence, Known } from './evidence.ts'
import type { FactWords } from './message.ts'

/**
 * What is known about a provider apart from its prices. A file of facts maps every key of {@link FactValues} to one or
 * more entries; an entry is a value with its evidence, or a known unknown with the reason, and may be narrowed to
 * regions and products.
 *
 * - A plain fact: of the entries that match what is placed, the narrowest wins (products before regions before none).
 * - A list fact (certifications, foreignReach, ownershipChanges, incidents): every matching entry counts and the lists are
 *   joined. An entry with an empty list and evidence says "looked for, none found"; no entry at all is an unknown.
 */
export interface ProviderFacts {
  readonly provider: string
  /** True for a file that the user brought. */
  readonly selfDeclared: boolean
  readonly facts: FactBook
  /** Ids of regions on offer that no bundled price covers under any name. Left out where there are none. */
  readonly unpriced?: readonly string[]
}

export type FactBook = { readonly [K in FactKey]?: readonly Fact<FactValues[K]>[] }

/** What is known of a provider, and where it holds. */
export type Fact<T> = Known<T> & { readonly scope: Scope }

/**
 * Where an entry holds. Left out in a file: `all`.
 * `regions`: ids of the catalogue's regions. `products`: patterns, see {@link ProductPattern}.
 */
export interface Scope {
  readonly regions: 'all' | readonly string[]
  readonly products: 'all' | readonly ProductPattern[]
}

/**
 * A SKU with `*` as wildcard (`b3-*`), or `kind:` and a kind of offer (`kind:server`, `kind:database`), or the name of a
 * product line that no offer of the catalogue belongs to (`line:hosted-private-cloud`): the last matches nothing placed,
 * and is kept so that a reader sees what the fact is about.
 */
export type ProductPattern = string

/** ISO 3166-1 alpha-2. */
type Country = string
/** ISO 8601 calendar date. */
export type Day = string
/** A feature that is there (`true`), is not (`false`), or nobody knows (`null`): null widens the score, it is not a no. */
export type Feature = boolean | null

export const sealObjectives = ['SOV-1', 'SOV-2', 'SOV-3', 'SOV-4', 'SOV-5', 'SOV-6', 'SOV-7', 'SOV-8'] as const
export type SealObjective = (typeof sealObjectives)[number]
export const assessors = ['provider-claim', 'third-party', 'user', 'contracting-authority'] as const
export type Assessor = (typeof assessors)[number]
export const sealLevels = [0, 1, 2, 3, 4] as const
export type SealLevel = (typeof sealLevels)[number]

export interface SealAssessment {
  readonly level: SealLevel
  readonly assessedBy: Assessor
}

export interface Holder {
  readonly name: FactWords
  readonly country: Country
  /** Per cent; null when not published. Groups of holders who act together are one holder. */
  readonly capitalPercent: number | null
  readonly votesPercent: number | null
  /** Can alone stop decisions (golden share, veto in the articles). */
  readonly veto: boolean
}

export interface Certification {
  /** As in the constraint: `ISO27001`, `SOC2-II`, `C5`, `HDS`, `SecNumCloud`, `ENS-High`, `PCI-DSS`, `CSA-STAR-2`, … */
  readonly name: string
  /** What the certificate covers; null when the source does not say: then it satisfies no constraint. */
  readonly products: 'all' | readonly ProductPattern[] | null
  readonly regions: 'all' | readonly string[] | null
  readonly issuer: string | null
  readonly validFrom: Day | null
  readonly validUntil: Day | null
}

export interface PriceChange {
  readonly date: Day
  /** Per cent on the list price of what is named; negative for a cut. */
  readonly percent: number
  readonly what: FactWords
}

export interface Incident {
  readonly date: Day
  readonly what: FactWords
  /** `data-loss` outweighs an outage of any length. */
  readonly kind: 'outage' | 'data-loss' | 'breach'
  readonly hours: number | null
}

/** The facts and their values. Every key is scored by at most one indicator; the rest is evidence or serves constraints. */
export interface FactValues {
  // Who it is: evidence of the sovereignty objectives, constraints, never scored themselves.
  /** The company that signs the contract with a customer in the European Union. */
  readonly contractEntity: { readonly name: FactWords; readonly country: Country }
  /** Ultimate holders, largest first. Law of control follows from them. */
  readonly holders: readonly Holder[]
  /** Law that the deciding holder is under, where holders are not published or none decides alone. */
  readonly lawOfControl: { readonly country: Country; readonly through: FactWords }
  /** Foreign laws or orders known to reach the data, in a sentence each. */
  readonly foreignReach: readonly FactWords[]
  readonly staff: { readonly countries: readonly Country[]; readonly note: FactWords }
  /** Where the data of a region lies; scope it to the region. */
  readonly location: { readonly country: Country; readonly city: string | null; readonly operator: string | null }
  readonly openness: { readonly stack: FactWords; readonly openSource: 'mostly' | 'partly' | 'no' }
  /** How volumes and images leave: `image-download`, `snapshot-export`, `block-read`, `rescue-copy`, … and a sentence. */
  readonly exit: { readonly ways: readonly string[]; readonly note: FactWords }
  readonly energy: {
    readonly pue: number | null
    readonly renewablePercent: number | null
    readonly waterLitresPerKwh: number | null
    readonly note: FactWords | null
  }
  /** A sourced outside assessment under the calculator's weights of June 2026, per cent. Shown beside, never scored. */
  readonly calculatorScore: { readonly percent: number; readonly seal: SealLevel | null }

  // Sovereignty: one level per objective of the Cloud Sovereignty Framework v1.2.1.
  readonly 'SOV-1': SealAssessment
  readonly 'SOV-2': SealAssessment
  readonly 'SOV-3': SealAssessment
  readonly 'SOV-4': SealAssessment
  readonly 'SOV-5': SealAssessment
  readonly 'SOV-6': SealAssessment
  readonly 'SOV-7': SealAssessment
  readonly 'SOV-8': SealAssessment

  // Security
  readonly certifications: readonly Certification[]
  /** Of volumes: impossible but by the customer, can be switched on, always on. */
  readonly encryptionAtRest: 'by-customer' | 'optional' | 'default'
  /** Best way on offer: none (encrypts no volume), the provider's keys, the customer's inside its service, or out of its reach. */
  readonly keyHolder: 'none' | 'provider' | 'customer-inside' | 'customer-outside'
  readonly identity: {
    readonly twoFactor: Feature
    readonly scopedTokens: Feature
    readonly auditLog: Feature
    readonly federation: Feature
  }
  /** Of servers: neighbours on the same machine, a machine of one's own on request, always a machine of one's own. */
  readonly isolation: 'shared' | 'dedicated-optional' | 'single-tenant'
  readonly ddos: 'none' | 'paid' | 'included' | 'included-application-layer'
  /** Farthest place that the provider's own backup or snapshot copies can go to without work of ours. */
  readonly backupTarget: 'same-site' | 'other-zone' | 'other-region' | 'none'

  // Flexibility
  readonly billingGrain: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year'
  /** A server to a larger size: while running, after a stop, by building it anew, not at all. */
  readonly resize: 'live' | 'stop' | 'rebuild' | 'no'
  /** A volume to a larger size: while attached, after detaching, not at all. */
  readonly volumeGrowth: 'attached' | 'detached' | 'no'
  readonly timeToServerMinutes: number
  /** Everything the provider runs, not only what is priced here. Zones are sites that fail apart; a region without any is one. */
  readonly footprint: { readonly regions: number; readonly zones: number }

  // Consistency
  /** `acrossRegions`: one own image is usable in, or can be copied to, every region by an API call. */
  readonly images: { readonly cloudInit: Feature; readonly customImages: Feature; readonly acrossRegions: Feature }
  /** Declarative tools that drive it and who keeps them alive. */
  readonly tools: readonly { readonly name: string; readonly maintainer: 'vendor' | 'community' }[]
  readonly apiStability: {
    readonly versioned: Feature
    /** Changes in the last 24 months before the date of the evidence that broke clients; null when nobody counted. */
    readonly breakingChanges: number | null
  }
  readonly snapshots: { readonly volume: Feature; readonly group: Feature; readonly schedule: Feature }

  // Cost
  /** Changes of list prices known since `observedFrom`; an empty list says that none was seen since then. */
  readonly priceHistory: { readonly observedFrom: Day; readonly changes: readonly PriceChange[] }

  // Skills
  /**
   * `open-standard`: several independent implementations (OpenStack). `compatible`: a clone of a widespread API (EC2).
   * `own-open-clients`: its own, public description and open-source clients. `own-closed`: its own, without. `none`: by hand.
   */
  readonly api: 'open-standard' | 'compatible' | 'own-open-clients' | 'own-closed' | 'none'
  /** ISO 639-1 codes, also below. */
  readonly documentationLanguages: readonly string[]
  /** Support that comes with the list price or can be bought. */
  readonly support: { readonly hours: 'none' | 'business' | 'always'; readonly languages: readonly string[] }
  /** Who can bring a server back from a copy: only somebody who knows our set-up, anyone with the console, the provider's staff too. */
  readonly restore: 'by-hand' | 'self-service' | 'by-provider'

  // Fit
  readonly network: {
    readonly privateNetwork: Feature
    readonly ipv6: Feature
    readonly floatingAddress: Feature
    readonly firewall: Feature
    readonly vpn: Feature
  }
  /** Sites of the region that fail apart; scope it to the region. */
  readonly zones: number
  /** Monthly availability promised for one server, per cent. */
  readonly serverSla: number
  /** Day or year (`1999-01-01`) since when the service has been sold. */
  readonly founded: Day
  readonly ownershipChanges: readonly { readonly date: Day; readonly what: FactWords }[]
  /** Announced end of the service; `null` says that none has been announced. */
  readonly closingNotice: { readonly announced: Day; readonly ends: Day } | null
  readonly incidents: readonly Incident[]
}

export type FactKey = keyof FactValues

/** Why a fact is kept: scored by an indicator, evidence of a sovereignty objective, or needed by a constraint or a text. */
export type FactRole = 'scored' | 'evidence' | 'constraint'

export const factRoles: Readonly<Record<FactKey, FactRole>> = {
  contractEntity: 'constraint',
  holders: 'constraint',
  lawOfControl: 'constraint',
  foreignReach: 'evidence',
  staff: 'evidence',
  location: 'evidence',
  openness: 'evidence',
  exit: 'evidence',
  energy: 'evidence',
  calculatorScore: 'evidence',
  'SOV-1': 'scored',
  'SOV-2': 'scored',
  'SOV-3': 'scored',
  'SOV-4': 'scored',
  'SOV-5': 'scored',
  'SOV-6': 'scored',
  'SOV-7': 'scored',
  'SOV-8': 'scored',
  certifications: 'scored',
  encryptionAtRest: 'scored',
  keyHolder: 'scored',
  identity: 'scored',
  isolation: 'scored',
  ddos: 'scored',
  backupTarget: 'scored',
  billingGrain: 'scored',
  resize: 'scored',
  volumeGrowth: 'scored',
  timeToServerMinutes: 'scored',
  footprint: 'scored',
  images: 'scored',
  tools: 'scored',
  apiStability: 'scored',
  snapshots: 'scored',
  priceHistory: 'scored',
  api: 'scored',
  documentationLanguages: 'scored',
  support: 'scored',
  restore: 'scored',
  network: 'scored',
  zones: 'scored',
  serverSla: 'scored',
  founded: 'scored',
  ownershipChanges: 'scored',
  closingNotice: 'scored',
  incidents: 'scored',
}

// Object.keys says string[], whatever the record.
export const factKeys = Object.keys(factRoles) as readonly FactKey[]

/** Days after which a fact is told to be old. */
export const factMaxAgeDays = 365

/** Countries and the groups that constraints name: `EU`, `EEA`, `european` (EEA and Switzerland), … from `data/jurisdictions.yaml`. */
export interface Jurisdictions {
  readonly groups: Readonly<Record<string, readonly Country[]>>
  readonly evidence: Readonly<Record<string, Evidence>>
}
