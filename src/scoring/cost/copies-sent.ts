import type { BackupNeed } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { hoursPerMonth } from '../../domain/offers.ts'
import type { Needs } from '../placement/needs.ts'
import { dailyChange } from './daily-change.ts'

const daysPerMonth = hoursPerMonth / 24

/** What backups at another provider take of the outgoing traffic; each copy is sent by itself. */
export interface CopiesSent {
  /** GiB that change in a month. */
  readonly monthlyGib: number
  /** GiB of the first copies, once. */
  readonly firstGib: number
  /** `18,682 GiB of data × 30.42 days × 2% of change = 11,365 GiB`. */
  readonly derivation: Message
}

/** Data of the deployment in GiB: what stands on servers' disks, and on volumes. Services operated by a provider keep their own copies. */
export function dataGib(needs: Needs): { readonly disks: number; readonly volumes: number } {
  return {
    disks: needs.servers.reduce((all, need) => all + need.diskGib * need.count, 0),
    volumes: needs.volumes.reduce((all, demand) => all + demand.sizeGib * demand.count, 0),
  }
}

/** Null where backups stay at the provider, or where there is nothing to back up. */
export function copiesSent(needs: Needs, backup: BackupNeed | null): CopiesSent | null {
  const { disks, volumes } = dataGib(needs)
  const size = disks + volumes
  if (backup?.otherProvider !== true || size === 0) return null
  const { copies } = backup
  const monthlyGib = sentGib(size, copies)
  const words = {
    data: Math.round(size),
    copies,
    days: Math.round(100 * daysPerMonth) / 100,
    percent: 100 * dailyChange,
  }
  const derivation = message('bill.derivation.copiesSent', { ...words, sent: Math.round(monthlyGib) })
  return { monthlyGib, firstGib: size * copies, derivation }
}

/** GiB a month that `size` GiB of data send to another provider. */
export function sentGib(size: number, copies: number): number {
  return size * copies * dailyChange * daysPerMonth
}
