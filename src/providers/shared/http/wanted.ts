import { written, type Units } from './decode.ts'
import { loose, lossy, strict, worn, type Fold } from './fold.ts'
import type { Needle } from './needles.ts'
import { plainView, type PlainView } from './plain-view.ts'
import { misread, sharesNothing, spellingsOf, type Spelling } from './spellings.ts'

/** Fewer letters would be found by chance, unless they are looked for one by one. */
const shortest = 4

/** A value, and what is made of it once for all ways to read. */
interface Wanted {
  readonly secret: string
  readonly spellings: readonly Spelling[]
  readonly misread: readonly string[]
}

export function wantedOf(secret: string): Wanted {
  return { secret, spellings: spellingsOf(secret), misread: misread(secret).filter(isStrange) }
}

type Read = (text: string) => Units

/** What reads the same as a value in one of its spellings; nothing where too little is left of it. */
export function needlesOf(wanted: Wanted, read: Read, fold: Fold): readonly Needle[] {
  if (fold === loose) return looseNeedles(wanted, read)
  const { secret } = wanted
  const view = plainView(fold === strict ? written(secret) : read(secret), fold)
  if (fold === strict) return plainView(read(secret), loose).length < shortest ? [alone(view)] : []
  const left = plainView(read(secret), lossy)
  const isWanted = /[^\0-\x7F]/.test(secret) && left.length >= shortest && (fold === worn || isTelling(left))
  return isWanted ? [alone(view)] : []
}

function looseNeedles({ spellings, misread: others }: Wanted, read: Read): readonly Needle[] {
  const spelled = spellings.map(({ text, shares }) => ({ view: plainView(read(text), loose), shares }))
  const strange = others.map((text) => alone(plainView(read(text), loose)))
  return [...spelled, ...strange].filter(({ view }) => view.length >= shortest && !isMask(view))
}

function alone(view: PlainView): Needle {
  return { view, shares: sharesNothing }
}

/** Letters in a row that are no part of another word, id or date by chance; of several words, more. */
const telling = 8
const tellingOfWords = 16

/** Whether what ASCII leaves can be looked for where nothing shows that something is lost. */
function isTelling({ gaps, length }: PlainView): boolean {
  return length >= (gaps.subarray(1, length).some((between) => between !== 0) ? tellingOfWords : telling)
}

/** Without accents some readings are words: `ĂŠ` would be `as`. */
function isStrange(text: string): boolean {
  const { units, length } = plainView(written(text), loose)
  return units.subarray(0, length).some((unit) => unit > 0x7f)
}

/** What is made of asterisks alone cannot be told from what stands where a secret stood. */
function isMask({ units, length }: PlainView): boolean {
  return units.subarray(0, length).every((unit) => unit === 0x2a)
}
