import { createSearch, placesOf, united } from './search.ts'

/** What stands where a secret stood. */
export const mask = '***'

/** What stands where a text stood that still says a secret after all. */
export const withheld = '(text withheld: it could not be cleaned of a secret)'

/** Takes secrets out of whatever is going to be printed, journalled or thrown. Before a text is cut: half a secret is not known again. */
export interface Redactor {
  /** From now on the value is replaced wherever it stands, however services write it, in any case. */
  readonly protect: (secret: string) => void
  /** Secrets that stand one right after another become one mask; where one cannot be taken out, `withheld` is all that is left. */
  readonly text: (text: string) => string
  /** Only what is known as a secret, and too long for a word: for names that people chose. */
  readonly chosen: (text: string) => string
  /** A name and its value, such as a header or a field. */
  readonly named: (name: string, value: string) => string
}

/** Headers, fields and parameters whose value is a secret whatever it is. */
const secretName =
  /^(?:.*[-_])?(?:pass(?:wd|word|phrase|code)?|adminpass|secret|(?:auth|subject|security|session|access|refresh|id)?-?_?token|token_id|authorization|cookie|set-cookie|(?:private|api|secret|access|application|consumer)[-_]?(?:key|secret)|credentials?|signature|sig|user_?data)$/i

/** The end of a name; what stands before it does not matter, but in words that only end so: `compass`, `bypass`. */
const fieldName = String.raw`(?:(?<!\b(?:(?:en)?com|by|over|sur|tres|under|multi-?))pass(?:wd|word|phrase|code)?|secret|token|authorization|cookie|private_?key|api_?key|secret_?key|access_?key|signature|_sig|user_?data)`

/** A value in quotes, which may be quoted themselves, up to their like or to the end; `quotes` is the number of their group. */
function quoted(quotes: number): string {
  const end = `\\${String(quotes)}`
  return String.raw`(\\{0,8}["'])((?:(?!${end})(?:\\[\s\S]|[\s\S]))*)(${end}|$)`
}

/** What services say after the name of a secret instead of its value; nothing of it where it stands right after the sign. */
const explanation = [
  String.raw`(?<=\s)(?:must|should|shall|can|cannot|may|is|was|has|have|does|did|not|no|none|null|too|at|needs?|now|bad|disabled|enabled|`,
  'required|expected|expired|invalid|missing|wrong|unknown|incorrect|refused|rejected|revoked|unauthorized|failed|please)',
  String.raw`(?=[\s.,;!?)\]}"']|$)`,
].join('')

/** A word of a sentence: what stands after a scheme otherwise has capitals or digits within. */
const word = String.raw`[A-Za-z][a-z]{5,17}(?!\.?[\w+/=~-])`

/** Words with hyphens or dots between: what stands after `Basic` is base64, which has neither. */
const compound = String.raw`[A-Za-z]?[a-z]+\d{0,3}(?:[-.](?:[a-z]+\d{0,3}|\d{1,3}))+(?!\.?[\w+/=~-])`

/** Secrets that can be told by their surroundings. Services choose the texts: each takes time in proportion to their length. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // "password": "…" in JSON, also in JSON that stands in a string; 'password': '…' of Python
  [new RegExp(String.raw`(${fieldName}\\{0,8}["']\s*[:=]\s*[bu]?)${quoted(2)}`, 'gi'), `$1$2${mask}$4`],
  // password="…"
  [new RegExp(String.raw`(${fieldName}\s*[=:]\s*)${quoted(2)}`, 'gi'), `$1$2${mask}$4`],
  // password=… in queries and forms, token: … in headers
  [
    new RegExp(
      String.raw`(${fieldName}\s*[=:]\s*)(?!["'\\*]|${explanation})(?:(?:Bearer|Basic|Token)\s+)?[^\s&;,"'}]+`,
      'gi',
    ),
    `$1${mask}`,
  ],
  [new RegExp(String.raw`\b([Bb][Ee][Aa][Rr][Ee][Rr])\s+(?!${word}|realm=)[\w+/=.~-]{6,}`, 'g'), `$1 ${mask}`],
  [new RegExp(String.raw`\b([Bb][Aa][Ss][Ii][Cc])\s+(?!${word}|${compound}|realm=)[\w+/=.~-]{6,}`, 'g'), `$1 ${mask}`],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g, mask],
  // tokens of Keystone, also where somebody cut them off
  [/\bgAAAAA[\w-]{6,}={0,2}/g, mask],
]

/** Shorter ones would take ordinary words out of names. */
const longerThanWords = 6

