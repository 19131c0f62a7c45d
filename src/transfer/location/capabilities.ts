import type { End } from './parse-location.ts'

/** What can be done with an end of a copy. The table of docs/block-engine.md says the same. */
export interface Capabilities {
  /** `sequential`: goes by once, from the first byte to the last. */
  readonly access: 'random' | 'sequential'
  /** Where it tells what reads as zeroes; `none`: everything is read. */
  readonly extents: 'file-system' | 'block-status' | 'none'
  /** How a span is made zero: a request of its own, zeroes as data, or a hole of the image that is left out. */
  readonly writeZeroes: 'request' | 'as-data' | 'left-out'
  /** What makes writes safe from a power cut. */
  readonly flush: 'fdatasync' | 'every-connection' | 'none'
  /** Whether an interrupted copy to it goes on where it stopped. */
  readonly resumes: boolean
}

const served: Capabilities = {
  access: 'random',
  extents: 'block-status',
  writeZeroes: 'request',
  flush: 'every-connection',
  resumes: true,
}

const byKind: Readonly<Record<End['kind'], Capabilities>> = {
  file: { access: 'random', extents: 'file-system', writeZeroes: 'as-data', flush: 'fdatasync', resumes: true },
  qcow2: served,
  nbd: served,
  ssh: served,
  stream: { access: 'sequential', extents: 'none', writeZeroes: 'left-out', flush: 'none', resumes: false },
}

export function capabilitiesOf(end: End): Capabilities {
  return byKind[end.kind]
}
