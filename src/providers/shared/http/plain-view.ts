import type { Units } from './decode.ts'
import { dropped, gap, longest, lostLetter, several, type Fold } from './fold.ts'

/** A text as it is compared: letters without the spaces between them, and where each stands in what was given. */
export interface PlainView extends Units {
  /** What is between a letter and the one before it: nothing (0), `spaces` or `lineEnd`. */
  readonly gaps: Uint8Array
}

export const spaces = 1
const lost = lostLetter.charCodeAt(0)
/** Whoever prints to a narrow terminal breaks lines anywhere. */
const lineEnd = 2

/** With what the next letter gets. */
interface Growing extends PlainView {
  length: number
  nextFrom: number
  nextTo: number
  nextGap: number
}

export function plainView(given: Units, fold: Fold): PlainView {
  const view = emptyView(given.length * (isAscii(given) ? 1 : longest))
  for (let at = 0; at < given.length; at += 1) {
    const unit = given.units[at] ?? 0
    const folded = fold.of(unit)
    if (folded === gap) view.nextGap = Math.max(view.nextGap, isLineEnd(unit) ? lineEnd : spaces)
    if (folded === gap || folded === dropped) continue
    view.nextFrom = given.from[at] ?? 0
    const code = folded === several ? codePointAt(given, at) : unit
    if (code > 0xffff) at += 1
    view.nextTo = given.to[at] ?? 0
    if (folded !== several) append(view, folded)
    else for (const one of fold.several(code).split('')) append(view, one.charCodeAt(0))
  }
  return view
}

function emptyView(room: number): Growing {
  const [units, gaps] = [new Uint16Array(room), new Uint8Array(room)] as const
  const [from, to] = [new Uint32Array(room), new Uint32Array(room)] as const
  return { units, from, to, gaps, length: 0, nextFrom: 0, nextTo: 0, nextGap: 0 }
}

function isAscii({ units, length }: Units): boolean {
  for (let at = 0; at < length; at += 1) if ((units[at] ?? 0) > 0x7f) return false
  return true
}

/** Doubled quotes of SQL and shells are one: `''`, `'\''`; nobody knows how many signs there are for a lost letter. */
function append(view: Growing, unit: number): void {
  const at = view.length
  const isOneOfMany = unit === 0x22 || unit === 0x27 || unit === lost
  if (isOneOfMany && view.nextGap === 0 && at > 0 && view.units[at - 1] === unit) {
    view.to[at - 1] = view.nextTo
    return
  }
  view.units[at] = unit
  view.from[at] = view.nextFrom
  view.to[at] = view.nextTo
  view.gaps[at] = view.nextGap
  view.nextGap = 0
  view.length = at + 1
}

function codePointAt({ units, length }: Units, at: number): number {
  const high = units[at] ?? 0
  const low = at + 1 < length ? (units[at + 1] ?? 0) : 0
  const isPair = high >> 10 === 0x36 && low >> 10 === 0x37
  return isPair ? 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff) : high
}

function isLineEnd(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}
