import { message } from '../../../domain/message.ts'
import type { Made, Phase } from '../../../plan/fact.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { planDigest } from '../../../plan/plan-digest.ts'
import type { Migration } from '../migration.ts'
import type { OnwardError } from '../onward.ts'
import { finishedBefore, journalOlder, noJournal, unknownThings } from './journal-errors.ts'
import { type Carrier, isMovedServer } from './carriers.ts'
import { survey, type Survey } from './survey.ts'
import { takenByOthers } from './taken-by-others.ts'

/** Tenants that nothing may be done for, and why: the journal is older than what is on the target, or another migration has them. */
export type Barred = ReadonlyMap<string, OnwardError>

/** What is known before the first tenant is begun. */
export interface Settled {
  readonly barred: Barred
  readonly gone: Survey['gone']
}

/**
 * Before anything is done: what is there otherwise than the journal says is taken over, or refused.
 * @throws OnwardError refused – there is something that the journal does not know of; or there is no journal, and the phase is
 * none that begins one.
 */
export async function settle(
  migration: Migration,
  { phase, adopt }: { readonly phase: Phase; readonly adopt: boolean },
): Promise<Settled> {
  const { journal } = migration
  const found = await survey({ ...migration, state: journal.state() })
  requireJournal(migration, found, { phase, adopt })
  const taken = takenByOthers(journal.state(), found.others, phase)
  const finished = found.finished.flatMap((one) =>
    one.tenant === null ? [] : [[one.tenant, finishedBefore(one)] as const],
  )
  if (!adopt) {
    if (found.strays.length > 0) throw unknownThings(found.strays)
    const running = found.running.flatMap((one) =>
      one.tenant === null ? [] : [[one.tenant, journalOlder(one)] as const],
    )
    return { barred: new Map([...taken, ...running, ...finished]), gone: found.gone }
  }
  const barred = new Map(finished)
  await takeOver(migration, found, barred)
  return { barred: new Map([...taken, ...barred]), gone: found.gone }
}

/** Enters which plan is worked on, where the journal has another one or none. */
export async function enterPlan({ plan, journal }: Migration): Promise<void> {
  const digest = planDigest(plan)
  if (journal.state().digest !== digest) await journal.append({ kind: 'plan', id: plan.id, digest })
}

/** Without one nobody knows what was done. Only `apply` begins one, or whoever takes over what is there. */
export function requireJournal(
  { journal }: Migration,
  { strays, finished }: Survey,
  { phase, adopt }: { readonly phase: Phase; readonly adopt: boolean },
): void {
  if (journal.state().facts > 0 || phase === 'apply') return
  const there = [...strays, ...finished]
  if (adopt && there.length > 0) return
  throw noJournal({ path: journal.path, there })
}

/**
 * Enters what is there into the journal. Whoever has servers on the target counts as switched, whether these run now or not: nobody
 * knows what was written there. That is entered first, so that it is known wherever this ends.
 */
async function takeOver(migration: Migration, { strays, running }: Survey, barred: Barred): Promise<void> {
  const { journal, machine } = migration
  const unentered = [...strays, ...running.filter((one) => !isThere(migration, one))]
  const made = unentered
    .map(madeBy)
    .filter((one) => one !== null)
    .filter(({ tenant }) => !barred.has(tenant))
  const moved = byTenant([...strays.filter(isMovedServer), ...running])
  // What they were made after, the journal does not know.
  const unseen = byTenant(unentered.filter(isMovedServer))
  const tenants = new Set([...made.map(({ tenant }) => tenant), ...running.flatMap(({ tenant }) => tenant ?? [])])
  if (tenants.size > 0) await enterPlan(migration)
  for (const tenant of tenants) {
    if (barred.has(tenant)) continue
    await adopt(migration, tenant, { server: moved.get(tenant), copiesLost: unseen.has(tenant) })
  }
  for (const { id, ...one } of made) {
    await journal.append({ kind: 'creating', ...one })
    await journal.append({ kind: 'created', id, ...one })
    // What files say of a volume is of the one that this machine knew.
    if (one.resource === 'volumes' && one.purpose === 'product') await machine.forgetVolume(one.entry)
  }
}

async function adopt(
  migration: Migration,
  tenant: string,
  { server, copiesLost }: { readonly server: Carrier | undefined; readonly copiesLost: boolean },
): Promise<void> {
  const { journal, onEvent } = migration
  if (server === undefined || isSwitched(migration, tenant)) {
    await journal.append({ kind: 'adopted', tenant })
    return
  }
  await journal.append({ kind: 'adopted', tenant, switched: true, copiesLost })
  // In this order: a journal that ends between them must not look like that of a cutover that was killed.
  await journal.append({ kind: 'reached', tenant, milestone: 'traffic-switched' })
  await journal.append({ kind: 'target-starting', tenant })
  const says = message('migrate.step.adopted', { tenant, name: server.name, id: server.id })
  onEvent({ kind: 'step', tenant, says })
}

function byTenant(carriers: readonly Carrier[]): ReadonlyMap<string, Carrier> {
  return new Map(carriers.map((one) => [one.tenant ?? '', one] as const))
}

function isThere({ journal }: Migration, { createKey }: Carrier): boolean {
  return journal.state().made.get(createKey ?? '')?.state === 'there'
}

function isSwitched({ journal }: Migration, tenant: string): boolean {
  return tenantState(journal.state(), tenant).reachedAt['traffic-switched'] !== undefined
}

/** What its labels say that it was made for; null when they do not. */
function madeBy({
  side,
  kind,
  id,
  createKey,
  tenant,
  entry,
  purpose,
}: Carrier): (Made & { readonly id: string }) | null {
  if (createKey === null || tenant === null || entry === null || purpose === null || purpose === 'probe') return null
  return { side, resource: kind, purpose, tenant, entry, createKey, id }
}
