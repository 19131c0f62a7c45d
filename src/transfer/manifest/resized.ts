import { blockBytes } from '../disk.ts'
import { createManifest, type Manifest } from './manifest.ts'

/** A manifest of a disk that is zero behind its end, for another size; a block that was or becomes a short one is undefined. */
export function resized(manifest: Manifest, sizeBytes: number): Manifest {
  if (sizeBytes === manifest.sizeBytes) return manifest
  const out = createManifest(sizeBytes)
  const whole = Math.floor(Math.min(sizeBytes, manifest.sizeBytes) / blockBytes)
  for (const run of manifest.runs(0, whole)) out.setRun(run)
  const isCut = Math.min(sizeBytes, manifest.sizeBytes) % blockBytes !== 0
  if (isCut && whole < out.blocks) out.set(whole, { kind: 'undefined' })
  return out
}
