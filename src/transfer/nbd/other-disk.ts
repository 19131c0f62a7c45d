import type { BrokerError } from '../../domain/errors.ts'
import { diskError } from '../disk-error.ts'
import type { Connection } from './connection.ts'
import type { ExportInfo } from './negotiate.ts'
import type { ToldStatus } from './told-status.ts'
import type { Witness } from './witness.ts'

/**
 * What tells that a new connection leads to another disk: its size, or pieces that were read or written before. Of a disk that only we
 * write to one that differs is enough; any other may have changed meanwhile, so there it takes more than half of them, or of those
 * with data. As long as no piece has data, where its zeroes are must be what was told before: nothing else of the first disk is known.
 */
export async function otherDisk(
  connection: Connection,
  about: {
    readonly name: string
    readonly info: ExportInfo
    readonly witness: Witness
    readonly told: ToldStatus
    readonly isWritten: boolean
  },
): Promise<BrokerError | null> {
  const { name, info, witness, told, isWritten } = about
  if (connection.info.sizeBytes !== info.sizeBytes) {
    return diskError({ kind: 'partial', key: 'disk.nbd.changed', values: { name } })
  }
  const { looked, differing, lookedData, differingData } = await witness.compare(connection)
  const isOther = isWritten ? differing > 0 : differing * 2 > looked || differingData * 2 > lookedData
  if (isOther) return diskError({ kind: 'findings', key: 'disk.nbd.otherDisk', values: { name, looked, differing } })
  if (lookedData > 0 || (await told.holds(connection))) return null
  return diskError({ kind: 'findings', key: 'disk.nbd.otherMap', values: { name } })
}
