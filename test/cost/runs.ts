interface Runs {
  readonly numRuns: number
  readonly seed: number
}

/**
 * How often a law is tried: as often as usual, or BROKER_LAW_RUNS times. The inputs are always the same, so that a change is judged by
 * what it changes; BROKER_LAW_SEED gives others.
 */
export function runs(usual: number): Runs {
  const wanted = process.env['BROKER_LAW_RUNS']
  return {
    numRuns: wanted === undefined ? usual : Number(wanted),
    seed: Number(process.env['BROKER_LAW_SEED'] ?? '20261122'),
  }
}
