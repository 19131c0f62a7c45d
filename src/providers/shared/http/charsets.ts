import { windows1252 } from './windows-1252.ts'

/** Charsets of one byte a letter. https://encoding.spec.whatwg.org/#legacy-single-byte-encodings */
const singleByte = [
  ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map((part) => `iso-8859-${String(part)}`),
  ...['ibm866', 'koi8-r', 'koi8-u', 'macintosh', 'x-mac-cyrillic'],
  ...[874, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${String(page)}`),
]

/** Charsets of up to four bytes a letter. https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified)-encodings */
const multiByte = ['gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr']

type Decode = (bytes: Uint8Array) => string

interface Charsets {
  /** Each byte of theirs is a letter, wherever it stands. */
  readonly bytewise: readonly Decode[]
  /** In theirs a letter before may take the first bytes. */
  readonly grouped: readonly Decode[]
  /** The bytes of a letter, for each charset. */
  readonly encoders: readonly ReadonlyMap<string, Uint8Array>[]
}

let made: Charsets | null = null

/** Made when a value needs them: most are of ASCII. */
function charsets(): Charsets {
  made ??= makeCharsets()
  return made
}

function makeCharsets(): Charsets {
  const [single, multi] = [singleByte.flatMap(decoderOf), multiByte.flatMap(decoderOf)] as const
  const bytewise = [latin1, windows1252, ...single]
  const grouped = [...multi, ...['gbk', 'utf-8', 'utf-16le', 'utf-16be'].flatMap(decoderOf)]
  const ofOne = [windows1252, ...single].map((decode) => lettersOf(decode, [oneByte]))
  const ofMany = multi.map((decode) => lettersOf(decode, [oneByte, twoBytes, threeBytes, fourBytes]))
  return { bytewise, grouped, encoders: [...ofOne, ...ofMany] }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

/** Without the letter that the last bytes only begin; none where this Node does not have that charset. */
function decoderOf(label: string): readonly Decode[] {
  try {
    const decoder = new TextDecoder(label, { ignoreBOM: true })
    return [
      (bytes) => {
        const text = decoder.decode(bytes, { stream: true })
        decoder.decode()
        return text
      },
    ]
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

/** For each place of a letter the first and the last value of its byte. */
type Shape = readonly (readonly [first: number, last: number])[]

const oneByte: Shape = [[0x80, 0xff]]
const twoBytes: Shape = [
  [0x81, 0xfe],
  [0x40, 0xfe],
]
const threeBytes: Shape = [
  [0x8f, 0x8f],
  [0xa1, 0xfe],
  [0xa1, 0xfe],
]
const fourBytes: Shape = [
  [0x81, 0x84],
  [0x30, 0x39],
  [0x81, 0xfe],
  [0x30, 0x39],
]

/** Where several bytes say the same letter, the shortest, and of these the first. */
function lettersOf(decode: Decode, shapes: readonly Shape[]): ReadonlyMap<string, Uint8Array> {
  const letters = new Map<string, Uint8Array>()
  for (const shape of shapes) {
    const all = sequences(shape)
    const size = shape.length + 1
    const read = decode(all).split('\n')
    for (const [at, letter] of read.entries()) {
      if (letter <= '\x7F' || letter.startsWith('\uFFFD') || letters.has(letter)) continue
      letters.set(letter, all.subarray(at * size, at * size + shape.length))
    }
  }
  return letters
}

/** All of a shape, each with the end of a line. */
function sequences(shape: Shape): Uint8Array {
  const count = shape.reduce((product, [first, last]) => product * (last - first + 1), 1)
  const all = new Uint8Array(count * (shape.length + 1)).fill(0x0a)
  for (let at = 0; at < count; at += 1) {
    let rest = at
    for (let place = shape.length - 1; place >= 0; place -= 1) {
      const [first, last] = shape[place] ?? [0, 0]
      const values = last - first + 1
      all[at * (shape.length + 1) + place] = first + (rest % values)
      rest = Math.floor(rest / values)
    }
  }
  return all
}

/** Its bytes in UTF-8, in UTF-16, and in each charset that has all its letters; of a value of ASCII, those of ASCII alone. */
export function bytesOf(value: string): readonly Buffer[] {
  const utf8 = Buffer.from(value)
  if (!/[^\0-\x7F]/.test(value)) return [utf8]
  const letters = Array.from(value.normalize('NFC'))
  const wide = Buffer.from(value, 'utf16le')
  const legacy = charsets().encoders.flatMap((encoder) => encoded(letters, encoder))
  const all = [utf8, wide, Buffer.from(wide).swap16(), ...legacy]
  return [...new Map(all.map((bytes) => [latin1(bytes), bytes])).values()]
}

function encoded(letters: readonly string[], encoder: ReadonlyMap<string, Uint8Array>): readonly Buffer[] {
  const bytes = letters.map((letter) => (letter <= '\x7F' ? Buffer.from(letter) : encoder.get(letter)))
  const known = bytes.filter((one) => one !== undefined)
  return known.length === bytes.length ? [Buffer.concat(known)] : []
}

/** What others see who take a value's bytes, whatever charset they are of, for those of any charset; none for values of ASCII. */
export function misread(value: string): readonly string[] {
  if (!/[^\0-\x7F]/.test(value)) return []
  const { bytewise, grouped } = charsets()
  const seen = bytesOf(value).flatMap((bytes) => [
    ...bytewise.map((decode) => decode(bytes)),
    ...grouped.flatMap((decode) => [0, 1, 2, 3].map((taken) => decode(bytes.subarray(taken)))),
  ])
  return [...new Set(seen)]
}
