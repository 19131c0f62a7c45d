import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'
import type { Message } from '../../domain/message.ts'
import type { ServerSize } from '../../domain/resources.ts'

/**
 * Ends every request.
 * Clause: what was aborted before it began throws the reason of its signal.
 */
export interface Cancellable {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/** Whether the account can be used at all. What `doctor` asks. */
export interface AccessFeature {
  /**
   * Signs in and looks around.
   * Clause: a wrong secret is a failed check and no error.
   * Clause: a usable account has no failed check, and checks come at most once each and in the order of their ids.
   * Clause: a check that is not ok says what to do next.
   */
  check(request: Cancellable): AsyncIterable<AccessCheck>
}

/** One thing that was looked at. */
export interface AccessCheck {
  /** What was looked at, in the order in which checks come. */
  readonly id: 'closed' | 'reachable' | 'credentials' | 'clock' | 'region' | 'endpoints' | 'permissions' | 'contents'
  /** `failed`: the account cannot be used like this. `warning`: it can, for now. */
  readonly state: 'ok' | 'warning' | 'failed'
  /** It failed because the credentials are not taken, or may not do this. Absent: for another reason, or not at all. */
  readonly refused?: true
  /** What was found, in a sentence. */
  readonly says: Message
  /** What to do about it; null when all is well. */
  readonly next: Message | null
}

/** What there is. */
export interface InventoryFeature {
  /** The kinds that this provider has; any other is absent, which is not the same as empty. */
  readonly kinds: readonly ResourceKind[]
  /**
   * Everything of one kind in the account and region. Pages are followed to the end and are not seen from outside.
   * Clause: every resource comes exactly once, with an id that is not empty.
   * Clause: a list that was aborted ends within a second with the reason of its signal.
   * Clause: what was created is listed with its labels, and with its key where labels carry it.
   * Clause: a kind that the provider does not have is unsupported.
   */
  list<K extends ResourceKind>(request: Cancellable & { readonly kind: K }): AsyncIterable<ResourceOf[K]>
}

/** The sizes of servers on offer. Prices are the catalogue's. */
export interface OffersFeature {
  /** Clause: every size comes exactly once, with at least one vCPU and some memory. */
  list(request: Cancellable): AsyncIterable<Offered>
}

/** A size of server on offer. */
export interface Offered extends ServerSize {
  /** What a create call names. */
  readonly id: string
  /** Everybody in the cloud sees it. */
  readonly public: boolean
}

/** How much may be used, and how much is. */
export interface QuotasFeature {
  /** Clause: every quota comes exactly once, and what is used is not negative. */
  list(request: Cancellable): AsyncIterable<Quota>
}

/** A limit of the account. */
export interface Quota {
  /** What is limited. */
  readonly resource:
    | 'servers'
    | 'vcpus'
    | 'memory'
    | 'volumes'
    | 'volumeBytes'
    | 'snapshots'
    | 'networks'
    | 'subnets'
    | 'routers'
    | 'securityGroups'
    | 'securityRules'
    | 'keyPairs'
    | 'publicIps'
    | 'serverGroups'
    | 'imageBytes'
  /** A count, or bytes for `memory`, `volumeBytes` and `imageBytes`. Null: unlimited. */
  readonly limit: number | null
  /** Null where the provider does not tell. */
  readonly used: number | null
  /** Only what is written counts: more may be asked for than there is room for, as long as it stays empty. Absent: what is asked for. */
  readonly counts?: 'written'
}
