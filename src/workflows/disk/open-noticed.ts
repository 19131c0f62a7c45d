import type { DiskNotice } from '../../domain/disk.ts'
import type { Sink } from '../../transfer/disk.ts'

/** Opens a target, and tells of one that cannot say when what it was given is safe. */
export async function openNoticed(open: Promise<Sink>, onNotice: (notice: DiskNotice) => void): Promise<Sink> {
  const sink = await open
  if (sink.cannotFlush === true) onNotice({ kind: 'target-cannot-flush' })
  return sink
}
