/** One line of text without anything a reader's program would obey: control characters, marks that turn the reading direction. */
export function clean(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
}

/** The same for a text of several lines. */
export function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n')
}
