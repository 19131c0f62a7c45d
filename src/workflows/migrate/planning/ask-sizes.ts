import { message, type Message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Offered } from '../../../providers/contract/reading-features.ts'
import type { PlanAsker } from './plan-asker.ts'
import type { SidesNow } from './read-sides.ts'

/** As many are worth looking at. */
const most = 20

/**
 * Sizes of the target for servers that the plan has none for, by id on the source; servers of one size of the source are asked for
 * together. Null: none lacks one, the target offers none, or nobody can be asked.
 */
export async function askSizes(request: {
  readonly plan: Plan
  readonly now: Pick<SidesNow, 'offers'>
  readonly asker: PlanAsker | null
}): Promise<ReadonlyMap<string, string> | null> {
  const { plan, now, asker } = request
  if (asker === null || now.offers.length === 0) return null
  const given = new Map<string, string>()
  for (const alike of lackingSizes(plan)) {
    const [first] = alike
    if (first === undefined) continue
    const choices = [
      ...offersFor(first, now.offers).map(({ id, name, vcpu, memoryMib }) => ({
        says: message('plan.ask.sizeChoice', { name, vcpu, memoryMib }),
        value: [id],
      })),
      { says: message('plan.ask.later'), value: [] },
    ]
    const [answer] = await asker.choice({ says: questionFor(first, alike.length), choices })
    if (answer !== undefined) for (const { observed } of alike) given.set(observed.id, answer)
  }
  return given.size === 0 ? null : given
}

/** Servers that are to be made and have no size, by what the source tells of theirs. */
function lackingSizes({ tenants }: Plan): readonly (readonly Entry<'servers'>[])[] {
  const groups = new Map<string, Entry<'servers'>[]>()
  for (const entry of Object.values(tenants).flatMap(({ servers }) => servers)) {
    const { desired, observed, how } = entry
    if (how.action !== 'create' || desired.size !== null) continue
    const { id, size, vcpu, memoryMib } = observed
    const word = vcpu === null ? id : JSON.stringify([size, vcpu, memoryMib])
    groups.set(word, [...(groups.get(word) ?? []), entry])
  }
  return [...groups.values()]
}

/** Where none is large enough the largest come first, else the smallest. */
function offersFor({ observed }: Entry<'servers'>, offers: readonly Offered[]): readonly Offered[] {
  const rising = offers.toSorted((a, b) => (a.vcpu === b.vcpu ? a.memoryMib - b.memoryMib : a.vcpu - b.vcpu))
  return (observed.vcpu === null ? rising : rising.toReversed()).slice(0, most)
}

function questionFor({ desired: { name }, observed: { vcpu, memoryMib } }: Entry<'servers'>, count: number): Message {
  if (vcpu === null || memoryMib === null) return message('plan.ask.sizeUnknown', { name })
  return message('plan.ask.size', { name, vcpu, memoryMib, count })
}
