import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Constraint, ConstraintTable } from './constraint.ts'
import { operators } from './constraint.ts'

export type ParsedConstraint =
  | { readonly kind: 'constraint'; readonly constraint: Constraint }
  | { readonly kind: 'problem'; readonly message: Message; readonly hint: Message | null }

const shape = /^\s*([A-Za-z][\w-]*)\s*(!=|>=|<=|=)\s*(.*?)\s*$/

/** `key op value[,value…]`; spaces around the operator and the commas are allowed. */
export function parseConstraint(text: string, table: ConstraintTable): ParsedConstraint {
  const parts = shape.exec(text)
  const [, key, sign, rest] = parts ?? []
  const operator = operators.find((one) => one === sign)
  if (key === undefined || operator === undefined || rest === undefined) {
    return problem(message('bill.constraint.shape', { text }), message('bill.constraint.shapeHint'))
  }
  const definition = Object.hasOwn(table, key) ? table[key] : undefined
  if (definition === undefined) {
    const known = Object.keys(table).sort().join(', ')
    return problem(message('bill.constraint.unknown', { key, text }), message('bill.constraint.unknownHint', { known }))
  }
  if (!definition.operators.includes(operator)) {
    const allowed = definition.operators.join(' ')
    return problem(
      message('bill.constraint.operator', { key, operator, text }),
      message('bill.constraint.operatorHint', { key, allowed }),
    )
  }
  const values = rest.split(',').map((value) => value.trim())
  if (values.some((value) => value === '')) return problem(message('bill.constraint.empty', { key, text }), null)
  if (definition.takesOne === true && values.length > 1) {
    return problem(message('bill.constraint.one', { key, text }), message('bill.constraint.oneHint'))
  }
  const wrong = values.map((value) => definition.check(value)).find((found) => found !== null)
  if (wrong !== undefined) return problem(wrong, null)
  return { kind: 'constraint', constraint: { key, operator, values, text: text.trim() } }
}

function problem(says: Message, hint: Message | null): ParsedConstraint {
  return { kind: 'problem', message: says, hint }
}
