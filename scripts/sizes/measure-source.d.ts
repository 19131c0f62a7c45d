export interface Measured {
  readonly lines: number
  /** Lines of every function with a body of statements. */
  readonly functions: readonly number[]
  readonly any: number
  readonly casts: number
  readonly castsWithoutReason: number
}

export function measureSource(file: string, text: string): Measured
