import { message } from '../../../domain/message.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { PlanAsker } from './plan-asker.ts'
import type { SidesNow } from './read-sides.ts'

/** Networks of the target in the place of those that the plan leaves open; null: nothing was open, or nobody can be asked. */
export async function askNetworks(request: {
  readonly plan: Plan
  readonly now: SidesNow
  readonly asker: PlanAsker | null
}): Promise<ReadonlyMap<string, string> | null> {
  const { plan, now, asker } = request
  const open = openNetworks(plan)
  if (asker === null || open.length === 0) return null
  const targets = now.target.networks.filter(({ external, shared }) => external || shared)
  const choices = [
    ...targets.map(({ id, name }) => ({ says: message('plan.ask.choice', { name, id }), value: [id] })),
    { says: message('plan.ask.later'), value: [] },
  ]
  const given = new Map<string, string>()
  for (const id of open) {
    const name = now.source.networks.find((network) => network.id === id)?.name ?? id
    const [answer] = await asker.choice({ says: message('plan.ask.network', { name }), choices })
    if (answer !== undefined) given.set(id, answer)
  }
  return given.size === 0 ? null : given
}

/** Ids of networks of the source whose place on the target is not decided. */
function openNetworks({ mapping, tenants }: Plan): readonly string[] {
  const outside = Object.entries(mapping.networks).flatMap(([id, target]) => (target === null ? [id] : []))
  const common = Object.values(tenants).flatMap(({ networks }) =>
    networks.flatMap(({ observed, how }) => (how.action === 'use' && how.targetId === null ? [observed.id] : [])),
  )
  return [...new Set([...outside, ...common])]
}
