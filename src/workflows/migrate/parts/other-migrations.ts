import type { ResourceKind } from '../../../domain/inventory.ts'
import { migratedLabel, purposeLabel, sourceLabel, switchedLabel, tenantLabel } from '../../../plan/create-key.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { type Marked, migrationOf, type Thing } from './carriers.ts'

/**
 * Something that another migration has made of what a tenant of this plan has on the source. `begun`: it copies it; `moved`: it has it
 * on the target, or is about to start it there.
 */
export interface OtherTrace {
  readonly stage: 'begun' | 'moved'
  /** Id of the plan of the other one. */
  readonly migration: string
  /** Of this plan. */
  readonly tenant: string
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
}

type Owners = ReadonlyMap<string, string>

/** What others have made of servers and volumes that this plan moves, first what they have moved. */
export function othersOf(plan: Plan, marked: readonly Marked[]): readonly OtherTrace[] {
  const tenantOf = ownersOnSource(plan)
  const foreign = marked.map((one) => ({ ...one, things: one.things.filter((thing) => isForeign(plan, thing)) }))
  const begun = foreign.filter(({ side, kind }) => side === 'source' && kind === 'snapshots')
  const moved = foreign.filter(({ side, kind }) => side === 'target' && (kind === 'servers' || kind === 'volumes'))
  const copying = begun.flatMap((one) => tracesOf(one, 'begun', ({ volumeId = '' }) => tenantOf.get(volumeId)))
  const inHand = new Set(copying.map(({ migration, tenant }) => wordOf(migration, tenant)))
  return [
    ...moved.flatMap((one) =>
      tracesOf(one, 'moved', (thing) => tenantOf.get(thing.labels[sourceLabel] ?? '') ?? startedFor(thing, inHand)),
    ),
    ...copying,
  ]
}

/** A server that runs before its switch says of its source nothing but whose it is, in the words of its own plan. */
function startedFor(thing: Thing, inHand: ReadonlySet<string>): string | undefined {
  const tenant = thing.labels[tenantLabel] ?? ''
  const isProduct = thing.labels[purposeLabel] === 'product' && thing.state === 'running'
  return isProduct && inHand.has(wordOf(migrationOf(thing) ?? '', tenant)) ? tenant : undefined
}

const wordOf = (migration: string, tenant: string): string => JSON.stringify([migration, tenant])

/** Whose servers and volumes are moved, by their ids on the source. */
function ownersOnSource({ tenants }: Plan): Owners {
  const pairs = Object.entries(tenants).flatMap(([tenant, { servers, volumes }]) =>
    [...servers, ...volumes]
      .filter(({ how }) => how.action === 'create')
      .map(({ observed }) => [observed.id, tenant] as const),
  )
  return new Map(pairs)
}

const isForeign = ({ id }: Plan, thing: Thing): boolean => migrationOf(thing) !== id && labelsOfWork(thing)

/** Without them it is what a command left behind that was killed: no sign that something is moved. */
const labelsOfWork = ({ labels }: Thing): boolean =>
  [tenantLabel, switchedLabel, migratedLabel].some((label) => labels[label] !== undefined)

function tracesOf(
  { kind, things }: Marked,
  stage: OtherTrace['stage'],
  tenantOf: (thing: Thing) => string | undefined,
): readonly OtherTrace[] {
  return things.flatMap((thing) => {
    const [tenant, migration] = [tenantOf(thing), migrationOf(thing)]
    if (tenant === undefined || migration === null) return []
    return [{ stage, migration, tenant, kind, id: thing.id, name: thing.name }]
  })
}
