import type { Knowledge } from '../../../documents/compile-facts.ts'
import { BrokerError } from '../../../domain/errors.ts'
import { message, type Message } from '../../../domain/message.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Outcome } from '../../../scoring/constraints/constraint.ts'
import { factConstraints } from '../../../scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../../scoring/constraints/parse-constraint.ts'
import { placeAlone } from '../../place-alone.ts'

export interface FloorRequest {
  readonly floor: Plan['floor']
  /** Name of the target's provider in the facts. */
  readonly provider: string
  readonly region: string | null
  readonly knowledge: Knowledge
  /** Calendar date, ISO 8601. */
  readonly today: string
}

/** One demand of a floor, and whether the target meets it. */
export interface JudgedDemand {
  /** Such as `seal>=2`. */
  readonly demand: string
  readonly outcome: Outcome
}

/** Judges each demand as `compare --require` does: what nobody knows meets none. */
export function judgeFloor(request: FloorRequest): readonly JudgedDemand[] {
  const { knowledge, today } = request
  const jurisdictions = knowledge.jurisdictions.groups
  const table = factConstraints({ facts: knowledge.providers, jurisdictions, today })
  return demandsOf(request.floor).map((demand) => {
    const parsed = parseConstraint(demand, table)
    if (parsed.kind === 'problem') {
      throw new BrokerError({
        kind: 'usage',
        says: parsed.message,
        ...(parsed.hint === null ? {} : { next: parsed.hint }),
      })
    }
    const { constraint } = parsed
    const outcome = table[constraint.key]?.judge(constraint, { alternative: placeAlone(request), offers: [] })
    return { demand, outcome: outcome ?? { kind: 'unknown', fact: message('check.floor.noFacts') } }
  })
}

function demandsOf(floor: Plan['floor']): readonly string[] {
  if (floor === null) return []
  const { seal, control } = floor
  return [...(seal === null ? [] : [`seal>=${String(seal)}`]), ...(control === null ? [] : [`control=${control}`])]
}

/** @throws BrokerError refused – a demand is not met, or nobody knows whether it is. */
export function requireFloor(request: FloorRequest): void {
  const failed = judgeFloor(request).filter(({ outcome }) => outcome.kind !== 'met')
  const [first] = failed
  if (first === undefined) return
  const { demand } = first
  throw new BrokerError({
    kind: 'refused',
    says: message('check.floor.refused', { provider: request.provider, demand, reason: reasonOf(first) }),
    next: message('check.floor.refused.next'),
  })
}

/** Why a demand is not met. */
export function reasonOf({ outcome }: JudgedDemand): Message {
  switch (outcome.kind) {
    case 'met':
      return message('check.floor.met')
    case 'unmet':
      return outcome.reason
    case 'unknown':
      return outcome.fact
  }
}
