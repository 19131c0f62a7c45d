import { randomFillSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Estimate } from '../domain/migration-estimate.ts'
import { copyDisks } from '../workflows/disk/copy-disks.ts'
import { probeBytes, probeRate } from '../workflows/migrate/estimate/probe-rate.ts'
import type { Sides } from '../workflows/migrate/planning/read-sides.ts'
import { diskSurroundings } from './disk-surroundings.ts'

const usual = { inFlight: 32, connections: 4, timeoutMs: 30_000, bandwidthMibps: null }
const ownerOnly = 0o600

/** Measures how fast blocks get from one side to the other, proof included: with a small volume that is deleted again. */
export async function measureRate(request: {
  readonly planId: string
  readonly sides: Sides
  readonly signal: AbortSignal
}): Promise<Estimate['rate']> {
  const { planId, sides, signal } = request
  const folder = await mkdtemp(join(tmpdir(), 'broker-probe-'))
  const copy = async (source: string, target: string, state: string): Promise<void> => {
    const nothing = (): void => undefined
    const settings = { ...diskSurroundings(), ...usual, onProgress: nothing, onNotice: nothing, signal }
    const how = { overwrite: true, frozen: true, format: null, sizeBytes: null }
    await copyDisks({ ...settings, ...how, source, target, state: join(folder, state) })
  }
  try {
    const noise = join(folder, 'noise.raw')
    await writeFile(noise, randomFillSync(Buffer.alloc(probeBytes)), { mode: ownerOnly })
    return await probeRate({
      planId,
      source: sides.source.provider,
      target: sides.target.provider,
      fill: (location) => copy(noise, location, 'fill'),
      copy: ({ source, target }) => copy(source, target, 'copy'),
      clock: () => performance.now(),
      signal,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
