import { diskError } from '../disk-error.ts'
import type { Sink, Source } from '../disk.ts'

/** @throws BrokerError refused – the target is smaller than the source. */
export function refuseSmall(source: Source, sink: Sink): void {
  if (sink.sizeBytes >= source.sizeBytes) return
  const values = { source: source.sizeBytes, target: sink.sizeBytes, name: sink.name }
  throw diskError({ kind: 'refused', key: tooSmall(sink), values })
}

/** What has a file and cannot be made longer by us is an image. */
function tooSmall(sink: Sink): 'disk.targetTooSmall' | 'disk.targetTooSmallFile' | 'disk.targetTooSmallImage' {
  if (sink.resize !== undefined) return 'disk.targetTooSmallFile'
  return sink.place === undefined ? 'disk.targetTooSmall' : 'disk.targetTooSmallImage'
}

/** @throws BrokerError refused – both are one disk, or one is a part of the other. */
export async function refuseSame(source: Source, sink: Sink): Promise<void> {
  const [one, other] = [await source.identity(), await sink.identity()]
  const isSameFile = one !== null && one.inode === other?.inode && one.device === other.device
  const under = await sink.storage?.()
  const shared = (await source.storage?.())?.some((key) => under?.includes(key) === true) === true
  if (isSameFile || shared) throw diskError({ kind: 'refused', key: 'disk.same' })
}
