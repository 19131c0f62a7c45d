import type { Lang } from '../messages/keys.ts'
import { loadTexts } from '../messages/load-texts.ts'

/**
 * Texts for help, without the translator: help must start fast. Keys are built from names of commands and flags,
 * so a text may be missing; then what the command says of itself, in English, is shown.
 */
export interface HelpTexts {
  /** The text of a key that is known to exist. */
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** The text of the first key that exists, else `otherwise`. */
  find(keys: readonly string[], otherwise: string | undefined): string
}

export async function helpTexts(lang: Lang): Promise<HelpTexts> {
  const texts = await loadTexts(lang)
  return {
    say: (key, values = {}) =>
      (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all),
    find: (keys, otherwise) => keys.map((key) => texts[key]).find((text) => text !== undefined) ?? otherwise ?? '',
  }
}
