/** Levenshtein distance where swapping two neighbours also counts as one edit (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? at(beforeLast, j - 2) + 1 : Infinity
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same, swap))
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

/** The known word that was probably meant: at most a third of its letters differ. Null when none is that near. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 64) return null
  const wanted = plain(word)
  let best: { readonly word: string; readonly distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate))
    const allowed = candidate.length < 3 ? 0 : Math.max(1, Math.floor(candidate.length / 3))
    if (distance <= allowed && (best === null || distance < best.distance)) best = { word: candidate, distance }
  }
  return best === null ? null : best.word
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '')
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
