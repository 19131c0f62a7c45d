import { spaces, type PlainView } from './plain-view.ts'
import type { Spelling } from './spellings.ts'

/** Part of a text or of a view; its end does not belong to it. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Part of a view, and whether what stands at its ends holds some of the value too. */
export interface Found extends Range {
  readonly shares: Spelling['shares']
}

/** What is looked for, as it is compared. */
export interface Needle {
  readonly view: PlainView
  readonly shares: Spelling['shares']
  /** With how many letters it must be written at least, codes and all. */
  readonly least: number
}

/** Looks for all needles in one pass, by a number made of the last letters. */
export function createNeedles(given: readonly Needle[]): (view: PlainView) => readonly Found[] {
  const needles = given.flatMap(piecesOf)
  const long = new Map<number, Needle[]>()
  for (const needle of needles.filter(({ view }) => view.length >= window)) {
    const number = needle.view.units.subarray(0, window).reduce(withNext, 0)
    long.set(number, [...(long.get(number) ?? []), needle])
  }
  const isKnown = new Uint8Array(0x10000)
  for (const number of long.keys()) isKnown[number] = 1
  const short = needles.filter(({ view }) => view.length < window)
  return (view) => {
    const found: Found[] = []
    let number = 0
    for (let at = 0; at < view.length; at += 1) {
      number = withNext(number, view.units[at] ?? 0)
      for (const needle of short) addFound(found, needle, { view, at })
      if (isKnown[number] === 0 || at < window - 1) continue
      for (const needle of long.get(number) ?? []) addFound(found, needle, { view, at: at - window + 1 })
    }
    return joined(found, view)
  }
}

/** Letters that are compared at first. */
const window = 4

/** With four bits for each of them, older ones drop out. */
function withNext(number: number, unit: number): number {
  return ((number << 4) ^ unit) & 0xffff
}

/** Larger ones are cut in pieces of about the same length, and each counts by itself. */
const longestPiece = 200

function piecesOf({ view, shares, least }: Needle): readonly Needle[] {
  const count = Math.ceil(view.length / longestPiece)
  const size = Math.ceil(view.length / count)
  return Array.from({ length: count }, (_, piece) => {
    const [start, end] = [piece * size, Math.min(view.length, (piece + 1) * size)] as const
    return {
      view: { ...view, units: view.units.slice(start, end), gaps: view.gaps.slice(start, end), length: end - start },
      shares: { before: shares.before && start === 0, after: shares.after && end === view.length },
      least: Math.ceil(least / count),
    }
  })
}

interface Place {
  readonly view: PlainView
  readonly at: number
}

function addFound(found: Found[], needle: Needle, { view, at }: Place): void {
  if (!standsAt(needle.view, view, at) || lettersAt(view, at, needle.view.length) < needle.least) return
  const next = { start: at, end: at + needle.view.length, shares: needle.shares }
  const last = found.at(-1)
  // Of a run of the same nothing is collected twice.
  if (last === undefined || next.start >= last.end || next.start < last.start) found.push(next)
  else found[found.length - 1] = together(last, next)
}

function together(first: Found, second: Found): Found {
  const end = Math.max(first.end, second.end)
  const shares = {
    before: first.shares.before || (first.start === second.start && second.shares.before),
    after: (first.end === end && first.shares.after) || (second.end === end && second.shares.after),
  }
  return { start: first.start, end, shares }
}

/** Where the needle has a space there is one; elsewhere nothing but the end of a line. */
function standsAt(needle: PlainView, view: PlainView, at: number): boolean {
  if (at + needle.length > view.length) return false
  for (let place = 0; place < needle.length; place += 1) {
    if (needle.units[place] !== view.units[at + place]) return false
    const between = place === 0 ? 0 : (view.gaps[at + place] ?? 0)
    if (place > 0 && needle.gaps[place] !== 0 ? between === 0 : between === spaces) return false
  }
  return true
}

/** With how many letters a part of what was given is written. */
function lettersAt({ from, to }: PlainView, at: number, length: number): number {
  return (to[at + length - 1] ?? 0) - (from[at] ?? 0)
}

/** What stands one right after another is one. */
function joined(found: readonly Found[], { gaps }: PlainView): readonly Found[] {
  const all: Found[] = []
  for (const range of found.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    const isApart =
      last === undefined || range.start > last.end || (range.start === last.end && gaps[last.end] === spaces)
    if (isApart) all.push(range)
    else all[all.length - 1] = together(last, range)
  }
  return all
}
