import { message } from '../../../domain/message.ts'
import { about, called, type Rule } from '../rule.ts'
import { snapshotsByVolume } from './snapshots-by-volume.ts'

export const tooManySnapshots: Rule<'too-many-snapshots'> = {
  judges: ['volumes'],
  reads: ['snapshots'],
  judge: ({ most }, { selected, account }) => {
    const snapshots = snapshotsByVolume(account.inventory.snapshots)
    return selected.volumes.flatMap((volume) => {
      const count = snapshots.get(volume.id)?.length
      if (count === undefined || count <= most) return []
      const values = { name: called(volume), count, most }
      return [about('volumes', volume, { message: message('audit.found.too-many-snapshots', values) })]
    })
  },
}
