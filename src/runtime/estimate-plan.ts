import { BrokerError } from '../domain/errors.ts'
import { message, type Message } from '../domain/message.ts'
import type { Estimate } from '../domain/migration-estimate.ts'
import type { Plan } from '../plan/plan-schema.ts'
import { measureData } from '../workflows/migrate/estimate/data-bytes.ts'
import { estimate } from '../workflows/migrate/estimate/estimate.ts'
import { badFlag } from '../workflows/migrate/planning/plan-flags.ts'
import type { Sides, SidesNow } from '../workflows/migrate/planning/read-sides.ts'
import { today } from './clock.ts'
import { diskSurroundings } from './disk-surroundings.ts'
import { measureRate } from './measure-rate.ts'
import { pricesOf } from './price-plan.ts'
import type { OpenedSides } from './with-sides.ts'

/** What of the command line the estimates depend on. */
export interface EstimateLine {
  readonly rate: string | undefined
  readonly probe: boolean
  readonly deadline: string | undefined
  readonly nights: number
  readonly 'night-hours': number
  readonly signal: AbortSignal
}

const mib = 2 ** 20
/** As `broker disk copy` has them unless told. */
const reach = { connections: 4, timeoutMs: 30_000, clock: () => performance.now() }

/**
 * What the move of a plan will take.
 * @throws BrokerError usage – a flag cannot be understood, or a calendar is wanted of which nobody knows the rate.
 */
export async function estimateOf(request: {
  readonly plan: Plan
  readonly now: SidesNow
  readonly sides: Sides
  readonly opened: OpenedSides
  readonly line: EstimateLine
  readonly say: (says: Message) => string
}): Promise<Estimate> {
  const { plan, now, sides, line } = request
  const { signal, deadline, nights, 'night-hours': nightHours } = line
  const volumes = Object.values(plan.tenants).flatMap((entries) => entries.volumes)
  const volumeIds = volumes.filter(({ how }) => how.action === 'create').map(({ observed }) => observed.id)
  const there = new Set(now.source.volumes.map(({ id }) => id))
  return estimate({
    plan,
    source: now.source,
    dataBytes: await measureData({
      provider: sides.source.provider,
      volumeIds: volumeIds.filter((id) => there.has(id)),
      reach: { ...reach, lockFolder: diskSurroundings().lockFolder, signal },
    }),
    rate: await rateOf(request),
    prices: await pricesOf(request),
    proof: hasBlocks(sides) ? 'full-readback' : null,
    today: today(),
    deadline: deadline === undefined ? null : { date: dateOf(deadline), nightsPerWeek: nights, nightHours },
  })
}

/** Whether blocks can be read where they lie, and read back where they go. */
function hasBlocks({ source, target }: Sides): boolean {
  return source.provider.features.volumeSource !== undefined && target.provider.features.volumeSink !== undefined
}

/** @throws BrokerError usage – see {@link estimateOf}. */
export function requireEstimateFlags({ rate, probe, deadline }: EstimateLine): void {
  if (rate !== undefined) givenRate(rate)
  if (deadline === undefined) return
  const date = dateOf(deadline)
  if (date < today()) {
    throw new BrokerError({
      kind: 'usage',
      says: message('estimate.past', { date, today: today() }),
      next: message('estimate.past.next'),
    })
  }
  if (rate !== undefined || probe) return
  throw new BrokerError({
    kind: 'usage',
    says: message('estimate.noRate'),
    next: message('estimate.noRate.next'),
  })
}

async function rateOf(request: {
  readonly plan: Plan
  readonly sides: Sides
  readonly line: EstimateLine
}): Promise<Estimate['rate']> {
  const { rate, probe, signal } = request.line
  if (rate !== undefined) return { known: true, value: { bytesPerSecond: givenRate(rate), basis: 'given' } }
  if (probe) return await measureRate({ planId: request.plan.id, sides: request.sides, signal })
  return { known: false, reason: message('estimate.unknown.rate') }
}

function givenRate(text: string): number {
  const mibps = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && mibps > 0) return Math.round(mibps * mib)
  throw badFlag('--rate', text, '--rate 24')
}

function dateOf(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time)
  if (isDate && new Date(time).toISOString().startsWith(text)) return text
  throw badFlag('--deadline', text, '--deadline 2027-02-20')
}
