import { createHash } from 'node:crypto'
import type { FindingResource } from '../../domain/audit.ts'

/** What a finding is recognised by: nothing that depends on the run, on order, on names that change, or on how bad it is. */
export interface Identity {
  /** Id of the entry of the policy. */
  readonly id: string
  readonly resource: Pick<FindingResource, 'profile' | 'region' | 'kind' | 'id'>
  readonly key: string
}

/** 128 bits of SHA-256 over the identity, hexadecimal. The format is fixed by its version: results of last year must still match. */
export function fingerprint({ id, resource, key }: Identity): string {
  const { profile, region, kind, id: resourceId } = resource
  const text = JSON.stringify(['broker/finding/1', id, profile, region, kind, resourceId, key])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
