import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'
import type { Complaint } from './parse-yaml.ts'

/** Values of messages that come from this program: from its limits and from the schema. */
const ours: ReadonlySet<string> = new Set([
  'wanted',
  'choices',
  'keys',
  'near',
  'levels',
  'mebibytes',
  'count',
  'least',
  'most',
  'step',
])

const veiled: Readonly<Partial<Record<Message['key'], Message['key']>>> = {
  'document.wrongType': 'document.veiled.wrongType',
  'document.unknownKey': 'document.veiled.unknownKey',
  'document.duplicateKey': 'document.veiled.duplicateKey',
  'document.unknownAnchor': 'document.veiled.unknownAnchor',
  'document.syntax': 'document.veiled.syntax',
}

/** They speak of deployment files. */
const elsewhere: ReadonlySet<string> = new Set(['document.notMap.hint', 'document.syntax.hint', 'document.empty.hint'])

/**
 * A complaint about a file that holds secrets, with nothing in it that stands in the file: neither values nor keys, since after a slip of
 * the pen a password may stand anywhere. Line and column say which part is meant.
 */
export function veil(complaint: Complaint): Complaint {
  const { offset, message: says, hint } = complaint
  return { offset, message: withoutContents(says), hint: hint === null ? null : hintWithoutContents(hint) }
}

function withoutContents(says: Message): Message {
  // What is missing does not stand in the file: its name comes from the schema.
  if (says.key === 'document.missing' || isOurs(says)) return says
  const values = Object.fromEntries(Object.entries(says.values).filter(([name]) => ours.has(name)))
  return message(veiled[says.key] ?? 'document.veiled.invalid', values)
}

function hintWithoutContents(hint: Message): Message | null {
  if (elsewhere.has(hint.key)) return message('document.veiled.hint')
  return hint.key === 'document.missing.hint' || isOurs(hint) ? hint : null
}

function isOurs({ values }: Message): boolean {
  return Object.keys(values).every((name) => ours.has(name))
}
