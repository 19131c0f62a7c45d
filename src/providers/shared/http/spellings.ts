import { bytesOf } from './charsets.ts'

/** One way in which a value may stand in a text, besides in codes for its letters. */
export interface Spelling {
  readonly text: string
  /** Digits of base64 before and after it hold bits of the value too. */
  readonly shares: { readonly before: boolean; readonly after: boolean }
}

/** Of fewer bytes too little is left that could not stand there by chance. */
const shortestWithin = 5

export const sharesNothing = { before: false, after: false }

/** The value itself; its bytes of each charset in hexadecimal digits; in base64, also within more, such as `user:password`. */
export function spellingsOf(secret: string): readonly Spelling[] {
  return [{ text: secret, shares: sharesNothing }, ...bytesOf(secret).flatMap(spellingsOfBytes)]
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
