import { rulesOf, utf8, type Codes, type Rule, type Stack } from './code-rules.ts'

/** UTF-16 units, and which part of what was given each stands for. */
export interface Units {
  readonly units: Uint16Array
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly length: number
}

/** A text as it is written. */
export function written(text: string): Units {
  const { length } = text
  const all = { units: new Uint16Array(length), from: new Uint32Array(length), to: new Uint32Array(length), length }
  for (let at = 0; at < length; at += 1) {
    all.units[at] = text.charCodeAt(at)
    all.from[at] = at
    all.to[at] = at + 1
  }
  return all
}

/**
 * What a text says once nothing in it is written as a code, nor as a code of a code. Each code is replaced as soon as its last unit is
 * there, and what it stands for may be the end of a further one: this takes time in proportion to the length, whatever the text is.
 */
export function decoderOf(codes: Codes): (text: string) => Units {
  const rules = rulesOf(codes)
  return (text) => decoded(text, rules)
}

function decoded(text: string, rules: readonly (Rule | undefined)[]): Units {
  const { length } = text
  const stack: Growing = {
    units: new Uint16Array(length),
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    length: 0,
    start: 0,
    open: -1,
    nextFrom: 0,
    nextTo: 0,
  }
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    stack.nextFrom = at
    stack.nextTo = at + 1
    put(stack, unit)
    const rule = unit < 0x80 ? rules[unit] : utf8
    if (rule !== undefined) reduce(stack, rule, rules)
  }
  return stack
}

export function textOf({ units, length }: Units): string {
  let text = ''
  for (let at = 0; at < length; at += 1) text += String.fromCharCode(units[at] ?? 0)
  return text
}

interface Growing extends Stack {
  nextFrom: number
  nextTo: number
}

function put(stack: Growing, unit: number): void {
  const at = stack.length
  stack.units[at] = unit
  stack.from[at] = stack.nextFrom
  stack.to[at] = stack.nextTo
  stack.length = at + 1
}

function reduce(stack: Growing, first: Rule, rules: readonly (Rule | undefined)[]): void {
  let rule: Rule | undefined = first
  while (rule !== undefined) {
    const code = rule(stack)
    if (code < 0) return
    stack.nextFrom = stack.from[stack.start] ?? 0
    stack.length = stack.start
    if (stack.open >= stack.length) stack.open = -1
    const isPair = code > 0xffff
    if (isPair) put(stack, 0xd7c0 + (code >> 10))
    put(stack, isPair ? 0xdc00 + (code & 0x3ff) : code)
    rule = code < 0x80 ? rules[code] : utf8
  }
}
