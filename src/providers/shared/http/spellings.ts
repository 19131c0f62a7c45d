/** One way to find a value in a text: sources of regular expressions in any case, which find something and look in bounded time. */
export interface Spelling {
  readonly whole: string
  /** How the whole begins. It is looked for everywhere, and takes little time to build. */
  readonly start: string
  /** Characters of what is found, about. */
  readonly length: number
}

/**
 * The ways in which services write one value: as it is, as JSON, Python and shells quote it, in URLs and forms, in HTML, also one within
 * another; broken over the ends of lines; in base64, also within more, such as `user:password`; in
 * hexadecimal digits. Of a long value each piece counts by itself.
 */
export function spellingsOf(secret: string): readonly Spelling[] {
  const bytes = Buffer.from(secret)
  const forms = new Set([secret, bytes.toString('base64'), bytes.toString('base64url')])
  if (bytes.length >= shortestWithin) forms.add(bytes.toString('hex'))
  return [...[...forms].flatMap(piecesOf).map((piece) => spellingOf(partsOf(piece))), ...withinBase64(bytes)]
}

function spellingOf(parts: readonly string[]): Spelling {
  return { whole: parts.join(''), start: parts.slice(0, startParts).join(''), length: parts.length }
}

const startParts = 3

/** Of fewer bytes too little is left that could not stand there by chance. */
const shortestWithin = 5

/**
 * What base64 makes of a value that begins at the second or third byte of a group of three, or ends within one. The digits at its ends
 * hold bits of its neighbours too.
 */
function withinBase64(bytes: Buffer): readonly Spelling[] {
  if (bytes.length < shortestWithin || bytes.length > longestPiece) return []
  const every = Array.from({ length: 256 }, (_, byte) => byte)
  const spellings = [0, 1, 2].map((shift) => {
    const before = Buffer.alloc(shift)
    const digits = Math.floor(((shift + bytes.length) * 8) / 6)
    const core = Buffer.concat([before, bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, digits)
    const firsts = every.map((byte) =>
      Buffer.concat([before.fill(byte), bytes])
        .toString('base64')
        .charAt(shift),
    )
    const lasts = every.map((byte) =>
      Buffer.concat([before, bytes, Buffer.of(byte)])
        .toString('base64')
        .charAt(digits),
    )
    const whole = [shift === 0 ? '' : oneOf(firsts), ...Array.from(core, base64Digit), `(?:${oneOf(lasts)}|)`]
    return spellingOf(whole.map((part, at) => (at < 2 ? part : `${lineEnd}${part}`)))
  })
  return spellings
}

function base64Digit(digit: string): string {
  return oneOf([digit])
}

function oneOf(digits: readonly string[]): string {
  const all = new Set(digits.join('').replaceAll('+', '+-').replaceAll('/', '/_'))
  return `[${Array.from(all, (digit) => (/[-/]/.test(digit) ? `\\${digit}` : digit)).join('')}]`
}

/** Larger patterns take long to build, and too large ones cannot be built at all. */
const longestPiece = 200

/** Pieces of about the same length, so that none is so short that it stands everywhere. */
function piecesOf(text: string): readonly string[] {
  const characters = Array.from(text)
  const count = Math.ceil(characters.length / longestPiece)
  const size = Math.ceil(characters.length / count)
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''))
}

/** Between two characters a line may end: whoever prints to a narrow terminal breaks lines anywhere. */
const lineEnd = String.raw`(?:\r?\n[ \t]*)?`

/** Who tidies a text takes spaces off its ends and makes one of several; a value of nothing but spaces would then be everywhere. */
function partsOf(text: string): readonly string[] {
  const core = text.trim()
  if (core === '') return [Array.from(text, literally).join('')]
  const parts = core.match(/\s+|\\+|[^\s\\]/gu) ?? []
  return parts.map((part, at) => (at === 0 || isSpace(part) || isSpace(parts[at - 1]) ? '' : lineEnd) + spelled(part))
}

function isSpace(part: string | undefined): boolean {
  return part?.trim() === ''
}

/** What quotes a quotation doubles its backslashes: three times over, one becomes eight. */
const quoting = String.raw`\\{1,8}`

/** A run of spaces, a run of backslashes, or one other character. */
function spelled(part: string): string {
  if (isSpace(part)) return spacesSpelled(part)
  if (part.startsWith('\\')) {
    const count = part.length
    return String.raw`(?:\\{${String(count)},${String(8 * count)}}|(?:${encoded('\\')}){${String(count)}})`
  }
  // Nobody has a reason to write these in another way.
  if (/^[\w.-]$/.test(part)) return literally(part)
  return String.raw`(?:${encoded(part)}|(?:${quoting})?${literally(part)})`
}

function spacesSpelled(spaces: string): string {
  const plain = String.raw`\s|\+|${quoting}[nrtfv]|&(?:amp;){0,4}nbsp;`
  return `(?:${[plain, ...new Set(Array.from(` ${spaces}`, encoded))].join('|')})+`
}

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

const zeros = '0{0,6}'

/**
 * One character as a code: `%21`, `%2521`; `\x21` and `\u0021`, of UTF-8 and of UTF-16, `\U0001f600`; `&#33;`, `&#x21;`, the same after `&amp;`,
 * `&quot;`. JSON has a letter for the backspace.
 */
function encoded(character: string): string {
  const bytes = Array.from(Buffer.from(character), (byte) => hex(byte, 2))
  const units = Array.from({ length: character.length }, (_, at) => hex(character.charCodeAt(at), 4))
  const code = character.codePointAt(0) ?? 0
  const entity = entities[character]
  const names = [
    `#${zeros}${String(code)}`,
    `#x${zeros}${code.toString(16)}`,
    ...(entity === undefined ? [] : [entity]),
  ]
  const ways = [
    bytes.map((byte) => `%(?:25){0,4}${byte}`).join(''),
    bytes.map((byte) => `${quoting}x${byte}`).join(''),
    units.map((unit) => `${quoting}u${unit}`).join(''),
    ...(code < 0x100 ? [`${quoting}x${hex(code, 2)}`] : []),
    ...(code > 0xffff ? [`${quoting}U${hex(code, 8)}`] : []),
    ...(character === '\b' ? [`${quoting}b`] : []),
    `&(?:amp;){0,4}(?:${names.join('|')});`,
  ]
  return [...new Set(ways)].join('|')
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

function literally(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
}
