import { plainView, readings } from './plain-view.ts'

/** Shorter values would be found by chance. */
const shortest = 4

/** Looks for values in what texts say, however they write it; what was read is masked where it stands. */
export function createPlainSearch(secrets: readonly string[], mask: string): (text: string) => string {
  const searches = readings.map(({ steps, where }) => {
    const needles = secrets.map((secret) => needle(secret, (text) => plainView(text, steps).text))
    const all = needles.filter((one) => one !== null).join('|')
    return { steps, where, wanted: all === '' ? null : new RegExp(all, 'gi') }
  })
  return (text) =>
    searches.reduce((cleaned, { steps, where, wanted }) => {
      if (wanted === null || !where.test(cleaned)) return cleaned
      const view = plainView(cleaned, steps)
      const pieces: string[] = []
      let from = 0
      for (const { index, 0: found } of view.text.matchAll(wanted)) {
        const end = view.to[index + found.length - 1] ?? from
        const start = Math.max(from, view.from[index] ?? from)
        if (end <= from) continue
        pieces.push(cleaned.slice(from, start), mask)
        from = end
      }
      return [...pieces, cleaned.slice(from)].join('')
    }, text)
}

/** A pattern for what a value reads like; null: too short. Letters that a charset lacks become `?`, or nothing. */
function needle(secret: string, read: (text: string) => string): string | null {
  const plain = read(secret).trim()
  if (plain.length < shortest || /^\*+$/.test(plain)) return null
  const foreign = /[^\0-\x7F]/.test(secret)
  return foreign ? `${literally(plain)}|${withLosses(secret, read)}` : literally(plain)
}

function withLosses(secret: string, read: (text: string) => string): string {
  const lost = secret.replace(/[^!-~]/g, '').length >= shortest ? '{0,4}' : '{1,4}'
  const parts =
    secret
      .normalize('NFC')
      .trim()
      .match(/[\0-\x7F]+|[^\0-\x7F]/gu) ?? []
  return parts
    .map((part) => (/^[\0-\x7F]/.test(part) ? literally(read(part)) : `(?:${literally(read(part))}|[?\\uFFFD]${lost})`))
    .join('')
}

/** In forms a space is a plus. */
function literally(text: string): string {
  const words = text.split(/[\s+]+/)
  return words.map((word) => word.replace(/[\\^$.*?()[\]{}|/-]/g, '\\$&')).join('[\\s+]+')
}
