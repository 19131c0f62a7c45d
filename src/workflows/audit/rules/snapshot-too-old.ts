import { message } from '../../../domain/message.ts'
import { about, ageDays, called, type Rule } from '../rule.ts'

export const snapshotTooOld: Rule<'snapshot-too-old'> = {
  judges: ['snapshots'],
  waste: true,
  reads: [],
  judge: ({ olderThanDays }, { selected, account }) =>
    selected.snapshots.flatMap((snapshot) => {
      const name = called(snapshot)
      const age = ageDays(snapshot.createdAt, account.inventory.takenAt)
      if (age === null) {
        return [about('snapshots', snapshot, { verdict: 'undecided', message: message('audit.open.age', { name }) })]
      }
      if (age <= olderThanDays) return []
      const values = { name, date: { date: snapshot.createdAt ?? '' }, count: olderThanDays }
      return [about('snapshots', snapshot, { message: message('audit.found.snapshot-too-old', values) })]
    }),
}
