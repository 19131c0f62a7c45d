import { createInstance } from 'i18next'
import type { Message, MessageValue } from '../domain/message.ts'
import { createFormat, type Format } from './format.ts'
import type { Lang, MessageKey } from './keys.ts'
import { frenchSpaces, loadTexts } from './load-texts.ts'

/** Puts messages into one language. Everything is synchronous once the translator exists. */
export interface Translator extends Format {
  readonly lang: Lang
  /** Nested messages, numbers and amounts are put into words first; the form of a plural follows the value `count`. */
  t(message: Message): string
  text(key: MessageKey, values?: Readonly<Record<string, MessageValue>>): string
  /** A text that data files give in every language. */
  said(texts: Readonly<Record<Lang, string>>): string
}

/** Loads the texts of the one language that is needed. */
export async function createTranslator(lang: Lang): Promise<Translator> {
  const format = createFormat(lang)
  const i18n = createInstance()
  await i18n.init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: { translation: withManyForms(await loadTexts(lang)) } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })

  const said = (texts: Readonly<Record<Lang, string>>): string => (lang === 'fr' ? frenchSpaces(texts.fr) : texts.en)
  // Values go in through `replace`, so that one called `context` or `lng` is no option of i18next.
  const text = (key: MessageKey, values: Readonly<Record<string, MessageValue>> = {}): string => {
    const { count } = values
    const words = Object.entries(values).map(([name, value]) => [name, inWords(value)] as const)
    const replace = { ...Object.fromEntries(words) }
    return typeof count === 'number' ? i18n.t(key, { count, replace }) : i18n.t(key, { replace })
  }
  const t = (message: Message): string => text(message.key, message.values)
  const inWords = (value: MessageValue): string => {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return format.number(value)
    if ('key' in value) return t(value)
    if ('date' in value) return format.date(value.date)
    if ('en' in value) return said(value)
    return 'country' in value ? format.country(value.country) : format.money(value)
  }
  return { lang, ...format, t, text, said }
}

/** French has a form of its own for whole millions; texts that do not give it use the plural. */
function withManyForms(texts: Readonly<Record<string, string>>): Record<string, string> {
  const many = Object.entries(texts)
    .filter(([key]) => key.endsWith('_other'))
    .map(([key, text]) => [key.replace(/_other$/, '_many'), text] as const)
  return { ...Object.fromEntries(many), ...texts }
}
