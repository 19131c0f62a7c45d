/** A text as it reads once nothing in it is written as a code, and where each of its UTF-16 units stands in what was given. */
export interface PlainView {
  readonly text: string
  readonly from: Uint32Array
  readonly to: Uint32Array
}

/** Codes of bytes and characters, case and accents, quotes doubled by SQL and shells: the same in texts and in what is looked for. */
const codes: readonly Step[] = [
  [/(?:%(?:25)*[\da-f]{2})+/gi, (found: string): string => bytesIn(found.replace(/%(?:25)*(?=[\da-f]{2})/gi, ''))],
  [/(?<!\\)(?:\\+x[\da-f]{2})+/gi, (found: string): string => bytesIn(found.replace(/\\+x/gi, ''))],
  [/(?<!\\)\\+U[\da-f]{8}/g, (found: string): string => character(found.slice(-8))],
  [/(?<!\\)\\+u[\da-f]{4}/gi, (found: string): string => character(found.slice(-4))],
  [/(?<!\\)\\+u\{[\da-f]{1,6}\}/gi, (found: string): string => character(/[\da-f]+(?=\}$)/i.exec(found)?.[0] ?? '')],
  [/(?<!\\)(?:\\+[0-3][0-7]{2})+/g, (found: string): string => bytesIn(found.replace(/\\+([0-7]{3})/g, octalAsHex))],
  [/&(?:amp;)*(?:#\d{1,12}|#x0*[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|shy);/gi, entity],
  [/\\+/g, (): string => ''],
  [/''+/g, (): string => "'"],
  [/[\u0080-\u00FF\u0152-\u0192\u02C6-\u02DC\u2013-\u203A\u20AC\u2122]{2,}/g, readAgain],
  [/[\0-\x7F]\p{M}+|[^\0-\x7F\uFFFD]\p{M}*/gu, folded],
]

/** Markup, which may stand inside of what is looked for, or hold it. */
const tags: Step = [/<[^<>]*>/g, (): string => '']

/** Letters as they stand in e-mail: `=C3=A9`, and lines that go on after a `=`. An address such as `?a=beef` reads the same. */
const printable: Step = [/=\r?\n|(?:=[\dA-F]{2})+/g, (found: string): string => bytesIn(found.replace(/[=\r\n]/g, ''))]

type Step = readonly [RegExp, (found: string) => string]

/** The ways to read a text, since what is a code to one reader is a letter to another. */
export const readings: readonly { readonly steps: readonly Step[]; readonly where: RegExp }[] = [
  { steps: codes, where: /[%\\&\u0080-\uFFFF?]|''/ },
  { steps: [...codes, tags], where: /<|lt;|60;|3c|074/i },
  { steps: [printable, ...codes], where: /=\r?\n|=[\dA-F]{2}/ },
]

/** What is a code of a code is read as often; more often nobody writes. */
const rounds = 4

export function plainView(text: string, steps: readonly Step[]): PlainView {
  const places = Uint32Array.from({ length: text.length + 1 }, (_, at) => at)
  let view: PlainView = { text, from: places.subarray(0, -1), to: places.subarray(1) }
  for (let round = 0; round < rounds; round += 1) {
    const next = steps.reduce(rewritten, view)
    if (next.text === view.text) return next
    view = next
  }
  return view
}

function rewritten(view: PlainView, [pattern, by]: Step): PlainView {
  const found = [...view.text.matchAll(pattern)].map((match) => ({ at: match.index, was: match[0], is: by(match[0]) }))
  if (found.every(({ was, is }) => was === is)) return view
  const length = found.reduce((sum, { was, is }) => sum + is.length - was.length, view.text.length)
  const from = new Uint32Array(length)
  const to = new Uint32Array(length)
  const pieces: string[] = []
  let read = 0
  let written = 0
  const keep = (end: number): void => {
    pieces.push(view.text.slice(read, end))
    from.set(view.from.subarray(read, end), written)
    to.set(view.to.subarray(read, end), written)
    written += end - read
    read = end
  }
  for (const { at, was, is } of found) {
    keep(at)
    read = at + was.length
    pieces.push(is)
    from.fill(view.from[at] ?? 0, written, written + is.length)
    to.fill(view.to[read - 1] ?? 0, written, written + is.length)
    written += is.length
  }
  keep(view.text.length)
  return { text: pieces.join(''), from, to }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function bytesIn(hex: string): string {
  return asText(Buffer.from(hex, 'hex'))
}

/** UTF-8, else Latin-1. */
function asText(bytes: Buffer): string {
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return bytes.toString('latin1')
    throw error
  }
}

const highLetters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at))
const highBytes = new Map(Array.from(highLetters, (letter, at) => [letter, 128 + at]))

/** UTF-8 that somebody has read as Latin-1 or as Windows-1252. */
function readAgain(found: string): string {
  const bytes = Array.from(found, (one) => highBytes.get(one) ?? one.charCodeAt(0))
  if (bytes.some((byte) => byte > 0xff)) return found
  const text = asText(Buffer.from(bytes))
  return text.length < found.length ? text : found
}

function character(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}

function octalAsHex(_: string, digits: string): string {
  return Number.parseInt(digits, 8).toString(16).padStart(2, '0')
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' }

function entity(found: string): string {
  const name = found.replace(/^&(?:amp;)*|;$/gi, '').toLowerCase()
  if (name.startsWith('#x')) return character(name.slice(2))
  return name.startsWith('#') ? character(Number(name.slice(1)).toString(16)) : (named[name] ?? '&')
}

/** Without accents and what cannot be seen. */
function folded(found: string): string {
  return found.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')
}
