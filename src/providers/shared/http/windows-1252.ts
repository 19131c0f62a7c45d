/** Of the bytes 0x80 to 0x9F; the five that it leaves open are controls, as browsers read them. Some versions of Node read Latin-1 instead. */
export const highLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Each byte is a letter: every text can be read so. */
export function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, (control) => highLetters.charAt(control.charCodeAt(0) - 0x80))
}
