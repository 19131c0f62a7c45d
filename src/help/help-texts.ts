import type { Lang } from '../messages/keys.ts'
import { loadTexts } from '../messages/load-texts.ts'

/**
 * Texts for help, without the translator: help must start fast. Commands describe themselves in English, with texts of
 * the English catalogue; help finds the key by the text and shows what stands under it in the reader's language.
 */
export interface HelpTexts {
  /** The text of a key of help's own. */
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** What a command says of itself, in the reader's language; unchanged where the catalogues do not know it. */
  own(english: string | undefined): string
  /** The companion of such a text, as `….says` beside the line of an example; null where there is none. */
  companion(english: string, name: string): string | null
}

export async function helpTexts(lang: Lang): Promise<HelpTexts> {
  const [texts, english] = await Promise.all([loadTexts(lang), loadTexts('en')])
  const keys = new Map(Object.entries(english).map(([key, text]) => [text, key]))
  const find = (text: string, companion = ''): string | null => {
    const key = keys.get(text)
    return key === undefined ? null : (texts[key + companion] ?? null)
  }
  return {
    say: (key, values = {}) =>
      (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all),
    own: (text) => (text === undefined ? '' : (find(text) ?? text)),
    companion: (text, name) => find(text, `.${name}`),
  }
}
