import type { Message } from './message.ts'
import type { PlanEnd } from './migration-plan.ts'

/** What `migrate check` may find, and how bad it is. An error stops the migration; a warning is to be known. */
export const checkRules = {
  openChoice: 'error',
  openGroup: 'error',
  remark: 'warning',
  duplicateKey: 'error',
  missingKey: 'error',
  skippedNeeded: 'error',
  movesLater: 'error',
  unknownTarget: 'error',
  noPublicKey: 'error',
  noSuchTenant: 'error',
  twoWaves: 'error',
  noWave: 'warning',
  waveTwice: 'error',
  badWindow: 'error',
  windowOver: 'warning',
  closed: 'error',
  cannot: 'error',
  unread: 'error',
  plannedUnread: 'error',
  limits: 'error',
  labelLost: 'warning',
  quota: 'error',
  quotaUnsure: 'warning',
  quotaWhenFull: 'warning',
  gone: 'error',
  grown: 'error',
  changed: 'warning',
  notInPlan: 'warning',
  smaller: 'error',
  tooLarge: 'error',
  encrypted: 'warning',
  elsewhere: 'error',
  heldByLeft: 'error',
  broken: 'error',
  restless: 'warning',
  noSize: 'error',
  noSuchSize: 'error',
  smallSize: 'warning',
  nothingToStart: 'error',
  leftVolume: 'error',
  leftGroup: 'error',
  otherGroups: 'warning',
  imageFormat: 'error',
  imageTooLarge: 'error',
  overlap: 'error',
  overlapElsewhere: 'warning',
  noHealthCheck: 'warning',
  unknownPlace: 'error',
  strays: 'error',
  leftBehind: 'warning',
  finishedBefore: 'error',
  runsUnknown: 'error',
  bothSides: 'error',
  takenByOther: 'error',
  movedByOther: 'error',
  edited: 'warning',
  editedUnsafe: 'error',
  editedUnknown: 'error',
  noNames: 'warning',
  nameMissing: 'warning',
  nameUnresolved: 'warning',
  floorUnmet: 'error',
  floorUnknown: 'error',
} as const

export type CheckRule = keyof typeof checkRules
export type CheckSeverity = (typeof checkRules)[CheckRule]

/** One problem of a plan. */
export interface CheckFinding {
  readonly rule: CheckRule
  readonly severity: CheckSeverity
  /** Null: of the whole plan. */
  readonly tenant: string | null
  /** Kind and key, such as `servers/web`, or a path in the plan. */
  readonly entry: string
  readonly says: Message
  readonly next: Message
}

/** A name and where it points. */
export interface NameFinding {
  readonly name: string
  /** As they were resolved; empty: it does not exist. */
  readonly addresses: readonly string[]
  /** Seconds that others may keep the answer; null: nobody told. */
  readonly ttlSeconds: number | null
  /** Old addresses among them. */
  readonly old: readonly string[]
  /** New addresses among them. */
  readonly new: readonly string[]
  /** Why it could not be resolved; null when it was. */
  readonly error: string | null
}

/** What `migrate check` ends with. */
export interface CheckReport {
  readonly name: string
  readonly file: string
  readonly checkedAt: string
  readonly source: PlanEnd
  readonly target: PlanEnd
  /** Those that were asked for; null: all. */
  readonly tenants: readonly string[] | null
  /** Errors first, then in the order of the plan. */
  readonly findings: readonly CheckFinding[]
  /** Null: none were asked for. */
  readonly names: readonly NameFinding[] | null
  /** Something could not be read; what depends on it was not checked. */
  readonly incomplete: boolean
}
