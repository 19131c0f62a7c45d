import { Document, isMap, parseDocument, type Scalar } from 'yaml'
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

/** Nothing but comments and empty lines, which a new file may begin with. */
export function holdsOnlyComments(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^\uFEFF?\s*(?:#|$)/.test(line))
}

/** The text of a profiles file with one profile more. What stands in the file stays, comments included. */
export function addProfile(text: string | null, profile: NewProfile): string {
  if (text !== null && holdsOnlyComments(text)) return [text.trimEnd(), addProfile(null, profile)].join('\n\n').trimStart()
  const document = text === null ? fresh(profile) : parseDocument(text, { version: '1.2', schema: 'core' })
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

function withPair(document: Document, key: Scalar, entry: unknown): unknown {
  const profiles = document.createNode({})
  profiles.items.push(document.createPair(key, entry))
  return profiles
}

function fresh({ comments }: NewProfile): Document {
  const document = new Document({ version: 1, profiles: {} }, { version: '1.2', schema: 'core' })
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
