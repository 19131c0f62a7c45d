import { message } from '../../../domain/message.ts'
import { about, ageDays, called, type Rule } from '../rule.ts'

/** Age counts from the creation: clouds do not tell since when a volume has been without a server. */
export const orphanedVolume: Rule<'orphaned-volume'> = {
  judges: ['volumes'],
  waste: true,
  reads: [],
  judge: ({ olderThanDays }, { selected, account }) =>
    selected.volumes
      .filter(({ attachedTo }) => attachedTo.length === 0)
      .flatMap((volume) => {
        const age = ageDays(volume.createdAt, account.inventory.takenAt)
        const name = called(volume)
        if (olderThanDays > 0 && age === null) {
          return [about('volumes', volume, { verdict: 'undecided', message: message('audit.open.age', { name }) })]
        }
        if (age !== null && age < olderThanDays) return []
        const gib = Math.round(volume.sizeBytes / 2 ** 30)
        return [about('volumes', volume, { message: message('audit.found.orphaned-volume', { name, size: gib }) })]
      }),
}
