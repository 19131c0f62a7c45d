import type { Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'

const signature = Buffer.from('EFI PART', 'latin1')

/** The header of a GPT is in the second sector, and sectors are of one of these sizes. */
const sectorBytes = [512, 4096] as const

/** Tells of a GPT on a target that is larger than the disk it came from: its backup belongs at the end, and is not there. */
export async function warnOfGpt(sink: Sink, sizeBytes: number, { signal, onNotice }: Engine): Promise<void> {
  if (sink.sizeBytes === sizeBytes) return
  for (const offset of sectorBytes) {
    if (offset + signature.length > sizeBytes) return
    const into = Buffer.alloc(signature.length)
    await sink.read({ offset, into, signal })
    if (!into.equals(signature)) continue
    onNotice({ kind: 'gpt-backup-moved', target: sink.name })
    return
  }
}
