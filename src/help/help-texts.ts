import type { Lang } from '../messages/keys.ts'

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
  const texts: Readonly<Record<string, string>> = await load(lang)
  return {
    say: (key, values = {}) =>
      (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all),
    find: (keys, otherwise) => keys.map((key) => texts[key]).find((text) => text !== undefined) ?? otherwise ?? '',
  }
}

async function load(lang: Lang): Promise<Readonly<Record<string, string>>> {
  switch (lang) {
    case 'en':
      return (await import('../messages/en/index.ts')).default
    case 'fr':
      return (await import('../messages/fr/index.ts')).default
  }
}
