import { Document, isMap, isScalar, parseDocument, type Pair, type Scalar } from 'yaml'
import type { Account } from '../domain/profile.ts'

/** A profile to be written, with the words that stand above it and above its keys. */
export interface NewProfile {
  readonly name: string
  readonly account: Account
  readonly comments: {
    /** Above everything, in a file that is new. */
    readonly top: string
    readonly above: string
    readonly keys: ReadonlyMap<string, string>
  }
}

/** Whether a file is still to get its first profile: it says nothing, its version, or `profiles` without any. */
export function holdsNoProfile(text: string): boolean {
  if (holdsOnlyComments(text)) return true
  const { errors, contents } = parseDocument(text, yaml)
  return errors.length === 0 && isMap(contents) && contents.items.every(isEmptyEntry)
}

function isEmptyEntry({ key, value }: Pair): boolean {
  if (!isScalar(key) || !isScalar(value)) return false
  return key.value === 'version' ? value.value === 1 : key.value === 'profiles' && value.value === null
}

/** Nothing but comments, empty lines and marks where a document begins or ends. */
function holdsOnlyComments(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^\uFEFF?\s*(?:#|$)|^\uFEFF?(?:---|\.\.\.)\s*(?:\s#.*)?$/.test(line))
}

const yaml = { version: '1.2', schema: 'core' } as const

/** The text of a profiles file with one profile more. What stands in the file stays, comments included. */
export function addProfile(text: string | null, profile: NewProfile): string {
  if (text !== null && holdsOnlyComments(text))
    return [onlyComments(text), addProfile(null, profile)].join('\n\n').trimStart()
  const document = text === null ? fresh(profile) : parseDocument(text, yaml)
  const entry = document.createNode(written(profile.account))
  if (isMap<Scalar<string>>(entry)) {
    for (const { key } of entry.items) {
      const comment = profile.comments.keys.get(key.value)
      if (comment !== undefined && comment !== '') key.commentBefore = indented(comment)
    }
  }
  const key: Scalar = document.createNode(profile.name)
  key.commentBefore = indented(profile.comments.above)
  const profiles: unknown = document.get('profiles')
  key.spaceBefore = isMap(profiles) && profiles.items.length > 0
  if (isMap(profiles)) {
    profiles.flow = false
    profiles.items.push(document.createPair(key, entry))
  } else document.set('profiles', withPair(document, key, entry))
  return document.toString({ lineWidth: 0 })
}

function onlyComments(text: string): string {
  return text.replaceAll(/^(\uFEFF?)(?:---|\.\.\.)[ \t]*/gm, '$1').trimEnd()
}

/** What stood where the first profile comes may have comments of its own. */
function withPair(document: Document, key: Scalar, entry: unknown): unknown {
  const profiles = document.createNode({})
  const before = document.get('profiles', true)
  const comments = isScalar(before) ? [before.commentBefore, before.comment] : []
  const kept = comments.filter((comment) => typeof comment === 'string').join('\n')
  if (kept !== '') profiles.commentBefore = kept
  profiles.items.push(document.createPair(key, entry))
  return profiles
}

function fresh({ comments }: NewProfile): Document {
  const document = new Document({ version: 1, profiles: {} }, yaml)
  document.commentBefore = indented(comments.top)
  return document
}

/** Without the keys that have nothing to say. */
function written({ kind, ...account }: Account): Record<string, unknown> {
  const given = Object.entries(account).filter(([, value]) => value !== null)
  return { provider: kind, ...Object.fromEntries(given) }
}

function indented(comment: string): string {
  return comment
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n')
}
