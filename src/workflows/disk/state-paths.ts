import type { StatePaths } from '../../transfer/copy/finish-copy.ts'
import { statePrefix } from '../../transfer/location/open-location.ts'
import type { Location } from '../../transfer/location/parse-location.ts'

export interface Paths extends StatePaths {
  readonly control: string
  readonly lock: string
  /** What of a list has been copied. */
  readonly record: string
}

/** Files about a target; `state` is the beginning of their names, null for the usual one. */
export function statePaths(
  to: Location,
  { target, state }: { readonly target: string; readonly state: string | null },
): Paths {
  const prefix = state ?? statePrefix(to, target)
  return pathsAt(prefix)
}

export function pathsAt(prefix: string): Paths {
  return {
    journal: `${prefix}.broker-journal`,
    manifest: `${prefix}.broker-manifest`,
    control: `${prefix}.broker-control.json`,
    lock: `${prefix}.broker-lock`,
    record: `${prefix}.broker-list`,
  }
}
