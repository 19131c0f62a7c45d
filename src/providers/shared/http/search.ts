import type { Codes } from './code-rules.ts'
import { decoderOf, textOf, written, type Units } from './decode.ts'
import { loose, lossy, strict, worn, type Fold } from './fold.ts'
import { createNeedles, type Found, type Needle, type Range } from './needles.ts'
import { plainView, type PlainView } from './plain-view.ts'
import { besides, codedNeedle, needlesOf, wantedOf, type Wanted } from './wanted.ts'

/** One way to read a text. */
interface Reading {
  readonly read: (text: string) => Units
  readonly folds: readonly Fold[]
  /** Texts that it may read in another way than the ones before it. */
  readonly where: (text: string) => boolean
}

const codes: Codes = { backslashes: true, tags: false, printable: false, lists: false }

function withCodes(more: Partial<Codes>): (text: string) => Units {
  return decoderOf({ ...codes, ...more })
}

const decode = withCodes({})
const decodeBare = withCodes({ backslashes: false })
const decodePrintable = withCodes({ printable: true })

/** What programs have of a value whose own letters they take for codes. */
const decoders = [decode, decodeBare, decodePrintable]

const readings: readonly Reading[] = [
  { read: written, folds: [loose, lossy, worn, strict], where: () => true },
  { read: decode, folds: [loose, lossy, worn, strict], where: (text) => /[%\\&\x80-\uFFFF]/.test(text) },
  {
    read: decodeBare,
    folds: [loose],
    where: (text) => text.includes('\\') && /[%&\x80-\uFFFF]/.test(text),
  },
  {
    read: withCodes({ tags: true }),
    folds: [loose, lossy, worn],
    where: (text) => /<|lt;|60;|3c|074/i.test(text) && />|gt;|62;|3e|076/i.test(text),
  },
  {
    read: decodePrintable,
    folds: [loose, lossy, worn],
    where: (text) => /=(?:[\da-f]{2}|\r?\n)/i.test(text),
  },
  {
    read: withCodes({ lists: true }),
    folds: [loose],
    where: (text) => /(["'])[^"']{1,10}\1,[\s\\nrt]{0,78}\1[^"']{1,10}\1,[\s\\nrt]{0,78}\1/.test(text),
  },
]

/** Looks for values in what texts say, however they write it; decoded ones have at least so many letters. */
export function createSearch(secrets: readonly string[], shortest: number): (text: string) => readonly Range[] {
  const wanted = [...new Set(secrets.flatMap((secret) => formsOf(secret, shortest)))].map(wantedOf)
  const searches = readings.map(({ read, folds, where }) => ({
    read,
    where,
    folds: allNeedles(wanted, { read, folds, shortest })
      .filter(({ needles }) => needles.length > 0)
      .map(({ fold, needles }) => ({ fold, find: createNeedles(needles) })),
  }))
  return (text) => {
    const found = secrets.flatMap((secret) => placesOf(secret, text))
    for (const { read, where, folds } of searches) {
      if (folds.length === 0 || !where(text)) continue
      const units = read(text)
      for (const { fold, find } of folds) {
        if (fold === worn && !hasLost(units)) continue
        const view = plainView(units, fold)
        found.push(...find(view).map((range) => inText(range, view, text)))
      }
    }
    return found
  }
}

/** Of a value that is a code or two, such as `%20`, next to nothing is left. */
const shortestDecoded = 3

interface Way extends Pick<Reading, 'read' | 'folds'> {
  readonly shortest: number
}

/**
 * In a text that is read in this way. A value of which the reading leaves next to nothing, such as `pass` of `pass%20`, would be found
 * in any word: it counts only where it is written as codes once more, `pass%2520`. What a tag or a list said is not told by what is left.
 */
function allNeedles(
  wanted: readonly Wanted[],
  { read, folds, shortest }: Way,
): readonly { readonly fold: Fold; readonly needles: readonly Needle[] }[] {
  const long = wanted.filter((one) => isLong(one, read, shortest))
  const short = wanted.filter((one) => !long.includes(one))
  const searched = folds.map((fold) => ({
    fold,
    needles: [...long, ...(fold === loose ? short.map(besides) : [])].flatMap((one) => needlesOf(one, read, fold)),
  }))
  return decoders.includes(read)
    ? [...searched, { fold: strict, needles: short.map((one) => codedNeedle(one, read)) }]
    : searched
}

/** Whether the reading leaves so many letters of it, or as many as it has. */
function isLong({ secret }: Wanted, read: Reading['read'], shortest: number): boolean {
  const lettersOf = (units: Units): number => plainView(units, loose).length
  return lettersOf(read(secret)) >= Math.min(shortest, lettersOf(written(secret)))
}

/** A value as it is, and once it was decoded, if at least so many letters are left. */
function formsOf(secret: string, shortest: number): readonly string[] {
  const decoded = decoders.map((read) => textOf(read(secret)))
  const least = Math.max(shortest, shortestDecoded)
  return [secret, ...decoded.filter((form) => form === secret || plainView(written(form), loose).length >= least)]
}

/** Whether anything stands there that could be written for a lost letter. */
function hasLost({ units, length }: Units): boolean {
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0
    if (unit === 0x3f || unit > 0x7f) return true
  }
  return false
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
