import type { Message } from './message.ts'

/** One thing that was looked at, and what came of it. */
export interface Check {
  /** Stable, such as `node`, `tool:ssh`, `credentials` or `quota:servers`. */
  readonly id: string
  readonly name: Message
  readonly state: 'ok' | 'warning' | 'failed'
  /** It failed because the credentials are not taken, or may not do this. */
  readonly refused?: true
  readonly says: Message
  /** What to do about it; null when all is well. */
  readonly next: Message | null
}

/** Whether a machine, or an account, is ready. */
export interface Health {
  readonly about:
    | { readonly kind: 'machine' }
    | {
        readonly kind: 'account'
        readonly profile: string
        readonly provider: string
        readonly region: string | null
        /** Address or folder, without secrets. */
        readonly place: string
      }
  readonly checks: readonly Check[]
  /** Every quota that the account has; none for a machine. */
  readonly quotas: readonly QuotaUse[]
}

/** What a quota counts. */
export const quotaResources = [
  'servers',
  'vcpus',
  'memory',
  'volumes',
  'volumeBytes',
  'snapshots',
  'networks',
  'subnets',
  'routers',
  'securityGroups',
  'securityRules',
  'keyPairs',
  'publicIps',
  'serverGroups',
  'imageBytes',
] as const

export interface QuotaUse {
  readonly resource: (typeof quotaResources)[number]
  /** A count, or bytes where the resource is one of size. Null: unlimited. */
  readonly limit: number | null
  /** Null where the provider does not tell. */
  readonly used: number | null
}

/** Whether a quota counts bytes. */
export function isOfBytes(resource: QuotaUse['resource']): boolean {
  return resource === 'memory' || resource === 'volumeBytes' || resource === 'imageBytes'
}
