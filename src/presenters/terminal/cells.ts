let made: Intl.Segmenter | null = null

/** Made when the first text needs it: most texts are plain, and it is dear. */
function graphemes(text: string): Intl.Segments {
  made ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return made.segment(text)
}

/** Cells of a terminal that a clean text takes. */
export function cellWidth(text: string): number {
  if (/^[\u0020-\u02ff\u2010-\u2027\u202f\u20a0-\u20bf\u2190-\u22ff\u2500-\u257f]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment)
  return width
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u

function graphemeWidth(segment: string): number {
  if (/^[\p{Mark}\p{Format}]+$/u.test(segment)) return 0
  if (wide.test(segment) || /\p{Emoji_Presentation}|\ufe0f/u.test(segment)) return 2
  return 1
}

export function padCell(text: string, width: number, align: 'left' | 'right'): string {
  const blank = ' '.repeat(Math.max(width - cellWidth(text), 0))
  return align === 'left' ? text + blank : blank + text
}

/** Lines of at most `width` cells, broken at spaces (never at no-break ones); a word that is longer is cut, an address behind a slash or a hyphen. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((each) => cut(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (cellWidth(longer) <= width) {
      line = longer
      continue
    }
    lines.push(line)
    line = word
  }
  return [...lines, line]
}

/** Behind the last mark of an address that leaves at least half a line; else the end. */
function breakOf(piece: string): number {
  const at = Math.max(...['/', '-', '_', '?', '&'].map((mark) => piece.lastIndexOf(mark))) + 1
  return at >= piece.length / 2 ? at : piece.length
}

function cut(word: string, width: number): readonly string[] {
  if (cellWidth(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes(word)) {
    if (piece !== '' && cellWidth(piece + segment) > width) {
      const at = /^\W*https?:/.test(word) ? breakOf(piece) : piece.length
      pieces.push(piece.slice(0, at))
      piece = piece.slice(at)
    }
    piece += segment
  }
  return [...pieces, piece]
}
