import { windows1252 } from './windows-1252.ts'

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
  sol: '/',
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

/** Those of Latin-1, from U+00A0 on. https://www.w3.org/TR/html401/sgml/entities.html */
const latin1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave
aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde
ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`

/** Those that Windows-1252 has besides, from U+0080 on; `-`: none. */
const besides = `euro - sbquo fnof bdquo hellip dagger Dagger circ permil Scaron lsaquo OElig - - -
- lsquo rsquo ldquo rdquo bull ndash mdash tilde trade scaron rsaquo oelig - - Yuml`

const greek = `Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega`

const inOrder = (from: number, list: string): readonly (readonly [string, string])[] =>
  list.split(/\s+/).map((name, at) => [name, String.fromCodePoint(from + at)] as const)

const letterNames = new Map(
  [
    ...inOrder(0xa0, latin1),
    ...inOrder(0x391, greek),
    ...inOrder(0x3b1, greek.toLowerCase().replace('-', 'sigmaf')),
    ...besides.split(/\s+/).map((name, at) => [name, windows1252(Uint8Array.of(0x80 + at))] as const),
  ].filter(([name]) => name !== '-'),
)

/** The code point of an entity, without its `&` and `;`; null: there is none. */
export function characterNamed(name: string): number | null {
  if (name.startsWith('#')) return numbered(name)
  const character = names[name] ?? letterNames.get(name) ?? names[name.toLowerCase()] ?? accented(name)
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
