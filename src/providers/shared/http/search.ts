import type { Codes } from './code-rules.ts'
import { decoded, written, type Units } from './decode.ts'
import { loose, lossy, strict, type Fold } from './fold.ts'
import { createNeedles, type Found, type Needle, type Range } from './needles.ts'
import { plainView, type PlainView } from './plain-view.ts'
import { sharesNothing, spellingsOf } from './spellings.ts'

/** One way to read a text. */
interface Reading {
  readonly read: (text: string) => Units
  readonly folds: readonly Fold[]
  /** Texts that it may read in another way than the ones before it. */
  readonly where: (text: string) => boolean
}

/** Fewer letters would be found by chance, unless they are looked for one by one. */
const shortest = 4

const codes: Codes = { backslashes: true, tags: false, printable: false, lists: false }

function withCodes(more: Partial<Codes>): (text: string) => Units {
  return (text) => decoded(text, { ...codes, ...more })
}

const readings: readonly Reading[] = [
  { read: written, folds: [loose, lossy, strict], where: () => true },
  { read: withCodes({}), folds: [loose, lossy, strict], where: (text) => /[%\\&\x80-\uFFFF]/.test(text) },
  {
    read: withCodes({ backslashes: false }),
    folds: [loose],
    where: (text) => text.includes('\\') && /[%&\x80-\uFFFF]/.test(text),
  },
  {
    read: withCodes({ tags: true }),
    folds: [loose, lossy],
    where: (text) => /<|lt;|60;|3c|074/i.test(text) && />|gt;|62;|3e|076/i.test(text),
  },
  { read: withCodes({ printable: true }), folds: [loose, lossy], where: (text) => /=(?:[\da-f]{2}|\r?\n)/i.test(text) },
  {
    read: withCodes({ lists: true }),
    folds: [loose],
    where: (text) => /(["'])[^"']{1,10}\1,[\s\\nrt]{0,78}\1[^"']{1,10}\1,[\s\\nrt]{0,78}\1/.test(text),
  },
]

/** Looks for values in what texts say, however they write it. */
export function createSearch(secrets: readonly string[]): (text: string) => readonly Range[] {
  const searches = readings.map((reading) => ({
    reading,
    folds: reading.folds.flatMap((fold) => {
      const needles = secrets.flatMap((secret) => needlesOf(secret, reading, fold))
      return [false, true].flatMap((isWeak) => {
        const some = needles.filter((needle) => needle.isWeak === isWeak)
        return some.length === 0 ? [] : [{ fold, isWeak, find: createNeedles(some) }]
      })
    }),
  }))
  return (text) => {
    const found = secrets.flatMap((secret) => placesOf(secret, text))
    for (const { reading, folds } of searches) {
      if (folds.length === 0 || !reading.where(text)) continue
      const units = reading.read(text)
      for (const { fold, isWeak, find } of folds) {
        const view = plainView(units, fold)
        const ranges = find(view).map((range) => inText(range, view, text))
        found.push(...(isWeak ? ranges.filter((range) => isLossyAt(text, range)) : ranges))
      }
    }
    return found
  }
}

interface Wanted extends Needle {
  /** It counts only where the text shows that something was lost. */
  readonly isWeak: boolean
}

/** What reads the same as a value in one of its spellings; nothing where too little is left of it. */
function needlesOf(secret: string, { read }: Reading, fold: Fold): readonly Wanted[] {
  const spelled = spellingsOf(secret).map(({ text, shares }) => ({
    view: plainView(read(text), loose),
    shares,
    isWeak: false,
  }))
  const whole = spelled[0]?.view.length ?? 0
  const alone = { shares: sharesNothing, isWeak: false }
  if (fold === strict) return whole < shortest ? [{ ...alone, view: plainView(written(secret), strict) }] : []
  if (fold === loose) return spelled.filter(({ view }) => view.length >= shortest && !isMask(view))
  const left = plainView(read(secret), lossy)
  const isWanted = /[^\0-\x7F]/.test(secret) && left.length >= shortest
  return isWanted ? [{ ...alone, view: left, isWeak: !isTelling(left, whole) }] : []
}

/** Letters that are no part of another word, id or date by chance. */
const telling = 8

/** Whether what is left of so many letters can be looked for alone. */
function isTelling({ units, length }: PlainView, whole: number): boolean {
  const hasWord = units.subarray(0, length).some((unit) => unit > 0x66 && unit < 0x7b)
  return length >= telling || (hasWord && length * 2 > whole)
}

const lost = String.raw`(?:[?\x80-\uFFFF]|%[\da-f]{2}|\\u[\da-f]{4})`
const lossyWithin = new RegExp(lost, 'i')
const lossyBefore = new RegExp(`${lost}$`, 'i')
const lossyAfter = new RegExp(`^${lost}`, 'i')

/** Whether in it or at its ends stands what is written for a letter that a charset lacks. */
function isLossyAt(text: string, { start, end }: Range): boolean {
  return (
    lossyWithin.test(text.slice(start, end)) ||
    lossyBefore.test(text.slice(Math.max(0, start - 6), start)) ||
    lossyAfter.test(text.slice(end, end + 6))
  )
}

/** What is made of asterisks alone cannot be told from what stands where a secret stood. */
function isMask({ units, length }: PlainView): boolean {
  return units.subarray(0, length).every((unit) => unit === 0x2a)
}

function inText(found: Found, { from, to }: PlainView, text: string): Range {
  const [start, end] = [from[found.start] ?? 0, to[found.end - 1] ?? 0] as const
  const { before, after } = found.shares
  return {
    start: before ? start - (digitBefore.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0) : start,
    end: after ? end + (digitAfter.exec(text.slice(end, end + 26))?.[0].length ?? 0) : end,
  }
}

/** A digit of base64, pluses, some of them written as codes, and what fills up the last group. */
const digitBefore = /(?:%2f|\\?[\w/-])?(?:\+|%2b){0,5}(?:\r?\n)?$/i
const digitAfter = /^(?:\r?\n)?(?:\+|%2b){0,5}(?:%2f|\\?[\w/-])?(?:=|%3d){0,2}/i

/** As it is written, letter by letter. */
export function placesOf(value: string, text: string): readonly Range[] {
  const places: Range[] = []
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    places.push({ start: at, end: at + value.length })
  }
  return places
}

/** What overlaps or stands one right after another is one. */
export function united(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last === undefined || start > last.end) all.push({ start, end })
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, end) }
  }
  return all
}
