import { written, type Units } from './decode.ts'
import { loose, lossy, lostLetter, strict, worn, type Fold } from './fold.ts'
import type { Needle } from './needles.ts'
import { plainView, type PlainView } from './plain-view.ts'
import { misread } from './charsets.ts'
import { sharesNothing, spellingsOf, type Spelling } from './spellings.ts'

/** Fewer letters would be found by chance, unless they are looked for one by one. */
const shortest = 4

/** A value, and what is made of it once for all ways to read. */
export interface Wanted {
  readonly secret: string
  readonly spellings: readonly Spelling[]
  /** What others see who take its bytes for those of another charset. */
  readonly misread: readonly string[]
  /** Of these, what would be a word without its accents: `ĂŠ` is `as`. */
  readonly accented: readonly string[]
}

export function wantedOf(secret: string): Wanted {
  const seen = misread(secret)
  const strange = seen.filter((text) => isNoWord(plainView(written(text), loose)) || isLong(text))
  // Where the letters of ASCII tell the value, whatever stands for the others is none of them.
  const isTold = isTelling(plainView(written(secret), lossy))
  const others = isTold ? [] : seen.filter((text) => !strange.includes(text))
  const accented = others.filter((text) => isNoWord(plainView(written(text), strict)))
  return { secret, spellings: spellingsOf(secret), misread: strange, accented }
}

type Read = (text: string) => Units

/** What reads the same as a value in one of its spellings; nothing where too little is left of it. */
export function needlesOf(wanted: Wanted, read: Read, fold: Fold): readonly Needle[] {
  if (fold === loose) return looseNeedles(wanted, read)
  const { secret } = wanted
  if (fold === strict) return strictNeedles(wanted, read)
  const view = plainView(read(secret), fold)
  const left = plainView(read(secret), lossy)
  const isWanted = /[^\0-\x7F]/.test(secret) && left.length >= shortest && (fold === worn || isTelling(left))
  return isWanted ? [alone(view)] : []
}

function strictNeedles({ secret, accented }: Wanted, read: Read): readonly Needle[] {
  const own = plainView(read(secret), loose).length < shortest ? [alone(plainView(written(secret), strict))] : []
  const others = accented.map((text) => alone(plainView(read(text), strict)))
  return [...own, ...others.filter(({ view }) => isEnough(view))]
}

function looseNeedles({ spellings, misread: seen }: Wanted, read: Read): readonly Needle[] {
  const spelled = spellings.map(({ text, shares }) => ({ view: plainView(read(text), loose), shares, least: 0 }))
  const others = seen.map((text) => alone(plainView(read(text), loose)))
  const enough = [
    ...spelled.filter(({ view }) => view.length >= shortest),
    ...others.filter(({ view }) => isEnough(view)),
  ]
  return enough.filter(({ view }) => !isMask(view))
}

/** Of Chinese and the like a letter counts for two: three of them are no word by chance. */
function isEnough({ units, length }: PlainView): boolean {
  return units.subarray(0, length).reduce((sum, unit) => sum + (unit > 0x7ff && unit !== lost ? 2 : 1), 0) >= shortest
}

function alone(view: PlainView): Needle {
  return { view, shares: sharesNothing, least: 0 }
}

/** A value that holds codes, where these are codes once more: with fewer letters than its own it may be any word. */
export function codedNeedle({ secret }: Wanted, read: Read): Needle {
  return { ...alone(plainView(read(secret), strict)), least: secret.length }
}

/** What else than its own letters says a value, such as its base64. */
export function besides(wanted: Wanted): Wanted {
  return { ...wanted, spellings: wanted.spellings.filter(({ text }) => text !== wanted.secret), misread: [] }
}

/** Letters in a row that are no part of another word, id or date by chance; of several words, more. */
const telling = 8
const tellingOfWords = 16

/** Whether what ASCII leaves can be looked for where nothing shows that something is lost. */
function isTelling({ gaps, length }: PlainView): boolean {
  return length >= (gaps.subarray(1, length).some((between) => between !== 0) ? tellingOfWords : telling)
}

/** Whether enough is left, and of it a letter or a control that no word of ASCII has. */
function isNoWord(view: PlainView): boolean {
  const { units, length } = view
  return isEnough(view) && units.subarray(0, length).some((unit) => unit < 0x20 || (unit > 0x7f && unit !== lost))
}

/** Whether even without its accents it has too many letters in a row for a word; some of them have accents. */
function isLong(text: string): boolean {
  const [left, ascii] = [plainView(written(text), loose), plainView(written(text), lossy)] as const
  return isTelling(left) && left.length > ascii.length
}

const lost = lostLetter.charCodeAt(0)

/** What is made of asterisks alone cannot be told from what stands where a secret stood. */
function isMask({ units, length }: PlainView): boolean {
  return units.subarray(0, length).every((unit) => unit === 0x2a)
}
