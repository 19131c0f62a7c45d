import type { Evidence } from './evidence.ts'

/** Until when releases of operating systems get security updates. From `data/end-of-life.yaml`. */
export interface EndOfLife {
  /** Day of the newest change of the sources, ISO 8601. */
  readonly asOf: string
  readonly systems: readonly OperatingSystem[]
}

export interface OperatingSystem {
  readonly name: string
  /** What names of images call it, in small letters, one blank between words. */
  readonly called: readonly string[]
  readonly releases: readonly SystemRelease[]
}

export interface SystemRelease {
  /** With its system, e.g. `Debian 12`. */
  readonly name: string
  /** What stands behind the name of the system, in small letters, e.g. `12`, `15 sp5`, `stream 9`. */
  readonly written: readonly string[]
  /** One word in small letters; null where it has none. */
  readonly codename: string | null
  /** Last day with security updates that nobody pays for on top, ISO 8601. */
  readonly ends: string
  readonly evidence: Evidence
}
