import { resolve } from 'node:path'
import { diskError } from '../../transfer/disk-error.ts'
import { isBeside } from '../../transfer/file/replace-file.ts'
import { samePath } from '../../transfer/file/same-path.ts'
import type { StatePaths } from '../../transfer/copy/finish-copy.ts'
import { isAmongDevices } from '../../transfer/location/among-devices.ts'
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
  return state === null ? filesAt(statePrefix(to, target)) : pathsAt(state)
}

/**
 * A disk is not written over by what is written down about its copy, nor taken for it.
 * @throws BrokerError usage – one of them is where a file about the copy is kept.
 */
export function refuseStateAsDisk(ends: readonly Location[], { journal, manifest, control, lock }: Paths): void {
  const files = [journal, manifest, control, lock].map((path) => samePath(resolve(path)))
  for (const end of ends) {
    if (end.kind !== 'file' && end.kind !== 'qcow2') continue
    const place = samePath(resolve(end.path))
    if (!files.some((path) => place === path || isBeside(place, path))) continue
    throw diskError({ kind: 'usage', key: 'disk.stateIsDisk', values: { path: end.path } })
  }
}

/**
 * The same where somebody has named the beginning.
 * @throws BrokerError usage – that would be among the devices, where the system keeps nothing.
 */
export function pathsAt(prefix: string): Paths {
  if (!isAmongDevices(prefix)) return filesAt(prefix)
  throw diskError({ kind: 'usage', key: 'disk.stateAmongDevices', values: { name: prefix } })
}

function filesAt(prefix: string): Paths {
  return {
    journal: `${prefix}.broker-journal`,
    manifest: `${prefix}.broker-manifest`,
    control: `${prefix}.broker-control.json`,
    lock: `${prefix}.broker-lock`,
    record: `${prefix}.broker-list`,
  }
}
