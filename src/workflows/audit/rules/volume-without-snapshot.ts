import { message } from '../../../domain/message.ts'
import type { Snapshot, Volume } from '../../../domain/resources.ts'
import { about, ageDays, called, type Rule, type Scope, type Verdict } from '../rule.ts'
import { snapshotsByVolume } from './snapshots-by-volume.ts'

/** Only snapshots that are ready count. Where the snapshots could not all be read, what is missing may be the one that is wanted. */
export const volumeWithoutSnapshot: Rule<'volume-without-snapshot'> = {
  judges: ['volumes'],
  reads: ['snapshots'],
  judge: ({ withinDays }, scope) => {
    const snapshots = snapshotsByVolume(scope.account.inventory.snapshots)
    return selectedVolumes(scope).flatMap((volume) => {
      const ready = (snapshots.get(volume.id) ?? []).filter(({ state }) => state === 'ready' || state === 'running')
      return judgeVolume(volume, ready, { withinDays, takenAt: scope.account.inventory.takenAt })
    })
  },
}

function selectedVolumes({ selected, isWhole }: Scope): readonly Volume[] {
  return isWhole('snapshots') ? selected.volumes : []
}

function judgeVolume(
  volume: Volume,
  ready: readonly Snapshot[],
  { withinDays, takenAt }: { readonly withinDays: number; readonly takenAt: string },
): readonly Verdict[] {
  const name = called(volume)
  if (ready.length === 0) return [about('volumes', volume, { message: message('audit.found.no-snapshot', { name }) })]
  const dates = ready.map(({ createdAt }) => createdAt)
  const recent = dates.some((date) => (ageDays(date, takenAt) ?? Infinity) <= withinDays)
  if (recent) return []
  if (dates.includes(null)) {
    const says = message('audit.open.snapshotAge', { name })
    return [about('volumes', volume, { verdict: 'undecided', message: says })]
  }
  const newest =
    dates
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? ''
  const says = message('audit.found.no-recent-snapshot', { name, date: { date: newest }, count: withinDays })
  return [about('volumes', volume, { message: says })]
}
