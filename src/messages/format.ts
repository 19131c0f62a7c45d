import type { Lang } from './keys.ts'

/** Numbers, money and dates the way a reader of the language writes them. */
export interface Format {
  /** Up to `digits` decimals (3 unless told), without trailing zeroes. */
  number(value: number | string, digits?: number): string
  /** Two decimals, more where the amount has more (prices of small units). */
  money(money: { readonly amount: string; readonly currency: string }): string
  /** Whole units from low to high: `€380–450`, `380 à 450 €`. */
  moneyRange(range: { readonly low: string; readonly high: string; readonly currency: string }): string
  /** `share` is 0–1. */
  percent(share: number): string
  /** ISO 8601 date or instant in, calendar date in UTC out; anything else comes back as it is. */
  date(iso: string): string
  /** ISO 3166-1 alpha-2 code in, name out; anything else comes back as it is. */
  country(code: string): string
  /** ISO 639-1 code in, name out; anything else comes back as it is. */
  language(code: string): string
  /** `a; b`: for parts that hold commas of their own. */
  series(items: readonly string[]): string
  /** `a, b and c`. */
  list(items: readonly string[]): string
}

const locales = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Lang, string>

export function createFormat(lang: Lang): Format {
  const locale = locales[lang]
  const numbers = remember((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }))
  const currencies = remember((id: string) => {
    const [currency, digits] = id.split(' ')
    const most = Number(digits)
    const least = Math.min(most, 2)
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: currency ?? 'XXX',
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    })
  })
  const amount = (text: string, currency: string, digits: number): string =>
    isCurrency(currency)
      ? decimal(text, (exact) => currencies(`${currency} ${String(digits)}`).format(exact))
      : `${text} ${currency}`
  const percents = remember(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
  const dates = remember(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }))
  // French counts the days from the second on: “1er mai”, “2 mai”.
  const ordinal = (date: string): string => (lang === 'fr' ? date.replace(/^1 /, '1er ') : date)
  const countries = remember(() => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }))
  const languages = remember(() => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }))
  const lists = remember(() => new Intl.ListFormat(locale, { type: 'conjunction' }))

  return {
    number: (value, digits = 3) => decimal(value, (exact) => numbers(digits).format(exact)),
    money: ({ amount: text, currency }) => amount(text, currency, decimalsOf(text)),
    moneyRange: ({ low, high, currency }) => {
      if (low === high || !isDecimal(low) || !isDecimal(high) || !isCurrency(currency)) return amount(low, currency, 0)
      return currencies(`${currency} 0`)
        .formatRange(low, high)
        .replace(/^(\D*)(.*?)\s*–\s*\1/, lang === 'fr' ? '$1$2 à ' : '$1$2–')
    },
    percent: (share) => percents('').format(share),
    date: (iso) => {
      const instant = new Date(iso)
      return /^\d{4}-\d{2}-\d{2}/.test(iso) && !Number.isNaN(instant.getTime())
        ? ordinal(dates('').format(instant))
        : iso
    },
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries('').of(code) ?? code) : code),
    language: (code) => (/^[a-z]{2}$/.test(code) ? (languages('').of(code) ?? code) : code),
    series: (items) => items.join(lang === 'fr' ? '\u202f; ' : '; '),
    list: (items) => lists('').format(items),
  }
}

type Exact = number | `${number}`

/** Decimal strings reach Intl unchanged, so that no digit is lost in a float. Other text stays as it is. */
function decimal(value: number | string, show: (exact: Exact) => string): string {
  if (typeof value === 'number') return show(value)
  return isDecimal(value) ? show(value) : value
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/i.test(code)
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)
}

/** From 2 to 12 decimals: as many as the amount is written with. */
function decimalsOf(amount: string): number {
  const written = amount.split('.')[1]?.length
  return written === undefined ? 2 : Math.min(Math.max(written, 2), 12)
}

/** Intl objects are dear to make and cheap to keep. */
function remember<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
