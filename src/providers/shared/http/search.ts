import { spellingsOf } from './spellings.ts'

/** Looks for values in texts. */
export interface Search {
  /** With the mask in place of every value; of several in a row, and of masks, one mask is left: cleaned texts stay as they are. */
  masked(text: string): string
}

interface Finder {
  readonly start: RegExp
  readonly whole: RegExp
}

/** Beginnings are looked for all at once; only where there is one, the rest is compared, and only then its pattern is built. */
export function createSearch(secrets: readonly string[], mask: string): Search {
  const itself = mask.replaceAll(/\W/g, '\\$&')
  const spellings = [{ start: itself, whole: itself, length: mask.length }, ...secrets.flatMap(spellingsOf)]
  const finders = spellings
    .toSorted((a, b) => b.length - a.length)
    .map(({ start, whole }) => ({ start: new RegExp(start, 'iy'), whole: new RegExp(whole, 'iy') }))
  const anywhere = new RegExp([...new Set(spellings.map(({ start }) => start))].join('|'), 'gi')
  return {
    masked: (text) => {
      const pieces: string[] = []
      let from = 0
      anywhere.lastIndex = 0
      for (let hit = anywhere.exec(text); hit !== null; hit = anywhere.exec(text)) {
        const end = endOf(text, hit.index, finders)
        anywhere.lastIndex = end ?? hit.index + 1
        if (end === null) continue
        if (hit.index > from || pieces.length === 0) pieces.push(text.slice(from, hit.index), mask)
        from = end
      }
      return [...pieces, text.slice(from)].join('')
    },
  }
}

/** Where what begins at a place ends, by the longest that is found there; null: nothing begins there. */
function endOf(text: string, at: number, finders: readonly Finder[]): number | null {
  const found = finders.find(({ start, whole }) => matches(start, text, at) && matches(whole, text, at))
  return found?.whole.lastIndex ?? null
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}
