/** Names of HTML for letters of ASCII and for what cannot be seen. */
const names: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  bsol: '\\',
  colon: ':',
  comma: ',',
  commat: '@',
  dollar: '$',
  equals: '=',
  excl: '!',
  grave: '`',
  gt: '>',
  hat: '^',
  lbrace: '{',
  lbrack: '[',
  lcub: '{',
  lowbar: '_',
  lpar: '(',
  lsqb: '[',
  lt: '<',
  nbsp: ' ',
  newline: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rbrace: '}',
  rbrack: ']',
  rcub: '}',
  rpar: ')',
  rsqb: ']',
  semi: ';',
  shy: '\u00AD',
  sol: '/',
  szlig: 'ß',
  tab: '\t',
  verbar: '|',
  vert: '|',
  zwj: '\u200D',
  zwnj: '\u200C',
}

const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  caron: '\u030C',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  ring: '\u030A',
  tilde: '\u0303',
  uml: '\u0308',
}

/** The code point of an entity, without its `&` and `;`; null: there is none. */
export function characterNamed(name: string): number | null {
  if (name.startsWith('#')) return numbered(name)
  const character = names[name] ?? names[name.toLowerCase()] ?? accented(name)
  return character?.codePointAt(0) ?? null
}

function numbered(name: string): number | null {
  const digits = /^#(?:(\d+)|(x[\da-f]+))$/i.exec(name)
  if (digits === null) return null
  const code = Number(digits[1] ?? `0${digits[2] ?? ''}`)
  return code > 0x10ffff ? null : code
}

/** `eacute`, `Ccedil`. Some come again and again. */
function accented(name: string): string | null {
  const accent = accents[name.slice(1)]
  if (accent === undefined) return null
  const letter = letters.get(name) ?? `${name.charAt(0)}${accent}`.normalize('NFC')
  letters.set(name, letter)
  return letter
}

const letters = new Map<string, string>()
