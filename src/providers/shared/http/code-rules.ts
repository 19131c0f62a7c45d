import { characterNamed } from './entities.ts'
import { highLetters } from './windows-1252.ts'

/** What is a code to one reader is a letter to another. */
export interface Codes {
  /** `\x21`, `\u0021`, `\U00000021`, `\u{21}`, `\041`, `\n` */
  readonly backslashes: boolean
  /** `<b>`, which may stand inside of a word. It is read as the end of a line, which may stand there too. */
  readonly tags: boolean
  /** Quoted-printable, as in e-mail: `=21`, and lines that go on after a `=`. */
  readonly printable: boolean
  /** A list of single letters: `'a', 'b'`, also over several lines. */
  readonly lists: boolean
}

/** What has been read so far. */
export interface Stack {
  readonly units: Uint16Array
  readonly from: Uint32Array
  readonly to: Uint32Array
  length: number
  /** Where the code begins that a rule has found. */
  start: number
  /** Where the last tag was opened; -1: nowhere. */
  open: number
}

/** The code point that the last units stand for, from `start` on; -1: they stand for themselves. */
export type Rule = (stack: Stack) => number

const none = -1

/** For each unit of ASCII the rule of the codes that end with it. */
export function rulesOf(codes: Codes): readonly (Rule | undefined)[] {
  const bytes = [byteAfter(0x25), ...(codes.printable ? [byteAfter(0x3d)] : []), unitAfterPercent]
  const digits = codes.backslashes ? [...bytes, byteAfterX, octal, unit, codePoint] : bytes
  const ends: readonly (readonly [string, readonly Rule[]])[] = [
    ['0123456789abcdefABCDEF', digits],
    ['bfnrtv', codes.backslashes ? [control] : []],
    ['}', codes.backslashes ? [codePointInBraces] : []],
    [';', [entity]],
    ['<', codes.tags ? [opened] : []],
    ['>', codes.tags ? [tag] : []],
    ['\n', codes.printable ? [wentOn] : []],
    ['\'"', codes.lists ? [nextInList] : []],
  ]
  return Array.from({ length: 0x80 }, (_, code) => {
    const end = String.fromCharCode(code)
    return anyOf(ends.flatMap(([letters, rules]) => (letters.includes(end) ? rules : [])))
  })
}

function anyOf(rules: readonly Rule[]): Rule | undefined {
  if (rules.length < 2) return rules[0]
  return (stack) => {
    for (const rule of rules) {
      const code = rule(stack)
      if (code !== none) return code
    }
    return none
  }
}

/** The unit so many places before the end. */
function back({ units, length }: Stack, places: number): number {
  return places > length ? 0 : (units[length - places] ?? 0)
}

function since(stack: Stack, places: number, code: number): number {
  stack.start = stack.length - places
  return code
}

/** Who quotes a quotation doubles the backslashes. */
function sinceBackslashes(stack: Stack, places: number, code: number): number {
  let all = places
  while (back(stack, all + 1) === 0x5c) all += 1
  return since(stack, all, code)
}

const values = Int8Array.from({ length: 0x80 }, (_, code) => {
  const digit = String.fromCharCode(code)
  return /[\da-f]/i.test(digit) ? Number.parseInt(digit, 16) : none
})

/** What the last hexadecimal digits say; -1: they are none. */
function hexOf(stack: Stack, digits: number): number {
  let value = 0
  for (let places = digits; places > 0; places -= 1) {
    const digit = values[back(stack, places)] ?? none
    if (digit < 0) return none
    value = value * 16 + digit
  }
  return value
}

/** `%21`, `=21` */
function byteAfter(sign: number): Rule {
  return (stack) => (back(stack, 3) === sign ? since(stack, 3, hexOf(stack, 2)) : none)
}

/** `%u0021` of old scripts */
function unitAfterPercent(stack: Stack): number {
  return back(stack, 5) === 0x75 && back(stack, 6) === 0x25 ? since(stack, 6, hexOf(stack, 4)) : none
}

function byteAfterX(stack: Stack): number {
  const isOne = (back(stack, 3) | 0x20) === 0x78 && back(stack, 4) === 0x5c
  return isOne ? sinceBackslashes(stack, 4, hexOf(stack, 2)) : none
}

function octal(stack: Stack): number {
  if (back(stack, 4) !== 0x5c) return none
  const [high, middle, low] = [back(stack, 3) - 0x30, back(stack, 2) - 0x30, back(stack, 1) - 0x30] as const
  const isOne = high >= 0 && high <= 3 && middle >= 0 && middle <= 7 && low >= 0 && low <= 7
  return isOne ? sinceBackslashes(stack, 4, high * 64 + middle * 8 + low) : none
}

