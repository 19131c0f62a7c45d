import type { Message } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'

/** Which of the answers a sentence of the verdict belongs to. `shown` is said by the report itself. */
export type VerdictPart = 'sure' | 'condition' | 'amounts' | 'evidence' | 'shown'

const parts: readonly (readonly [VerdictPart, ReadonlySet<MessageKey>])[] = [
  [
    'shown',
    new Set<MessageKey>([
      'criteria.verdict.sameProvider',
      'criteria.verdict.declared',
      'criteria.price.one',
      'criteria.price.two',
      'criteria.price.cheapest',
      'bill.verdict.same',
    ]),
  ],
  [
    'sure',
    new Set<MessageKey>([
      'criteria.verdict.clear',
      'criteria.verdict.ahead',
      'criteria.verdict.notClear',
      'criteria.verdict.notClearMore',
      'criteria.verdict.alone',
      'criteria.verdict.aloneProvider',
      'criteria.verdict.onlyOthers',
      'criteria.verdict.noSingle',
      'criteria.verdict.noSingleFact',
      'bill.verdict.alone',
      'bill.verdict.noWinner',
    ]),
  ],
  [
    'condition',
    new Set<MessageKey>([
      'criteria.price.ask',
      'criteria.price.below',
      'criteria.price.rival',
      'criteria.closing.notice',
      'criteria.verdict.unconfirmedAhead',
      'bill.verdict.askQuote',
      'bill.verdict.onlyIfPrice',
      'bill.verdict.lowerBound',
      'bill.verdict.onlyIfMissing',
    ]),
  ],
  [
    'evidence',
    new Set<MessageKey>([
      'criteria.verdict.decideBy',
      'criteria.verdict.stillOpen',
      'criteria.verdict.settle',
      'criteria.verdict.settleAll',
      'criteria.verdict.unknownAhead',
      'criteria.price.anyway',
      'criteria.price.within',
    ]),
  ],
]

/** Sentences of one part, in their order; what is in no list speaks of amounts. */
export function sentencesOf(part: VerdictPart, sentences: readonly Message[]): readonly Message[] {
  return sentences.filter(({ key }) => part === (parts.find(([, keys]) => keys.has(key))?.[0] ?? 'amounts'))
}
