import type { Arch, CpuKind, StorageClass } from './offers.ts'
import type { Currency } from './money.ts'

/** What somebody runs or wants to run: the deployment file, version 1, with its defaults filled in. */
export interface Deployment {
  readonly name: string
  readonly components: readonly Component[]
  readonly traffic: Traffic | null
  readonly backup: BackupNeed | null
  readonly support: { readonly hours: 'business' | 'always'; readonly responseHours: number } | null
  /** Wanted availability in per cent, e.g. 99.9. */
  readonly availability: number | null
  readonly team: Team | null
  readonly tax: Tax | null
  readonly currency: Currency
  readonly budget: { readonly monthly: string } | null
  readonly current: Current | null
  /** Constraints as the user wrote them: `country=EU`, `control=european`, `bill<=100`. */
  readonly require: readonly string[]
  readonly weighting: string | null
  /** ISO 3166-1 codes of the countries where the users are; only to warn when nothing near them is priced. */
  readonly usersIn: readonly string[]
  /** Kinds of which an inventory could not read all, so that more runs than stands here: every total is too low. */
  readonly incomplete: readonly UnreadKind[]
}

/** What the components of a deployment are made from. */
export const unreadKinds = ['servers', 'volumes', 'snapshots'] as const
export type UnreadKind = (typeof unreadKinds)[number]

export type ComponentKind =
  'server' | 'volume' | 'database' | 'object-storage' | 'load-balancer' | 'mail' | 'file-share' | 'backup'

/**
 * `true`: the provider operates it. `false`: the team operates it on a server.
 * `elsewhere`: stays where it is, at `price`, whatever the provider.
 */
export type Managed = boolean | 'elsewhere'

export type DataClass = 'public' | 'personal' | 'sensitive' | 'health' | 'public-sector'

export interface Component {
  readonly name: string
  readonly kind: ComponentKind
  readonly managed: Managed
  /** Servers, nodes, load balancers; of `mail`: mails a month. */
  readonly count: number
  /** CPUs in sustained use, per unit; may be a fraction. Burstable sizes count their baseline. */
  readonly vcpu: number | null
  readonly cpu: CpuKind
  readonly memoryGib: number | null
  /** System disk of a server, or the size of a database, object storage, file share or backup store; per unit. */
  readonly diskGib: number | null
  readonly arch: Arch
  readonly volumes: readonly VolumeNeed[]
  readonly dataClass: DataClass
  /** Public IPv4 addresses per server or load balancer. */
  readonly publicIpv4: number
  /** Monthly price, net of tax, in the deployment's currency; only for `managed: elsewhere`. */
  readonly price: string | null
}

/** Most that a deployment file takes for one volume. */
export const largestVolumeGib = 1e6

/** The same for one server. */
export const largestServer = { vcpu: 4096, memoryGib: 65_536, diskGib: 1e9 } as const

/** Most entries of volumes that a deployment file takes for one component. */
export const mostVolumeNeeds = 1000

export interface VolumeNeed {
  readonly sizeGib: number
  readonly class: StorageClass
  /** In all, spread over the component's servers. When left out: one for each server. */
  readonly count: number
  readonly snapshotsKept: number
}

export interface Traffic {
  /** Outgoing traffic to the internet, GiB a month: promised to customers, or measured. */
  readonly outGib: number
  readonly basis: 'promised' | 'measured'
  /** Share of the promise that is used, 0–1. Measured traffic has 1 everywhere. */
  readonly usedShare: { readonly low: number; readonly expected: number; readonly high: number }
}

export interface BackupNeed {
  readonly retentionDays: number
  readonly copies: number
  readonly otherProvider: boolean
  /** Id of the provider that is to keep them; left out: the cheapest that may, of those whose prices come with the program. */
  readonly provider?: string
}

export interface Team {
  readonly wagePerHour: string | null
  readonly peopleOnCall: number | null
  /** ISO 639-1 codes. */
  readonly languages: readonly string[]
}

export interface Tax {
  /** Per cent, e.g. `20`. */
  readonly rate: string
  /** Per cent of the tax that is recovered: `full` is 100, `none` is 0. */
  readonly recoverablePercent: string
}

/** Today's invoice; competes as the alternative `current`. */
export interface Current {
  readonly provider: string
  /** Country where it runs; null when not said. */
  readonly country: string | null
  readonly lines: readonly InvoiceLine[]
  readonly minimumTermEnds: string | null
  readonly noticeDays: number | null
}

export interface InvoiceLine {
  readonly what: string
  /** Decimal string, in the deployment's currency unless `currency` says otherwise. */
  readonly amount: string
  readonly currency: Currency | null
  /** `excluded`: net. `included`: the amount holds tax at the deployment's rate. `none`: no tax is due. */
  readonly tax: 'excluded' | 'included' | 'none'
  readonly period: 'month' | 'quarter' | 'year' | 'once'
  /** Date of the invoice. */
  readonly date: string | null
}
