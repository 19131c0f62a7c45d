/** How letters are compared. */
export interface Fold {
  /** The unit that stands for a unit in comparisons, or one of the marks below. */
  readonly of: (unit: number) => number
  /** What stands for a code point of which `of` says `several`. */
  readonly several: (code: number) => string
}

export const dropped = -1
export const gap = -2
/** Several units, or those of a pair. */
export const several = -3

/** One letter of Arabic stands for eighteen; its first ones tell it. */
export const longest = 3

/** A fold of single characters, as a table that is filled as it is used; null: a space between letters. */
function foldBy(by: (character: string) => string | null): Fold {
  const unknown = -4
  const units = new Int32Array(0x10000).fill(unknown)
  const more = new Map<number, string>()
  const markOf = (unit: number): number => {
    const folded = unit >= 0xd800 && unit <= 0xdfff ? null : by(String.fromCharCode(unit))
    if (folded === null) return unit >= 0xd800 && unit <= 0xdfff ? several : gap
    if (folded.length > 1) return several
    return folded === '' ? dropped : folded.charCodeAt(0)
  }
  return {
    of: (unit) => {
      const found = units[unit] ?? dropped
      if (found !== unknown) return found
      const mark = markOf(unit)
      units[unit] = mark
      return mark
    },
    several: (code) => {
      const found = more.get(code) ?? (by(String.fromCodePoint(code)) ?? '').slice(0, longest)
      more.set(code, found)
      return found
    },
  }
}

/** Combining marks, what cannot be seen, and backslashes, which quotations add. */
const unseen = /[\p{M}\p{Cf}\0\\]/gu

function loosely(character: string): string | null {
  const plain = character.toUpperCase().normalize('NFKD').toLowerCase().replace(unseen, '')
  return /^[\s+]+$/.test(plain) ? null : plain.replace(/\s/g, '')
}

/** Without case, accents, spaces, backslashes and what cannot be seen; in forms a space is a plus. */
export const loose = foldBy(loosely)

/** Besides, without all that a charset may lack, for which others write nothing. */
export const lossy = foldBy((character) => (/^[\0->@-\x7F]$/.test(character) ? loosely(character) : ''))

/** What is written for a letter that a charset lacks: a question mark, or whatever letters its bytes are in another one. */
export const lostLetter = '\uFFFD'

/** As the one before, but it counts where something is lost. */
export const worn = foldBy((character) => (/^[\0->@-\x7F]$/.test(character) ? loosely(character) : lostLetter))

/** Without case alone. */
export const strict = foldBy((character) => character.toUpperCase().toLowerCase())
