/** Bounds on a file that a person wrote or was given; beyond them it is refused before any work is spent on it. */
export interface Limits {
  readonly maxBytes: number
  /** Lists and maps inside one another. */
  readonly maxNesting: number
  /** Values that come from repeating an anchor; a few are handy, thousands are an attack. */
  readonly maxRepeated: number
  /** Words, signs, line ends and the like; reading takes time and memory in their proportion, about a second for all. */
  readonly maxTokens: number
  /** Problems shown for one file. */
  readonly maxProblems: number
}

export const defaultLimits: Limits = {
  maxBytes: 5 * 1024 * 1024,
  maxNesting: 50,
  maxRepeated: 1000,
  maxTokens: 500_000,
  maxProblems: 100,
}