export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = new Set<string>()
  const [values, chosen] = [maskingOf(known, 1), maskingOf(known, longerThanWords)] as const
  const protect = (secret: string): void => {
    if (secret === '' || known.has(secret)) return
    known.add(secret)
    for (const each of [values, chosen]) each.renew()
  }
  const text = (given: string): string => {
    const once = values.clean(given)
    const cleaned = shapes.reduce((left, [shape, by]) => left.replace(shape, by), withoutUsers(once))
    return cleaned === given || isClean(cleaned, values.clean) ? cleaned : withheld
  }
  for (const secret of secrets) protect(secret)
  return { protect, text, chosen: chosen.clean, named: (name, value) => (secretName.test(name) ? mask : text(value)) }
}

/** With the mask in place of secrets of at least so many letters. How they are looked for is made when it is first needed. */
function maskingOf(
  known: ReadonlySet<string>,
  shortest: number,
): { readonly clean: (text: string) => string; readonly renew: () => void } {
  let masked: ((text: string) => string) | null = null
  return {
    clean: (text) =>
      (masked ??= masking(
        [...known].filter(({ length }) => length >= shortest),
        shortest,
      ))(text),
    renew: () => {
      masked = null
    },
  }
}

/** What becomes of a text may say what the text did not. */
function isClean(text: string, values: (text: string) => string): boolean {
  return values(text) === text
}

/** With the mask in place of every value; of several in a row, and of masks, one mask is left: cleaned texts stay as they are. */
function masking(secrets: readonly string[], shortest: number): (text: string) => string {
  const search = createSearch(secrets, shortest)
  return (text) => {
    const found = search(text)
    if (found.length === 0) return text
    let from = 0
    const pieces = united([...found, ...placesOf(mask, text)]).map(({ start, end }) => {
      const kept = text.slice(from, start)
      from = end
      return kept
    })
    return [...pieces, text.slice(from)].join(mask)
  }
}

/** What an address may begin with: after it stands a user, or a host. */
const beginning = /https?:[\\/]*|[\\/]{2,}/gi

/** `docs.example/`: users have no dot and slash before their password, so that what follows, up to a further address, is no user. */
const hostAlone = /(?:(?:[\w-]+\.)+[\w-]+\.?|\[[\d.:a-f]+\])(?::\d{1,5})?(?=[/?#])/iy

/** `controller:8774/v2.1/os-keypairs/ada` */
const ofService = /^[\w.-]+:\d{2,5}\/(?:[\w-]+\/){0,2}v\d[^:%]*$/

/** user:password@host */
function withoutUsers(text: string): string {
  return text.includes('@') ? text.replace(/\S+/g, withoutUser) : text
}

/**
 * Up to the last `@` of a word that begins like an address, since nobody can tell where a password with slashes ends. Paths may hold an
 * `@` of their own where a host with a dot stands before them, where there is no colon, or none but that of the port of a service.
 */
function withoutUser(word: string): string {
  const at = word.lastIndexOf('@')
  const from = userStart(word)
  const user = word.slice(from, at)
  const none = at < from || (/[/\\?#]/.test(user) && !user.includes(':')) || ofService.test(user)
  return none ? word : `${word.slice(0, from)}${mask}${word.slice(at)}`
}

/** Where a user may stand in an address; the end: nowhere. https://www.rfc-editor.org/rfc/rfc3986#section-3.2 */
function userStart(word: string): number {
  for (const { index, 0: start } of word.matchAll(beginning)) {
    hostAlone.lastIndex = index + start.length
    if (!hostAlone.test(word)) return index + start.length
  }
  return word.length
}
