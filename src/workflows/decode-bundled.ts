import type { EndOfLife } from '../domain/end-of-life.ts'
import type { OperationsNorms } from '../domain/operations.ts'
import type { ReferencePrices } from '../domain/reference.ts'
import type { Weighting } from '../domain/weighting.ts'
import type { CiSystem } from './init-ci.ts'

/** What the build compiled from `data/`, by the name of the file. */
export interface Compiled {
  readonly operations: OperationsNorms
  readonly weightings: readonly Weighting[]
  readonly 'reference-prices': ReferencePrices
  readonly 'end-of-life': EndOfLife
  /** The text of each pack by its name. */
  readonly policies: Readonly<Record<string, string>>
  /** The text of each job by its system. */
  readonly ci: Readonly<Record<CiSystem, string>>
}

/** Reads a file that the build wrote from checked data. Checking it again at every start would cost more than reading it. */
export function decodeBundled<Name extends keyof Compiled>(_name: Name, text: string): Compiled[Name] {
  // The build wrote this very type; `scripts/build-data.js` fails when the data do not fit.
  return JSON.parse(text) as Compiled[Name]
}
