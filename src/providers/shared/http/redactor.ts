/** What stands where a secret stood. */
export const mask = '***'

/** Takes secrets out of whatever is going to be printed, journalled or thrown. */
export interface Redactor {
  /** From now on the value is replaced wherever it stands, as it is, in JSON, in URLs and in base64, in any case. */
  readonly protect: (secret: string) => void
  readonly text: (text: string) => string
  /** A name and its value, such as a header or a field. */
  readonly named: (name: string, value: string) => string
}

/** Headers, fields and parameters whose value is a secret whatever it is. */
const secretName =
  /^(?:.*[-_])?(?:pass(?:wd|word|phrase|code)?|adminpass|secret|(?:auth|subject|security|session|access|refresh|id)?-?_?token|token_id|authorization|cookie|set-cookie|(?:private|api|secret|access|application|consumer)[-_]?(?:key|secret)|credentials?|signature|sig|user_?data)$/i

const fieldName = String.raw`[\w-]*(?:pass(?:wd|word|phrase|code)?|adminPass|secret|token|authorization|cookie|private_?key|api_?key|secret_?key|access_?key|signature|_sig|user_?data)`

/** Secrets that can be told by their surroundings. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // "password": "…" in JSON, also in JSON that stands in a string
  [new RegExp(String.raw`(\\*"${fieldName}\\*"\s*:\s*)(\\*")((?:(?!\2)[\s\S])*)(\2|$)`, 'gi'), `$1$2${mask}$4`],
  // password=… in queries and forms, token: … in headers
  [
    new RegExp(String.raw`(\b${fieldName}\s*[=:]\s*)(?!["\\*])(?:(?:Bearer|Basic|Token)\s+)?[^\s&;,"'}]+`, 'gi'),
    `$1${mask}`,
  ],
  [/\b(Bearer|Basic)\s+[\w+/=.~-]{6,}/gi, `$1 ${mask}`],
  // user:password@host
  [/(\w:\/\/)[^\s/@]+@/g, `$1${mask}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, mask],
  // tokens of Keystone
  [/\bgAAAAA[\w-]{20,}={0,2}/g, mask],
]

export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = new Set<string>()
  let pattern: RegExp | null = null
  const protect = (secret: string): void => {
    if (secret === '' || known.has(secret)) return
    for (const form of formsOf(secret)) known.add(form)
    const longestFirst = [...known].sort((a, b) => b.length - a.length)
    pattern = new RegExp(longestFirst.map(literally).join('|'), 'gi')
  }
  const values = (text: string): string => (pattern === null ? text : text.replace(pattern, mask))
  const text = (given: string): string =>
    values(shapes.reduce((cleaned, [shape, by]) => cleaned.replace(shape, by), values(given)))
  for (const secret of secrets) protect(secret)
  return { protect, text, named: (name, value) => (secretName.test(name) ? mask : text(value)) }
}

/** Between two characters a line may end: whoever prints to a narrow terminal breaks lines anywhere. */
const lineEnd = String.raw`(?:\r?\n[ \t]*)?`

function literally(text: string): string {
  return Array.from(text, (character) => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join(lineEnd)
}

/** The ways in which one value is written: as it is, in JSON (once and twice), in URLs and forms, in base64. */
function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const url = encodeURIComponent(Buffer.from(secret).toString())
  const bytes = Buffer.from(secret)
  return [
    secret,
    json,
    JSON.stringify(json).slice(1, -1),
    url,
    url.replaceAll('%20', '+'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ]
}