/** Of `\U0001f511` not the first half. */
function unit(stack: Stack): number {
  const letter = back(stack, 5)
  if ((letter | 0x20) !== 0x75 || back(stack, 6) !== 0x5c) return none
  const code = hexOf(stack, 4)
  return letter === 0x55 && code < 0x20 ? none : sinceBackslashes(stack, 6, code)
}

function codePoint(stack: Stack): number {
  const isOne = back(stack, 9) === 0x55 && back(stack, 10) === 0x5c
  return isOne ? sinceBackslashes(stack, 10, known(hexOf(stack, 8))) : none
}

function codePointInBraces(stack: Stack): number {
  let places = 2
  while (places < 8 && (values[back(stack, places)] ?? none) >= 0) places += 1
  if (back(stack, places) !== 0x7b || back(stack, places + 1) !== 0x75 || back(stack, places + 2) !== 0x5c) return none
  const digits = textOf(stack, places - 1).slice(0, -1)
  return digits === '' ? none : sinceBackslashes(stack, places + 2, known(Number.parseInt(digits, 16)))
}

function known(code: number): number {
  return code > 0x10ffff ? none : code
}

const controls: Readonly<Record<string, number>> = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

function control(stack: Stack): number {
  if (back(stack, 2) !== 0x5c) return none
  return sinceBackslashes(stack, 2, controls[String.fromCharCode(back(stack, 1))] ?? none)
}

const longestEntity = 24

/** `&#33;`, `&#x21;`, `&excl;` */
function entity(stack: Stack): number {
  let places = 2
  while (places < longestEntity && isInEntity(back(stack, places))) places += 1
  if (back(stack, places) !== 0x26) return none
  const code = characterNamed(textOf(stack, places - 1).slice(0, -1))
  return code === null ? none : since(stack, places, code)
}

function isInEntity(code: number): boolean {
  const small = code | 0x20
  return (small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x23
}

function textOf(stack: Stack, places: number): string {
  let text = ''
  for (let place = places; place > 0; place -= 1) text += String.fromCharCode(back(stack, place))
  return text
}

function opened(stack: Stack): number {
  stack.open = stack.length - 1
  return none
}

function tag(stack: Stack): number {
  const { open, length } = stack
  stack.open = none
  return open < 0 ? none : since(stack, length - open, 0x0a)
}

/** Of each line of a list that stands deep within others. */
const widestGap = 80

/** What is between two of a list is read as nothing, also where each has a line of its own. */
function nextInList(stack: Stack): number {
  let places = 2
  while (places < widestGap && isBetween(back(stack, places))) places += 1
  return back(stack, places) === 0x2c && isQuote(back(stack, places + 1)) ? since(stack, places + 1, 0) : none
}

/** Spaces, ends of lines, and backslashes of a quotation. */
function isBetween(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x5c
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}

function wentOn(stack: Stack): number {
  const places = back(stack, 2) === 0x0d ? 3 : 2
  return back(stack, places) === 0x3d ? since(stack, places, 0x0a) : none
}

const highBytes = new Map(Array.from(highLetters, (letter, at) => [letter.charCodeAt(0), 0x80 + at] as const))

/** The byte that somebody has read as this letter of Latin-1 or Windows-1252. */
function byteOf(code: number): number {
  return code <= 0xff ? code : (highBytes.get(code) ?? none)
}

function follows(byte: number): boolean {
  return byte >> 6 === 2
}

/** Bytes of UTF-8, by themselves. */
export function utf8(stack: Stack): number {
  const last = byteOf(back(stack, 1))
  if (!follows(last)) return none
  const second = byteOf(back(stack, 2))
  if (second >= 0xc2 && second <= 0xdf) return since(stack, 2, ((second & 0x1f) << 6) | (last & 0x3f))
  if (!follows(second)) return none
  const low = ((second & 0x3f) << 6) | (last & 0x3f)
  const third = byteOf(back(stack, 3))
  if (third >= 0xe0 && third <= 0xef) return since(stack, 3, ((third & 0x0f) << 12) | low)
  const fourth = follows(third) ? byteOf(back(stack, 4)) : none
  const isFour = fourth >= 0xf0 && fourth <= 0xf4
  return isFour ? since(stack, 4, known(((fourth & 7) << 18) | ((third & 0x3f) << 12) | low)) : none
}
