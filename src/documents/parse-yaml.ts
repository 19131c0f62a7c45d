import { Composer, LineCounter, Lexer, Parser } from 'yaml'
import type { CST, Document, ParsedNode, YAMLError, YAMLWarning } from 'yaml'
import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'
import type { Limits } from './limits.ts'

/** A place in the text as an offset, and what is wrong there. */
export interface Complaint {
  /** Null: the file as a whole. */
  readonly offset: number | null
  readonly message: Message
  readonly hint: Message | null
}

export type Parsed =
  | { readonly ok: true; readonly root: ParsedNode; readonly lines: LineCounter }
  | { readonly ok: false; readonly complaints: readonly Complaint[]; readonly lines: LineCounter }

/** Plain YAML 1.2 (and so JSON): no tags of one's own, no merge keys, keys are strings, one document. */
const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  prettyErrors: false,
  // The library compares every pair of keys, which takes minutes on a hostile file; `toValue` finds duplicates at once.
  uniqueKeys: false,
} as const

/** Reads the text into nodes that know their places. Syntax errors are all returned, in our own words. */
export function parseYaml(text: string, limits: Limits): Parsed {
  const lines = new LineCounter()
  const fail = (complaints: readonly Complaint[]): Parsed => ({ ok: false, complaints, lines })
  const tokens = tokenize(text, lines, limits)
  if (!Array.isArray(tokens)) return fail([tokens])
  const documents = [...new Composer<ParsedNode>(options).compose(tokens, true, text.length)]
  const [first, second] = documents
  if (second !== undefined) {
    return fail([complain(second.range[0], 'document.severalDocuments', 'document.severalDocuments.hint')])
  }
  if (first === undefined || first.contents === null || isBlank(first))
    return fail([complain(null, 'document.empty', 'document.empty.hint')])
  const wrong = [...first.errors, ...first.warnings]
  if (wrong.length > 0) return fail(wrong.map(inOurWords))
  return { ok: true, root: first.contents, lines }
}

export function complain(offset: number | null, key: Message['key'], hint: Message['key'] | null = null): Complaint {
  return { offset, message: message(key), hint: hint === null ? null : message(hint) }
}

/**
 * Tokens of the file, or the reason why it is not worth composing. The composer calls itself for every level,
 * so depth is checked here, where it is only a number. Of many documents only the first two matter.
 */
function tokenize(text: string, lines: LineCounter, limits: Limits): CST.Token[] | Complaint {
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  let documents = 0
  let lexemes = 0
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1
    if (lexemes > limits.maxTokens) return complain(null, 'document.tooMuch', 'document.tooMuch.hint')
    for (const token of parser.next(lexeme)) {
      tokens.push(token)
      if (token.type === 'document') documents += 1
    }
    if (parser.stack.length > limits.maxNesting * 2 + 4) {
      return {
        offset: parser.offset,
        message: message('document.tooDeep', { levels: limits.maxNesting }),
        hint: message('document.tooDeep.hint'),
      }
    }
    if (documents > 1) break
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function isBlank(document: Document.Parsed): boolean {
  const { contents, errors } = document
  return errors.length === 0 && contents !== null && contents.range[0] === contents.range[1] && !('items' in contents)
}

type SyntaxKey =
  | 'document.tab'
  | 'document.indent'
  | 'document.missingCharacter'
  | 'document.tag'
  | 'document.keyNotText'
  | 'document.colon'
  | 'document.syntax'

/** Mistakes that people make often, by the parser's code; the rest is said in the parser's words. */
const common: Readonly<Partial<Record<YAMLError['code'], SyntaxKey>>> = {
  TAB_AS_INDENT: 'document.tab',
  BAD_INDENT: 'document.indent',
  MISSING_CHAR: 'document.missingCharacter',
  TAG_RESOLVE_FAILED: 'document.tag',
  NON_STRING_KEY: 'document.keyNotText',
  MULTILINE_IMPLICIT_KEY: 'document.colon',
  BLOCK_AS_IMPLICIT_KEY: 'document.colon',
}

function inOurWords(error: YAMLError | YAMLWarning): Complaint {
  const offset = error.pos[0]
  const key: SyntaxKey = common[error.code] ?? 'document.syntax'
  const values = key === 'document.syntax' ? { detail: error.message } : {}
  return { offset, message: message(key, values), hint: message(`${key}.hint`) }
}
