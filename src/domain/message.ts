import type { MessageKey } from '../messages/keys.ts'

/** A sentence for a person, not yet in a language: presenters put it into words. */
export interface Message {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, MessageValue>>
}

/** Nested messages are put into words first; amounts stay decimal strings with their currency. */
export type MessageValue =
  | string
  | number
  | Message
  | { readonly amount: string; readonly currency: string }
  /** ISO 3166-1 alpha-2 code; becomes the name of the country. */
  | { readonly country: string }
  /** ISO 8601 date; becomes a date as the language writes it. */
  | { readonly date: string }
  | Wording

/** A text of the data files in each language. */
export interface Wording {
  readonly en: string
  readonly fr: string
}

/** Free text of a fact: in both languages, or a name or somebody's own words, which stand as they are in either. */
export type FactWords = string | Wording

export function message(key: MessageKey, values: Readonly<Record<string, MessageValue>> = {}): Message {
  return { key, values }
}
