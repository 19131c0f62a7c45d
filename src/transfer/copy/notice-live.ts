import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { mounts, writableMountOn } from '../file/mounts.ts'

/**
 * Tells of a source that may be written to while it is read, as far as that is seen from here, and of one of which no change is ever seen.
 * `frozen`: whoever started the copy says that the source does not change.
 */
export async function noticeLive(
  source: Source,
  { frozen, engine }: { frozen: boolean; engine: Engine },
): Promise<void> {
  if (source.goesByOnce === true) return
  const mount = await writableMountOn((await source.storage?.()) ?? [], await mounts())
  const holder = (await source.writtenBy?.()) ?? null
  if (mount !== null) engine.onNotice({ kind: 'source-mounted', device: mount.source, place: mount.place })
  else if (holder?.kind === 'loop') engine.onNotice({ kind: 'source-in-use', by: holder.device })
  else if (holder !== null) engine.onNotice({ kind: 'source-in-use', by: holder.process ?? 'QEMU' })
  if (!frozen && (await source.identity()) === null) engine.onNotice({ kind: 'source-changes-unseen' })
}
