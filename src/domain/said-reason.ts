import type { MessageKey } from '../messages/keys.ts'
import type { FactWords, Message, MessageValue } from './message.ts'
import { message } from './message.ts'

/** Reasons that recur in the fact files, which are in English; each is said in the reader's language. */
const recurring: Readonly<Record<string, MessageKey>> = {
  'no dated list was looked for': 'facts.reason.incidentsNotLookedFor',
  'no dated list was found': 'facts.reason.incidentsNotFound',
  'shares of the holders were not found': 'facts.reason.sharesNotFound',
  'no measured time was found': 'facts.reason.noMeasuredTime',
  'no assessment was read': 'facts.reason.noAssessment',
  'who decides in the end was not found': 'facts.reason.whoDecides',
  'the contracting company was not read': 'facts.reason.contractingCompany',
  'none was found named': 'facts.reason.noneNamed',
  'the promise for servers was not found': 'facts.reason.promiseNotFound',
  'no dated list of changes was found': 'facts.reason.noPriceChanges',
  'no PUE or share of renewable energy was read': 'facts.reason.noEnergy',
  'whether volumes can be encrypted by the provider was not found': 'facts.reason.encryptionNotFound',
  closed: 'facts.reason.closed',
  'closed before the framework existed': 'facts.reason.closedBefore',
}

/** A free text of a fact file: in the reader's language where the file gives it, else quoted. */
export function saidWords(text: FactWords): MessageValue {
  return typeof text === 'string' ? message('facts.reason.said', { reason: text }) : text
}

/** Why a fact is not known, as its file says it: `… (2026-11-22)`. What does not recur is quoted. */
export function saidReason(text: string): Message {
  const [, said = text, date] = /^(.*) \((\d{4}-\d{2}-\d{2})\)$/.exec(text) ?? []
  const reason = whole(said)
  return date === undefined ? reason : message('facts.reason.on', { reason, date: { date } })
}

/** A recurring reason may be followed by `; …`, which is quoted alone. */
function whole(said: string): Message {
  const [first = said, ...others] = said.split('; ')
  const known = Object.hasOwn(recurring, first) ? recurring[first] : undefined
  if (known === undefined) return message('facts.reason.said', { reason: said })
  return others.length === 0
    ? message(known)
    : message('facts.reason.more', { reason: message(known), more: others.join('; ') })
}
