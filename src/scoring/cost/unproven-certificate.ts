import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'
import { listed, nameOf } from './name.ts'

/** What is still to be obtained where a certificate of the name exists. */
const onRecord: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'criteria.constraint.certificateUnproven',
  'criteria.constraint.certificateUnnamed',
  'criteria.constraint.certificateUnsourced',
])

export interface UnprovenCertificate {
  readonly sentences: readonly Message[]
  /** Nothing but wishes or prices stands against them, and a certificate of that name is on record for them. */
  readonly holders: readonly Alternative[]
}

/** A certificate that no alternative with a price is proven to have: giving up another wish would not help. Null where there is none. */
export function unprovenCertificate(
  alternatives: readonly Alternative[],
  wishes: ReadonlySet<string>,
): UnprovenCertificate | null {
  const constraint = [...wishes].find(
    (wish) =>
      /^certification\s*=/.test(wish) &&
      alternatives.some((each) => opposes(wish, each)) &&
      alternatives.every((each) => opposes(wish, each) || isUnpriced(each)),
  )
  if (constraint === undefined) return null
  const holders = alternatives.filter(
    ({ state, reasons }) =>
      state === 'undecided' &&
      reasons.every((reason) => reason.constraint === 'price' || wishes.has(reason.constraint)) &&
      reasons.filter((reason) => reason.constraint === constraint).every(({ text }) => onRecord.has(text.key)),
  )
  const unpriced = holders.filter(isUnpriced)
  const names = listed(unpriced.map(nameOf))
  return {
    sentences: [
      message('bill.verdict.certificate', { constraint }),
      ...(names === null ? [] : [message('bill.verdict.certificateHeld', { names })]),
    ],
    holders,
  }
}

/** Nobody knows what it would cost, so that meeting a wish does not help it. */
function isUnpriced({ state, reasons }: Alternative): boolean {
  return state === 'undecided' && reasons.some((reason) => reason.constraint === 'price')
}

function opposes(wish: string, { reasons, stillOpen = [] }: Alternative): boolean {
  return [...reasons, ...stillOpen].some(({ constraint }) => constraint === wish)
}
