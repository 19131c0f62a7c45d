/** One way in which a value may stand in a text, besides in codes for its letters. */
export interface Spelling {
  readonly text: string
  /** Digits of base64 before and after it hold bits of the value too. */
  readonly shares: { readonly before: boolean; readonly after: boolean }
}

/** Of fewer bytes too little is left that could not stand there by chance. */
const shortestWithin = 5

export const sharesNothing = { before: false, after: false }

/** The value itself; in hexadecimal digits; in base64, also within more, such as `user:password`. */
export function spellingsOf(secret: string): readonly Spelling[] {
  return [{ text: secret, shares: sharesNothing }, ...charsets(secret).flatMap(spellingsOfBytes)]
}

/** In UTF-8, and in Latin-1 where that has all its letters. */
function charsets(secret: string): readonly Buffer[] {
  const utf8 = Buffer.from(secret)
  return /[\x80-\xFF]/.test(secret) && !/[^\0-\xFF]/.test(secret) ? [utf8, Buffer.from(secret, 'latin1')] : [utf8]
}

function spellingsOfBytes(bytes: Buffer): readonly Spelling[] {
  const short = bytes.length < shortestWithin
  const base64 = short ? [{ text: bytes.toString('base64'), shares: sharesNothing }] : withinBase64(bytes)
  const forUrls = base64.map(({ text, shares }) => ({
    text: text.replaceAll('+', '-').replaceAll('/', '_'),
    shares,
  }))
  const all = [...base64, ...forUrls.filter(({ text }, at) => text !== base64[at]?.text)]
  return short ? all : [{ text: bytes.toString('hex'), shares: sharesNothing }, ...all]
}

/** What base64 makes of a value that begins at any byte of a group of three, without the digits that hold bits of its neighbours too. */
function withinBase64(bytes: Buffer): readonly Spelling[] {
  return [0, 1, 2].map((shift) => {
    const bits = (shift + bytes.length) * 8
    const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    const text = digits.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6))
    // At its ends a plus would be taken for a space.
    return { text, shares: { before: shift > 0 || text.startsWith('+'), after: bits % 6 > 0 || text.endsWith('+') } }
  })
}

/** Charsets of one byte a letter. https://encoding.spec.whatwg.org/#legacy-single-byte-encodings */
const singleByte = [
  ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map((part) => `iso-8859-${String(part)}`),
  ...['ibm866', 'koi8-r', 'koi8-u', 'macintosh', 'x-mac-cyrillic'],
  ...[874, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${String(page)}`),
]

/** What others see who take its bytes of UTF-8 for another charset; Latin-1 and Windows-1252 are read wherever they stand. */
export function misread(secret: string): readonly string[] {
  if (!/[^\0-\x7F]/.test(secret)) return []
  made ??= singleByte.flatMap(decoderOf)
  const bytes = Buffer.from(secret)
  return [...new Set(made.map((decode) => decode(bytes)))]
}

type Decode = (bytes: Uint8Array) => string

let made: readonly Decode[] | null = null

/** None where this Node does not have that charset. */
function decoderOf(label: string): readonly Decode[] {
  try {
    const decoder = new TextDecoder(label)
    return [(bytes) => decoder.decode(bytes)]
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
