import type { NbdAddress } from '../nbd/connect.ts'
import type { NbdTarget } from '../nbd/pool.ts'

/** How disks that are not files are reached. */
export interface Reach {
  readonly connections: number
  readonly timeoutMs: number
  readonly clock: () => number
  /** Where disks that are written to are locked, for all who use this machine. */
  readonly lockFolder: string
  readonly signal: AbortSignal
}

const retries = 4

export function nbdTarget(
  { address, exportName }: { readonly address: NbdAddress; readonly exportName: string },
  { connections, timeoutMs, clock }: Reach,
): NbdTarget {
  return { address, exportName, connections, timeoutMs, clock, retries }
}
