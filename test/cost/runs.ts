interface Runs {
  readonly numRuns: number
  readonly seed?: number
}

/** How often a law is tried: as often as usual, or BROKER_LAW_RUNS times, then always with the same inputs. */
export function runs(usual: number): Runs {
  const wanted = process.env['BROKER_LAW_RUNS']
  return wanted === undefined ? { numRuns: usual } : { numRuns: Number(wanted), seed: 20_261_122 }
}
