import { BrokerError } from '../../../domain/errors.ts'
import type { Inventory } from '../../../domain/inventory.ts'
import { message, type Message } from '../../../domain/message.ts'
import type { PlanReport } from '../../../domain/migration-plan.ts'
import { nearest } from '../../../domain/nearest.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { writePlan } from '../../../plan/write-plan.ts'
import { askNetworks } from './ask-networks.ts'
import { askSizes } from './ask-sizes.ts'
import { buildPlan, type BuiltPlan, type PlanChoices } from './build-plan.ts'
import { givenNetworks } from './given-networks.ts'
import { openChoices, plannedTenants } from './open-choices.ts'
import type { PlanAsker } from './plan-asker.ts'
import { planComments } from './plan-comments.ts'
import { endOf, readSides, type ReadingRequest, type SidesNow } from './read-sides.ts'

/** What somebody may be asked for. */
type Answered = 'networks' | 'sizes'

export interface PlanRequest extends ReadingRequest {
  readonly name: string
  /** What the tenants were chosen by. */
  readonly selection?: Plan['selection']
  /** For a plan that is new. */
  readonly newId: string
  readonly file: string
  /** What stands in the file; null: nothing, or it is not kept. */
  readonly previous: Plan | null
  readonly choices: Omit<PlanChoices, Answered>
  /** Networks of the target in the place of those of the source; ids or names. */
  readonly networks: readonly (readonly [source: string, target: string])[]
  /** Null: nobody can be asked. */
  readonly asker: PlanAsker | null
  readonly say: (says: Message) => string
}

/** A plan, as it is to be written, and what people should know of it. */
export interface PlanOutcome {
  readonly plan: Plan
  readonly text: string
  readonly report: Omit<PlanReport, 'written' | 'estimate'>
  readonly now: SidesNow
}

/**
 * Reads both sides and makes the plan; writes nothing.
 * @throws BrokerError usage – a tenant that was asked for is not there; refused – there is nothing to move.
 */
export async function planMigration(request: PlanRequest): Promise<PlanOutcome> {
  const { name, file, choices, say } = request
  const now = await readSides(request)
  requireDifferent(now)
  const networks = givenNetworks(request.networks, now)
  const first = built(request, now, { networks, sizes: new Map() })
  requireTenants(first, choices)
  requireSomething(first, now.source)
  const answers = await answersTo(request, now, { plan: first.plan, networks })
  const { plan, owners } = answers === null ? first : built(request, now, answers)
  return {
    plan,
    text: writePlan(plan, planComments(plan, say)),
    now,
    report: {
      name,
      id: plan.id,
      file,
      source: plan.source,
      target: plan.target,
      tenants: plannedTenants(plan),
      open: openChoices(plan, say),
      nobodys: owners.nobodys,
      incomplete: now.source.incomplete || now.target.incomplete,
    },
  }
}

/** What a person says to what the plan leaves open; null: nothing. */
async function answersTo(
  { asker }: PlanRequest,
  now: SidesNow,
  { plan, networks }: Pick<BuiltPlan, 'plan'> & Pick<PlanChoices, 'networks'>,
): Promise<Pick<PlanChoices, Answered> | null> {
  const given = await askNetworks({ plan, now, asker })
  const sizes = await askSizes({ plan, now, asker })
  if (given === null && sizes === null) return null
  return { networks: new Map([...networks, ...(given ?? [])]), sizes: sizes ?? new Map() }
}

function built(request: PlanRequest, now: SidesNow, answers: Pick<PlanChoices, Answered>): BuiltPlan {
  const { name, newId, previous, selection, sides, takenAt, say } = request
  return buildPlan({
    name,
    id: previous?.id ?? newId,
    createdAt: takenAt,
    ends: { source: endOf(sides.source), target: endOf(sides.target) },
    ...now,
    choices: { ...request.choices, ...answers },
    selection,
    previous,
    say,
  })
}

/** Both sides show the same things: what is moved would be its own target. */
function requireDifferent({ source, target }: SidesNow): void {
  const there = new Set([...target.servers, ...target.volumes].map(({ id }) => id))
  if (![...source.servers, ...source.volumes].some(({ id }) => there.has(id))) return
  throw new BrokerError({
    kind: 'usage',
    says: message('plan.sameSides', { source: source.profile, target: target.profile }),
    next: message('plan.sameSides.next'),
  })
}

function requireTenants({ owners: { known } }: BuiltPlan, { tenants }: Pick<PlanChoices, 'tenants'>): void {
  const unknown = tenants?.find((tenant) => !known.includes(tenant))
  if (unknown === undefined) return
  const near = nearest(unknown, known)
  throw new BrokerError({
    kind: 'usage',
    says: message('plan.unknownTenant', { tenant: unknown }),
    next:
      near === null
        ? message('plan.unknownTenant.next', { known: known.join(', ') })
        : message('plan.unknownTenant.near', { near }),
  })
}

function requireSomething({ owners }: BuiltPlan, { profile }: Inventory): void {
  if (owners.tenants.length > 0) return
  const nobodys = owners.nobodys.length
  throw new BrokerError({
    kind: 'refused',
    says: message(nobodys === 0 ? 'plan.empty' : 'plan.noTenants', { profile }),
    next: message(nobodys === 0 ? 'plan.empty.next' : 'plan.noTenants.next'),
  })
}
