import { z } from 'zod'
import { countryCode as readCountry } from '../domain/country-code.ts'
import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'

/** Keys of messages that come with a hint under the same name. */
type FieldMessage =
  | 'document.amount'
  | 'document.date'
  | 'document.currency'
  | 'document.language'
  | 'document.name'
  | 'document.shortName'

/** For refinements: carries the sentence and the hint of a problem through the schema. */
export function problemParams(
  says: Message,
  hint: Message | null = null,
): { readonly params: Record<string, unknown> } {
  return { params: { says, hint } }
}

/** A decimal number of at most 12 digits before and 12 after the point, as a string: `"1930.00"`, or `1930` unquoted. */
export function amount(options: { readonly signed: boolean } = { signed: false }): z.ZodType<string> {
  const pattern = options.signed ? /^-?\d{1,12}(\.\d{1,12})?$/ : /^\d{1,12}(\.\d{1,12})?$/
  return z
    .union([
      z.string().meta({ pattern: pattern.source }),
      options.signed ? z.number() : z.number().meta({ minimum: 0 }),
    ])
    .overwrite((value) => (typeof value === 'number' ? decimalText(value) : value.trim()))
    .superRefine(shaped(pattern, 'document.amount'))
    .transform(String)
}

/** ISO 8601 calendar date that exists. */
export function isoDate(): z.ZodType<string> {
  return z
    .string()
    .meta({ format: 'date' })
    .superRefine((value, context) => {
      if (!isDay(value)) report(context, 'document.date', value)
    })
}

/** A day of the calendar, ISO 8601. */
export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  return exists && /^\d{4}-\d\d-\d\d$/.test(value)
}

/** ISO 4217. */
export function currencyCode(): z.ZodType<string> {
  return z
    .string()
    .meta({ pattern: '^[A-Z]{3}$' })
    .superRefine(shaped(/^[A-Z]{3}$/, 'document.currency'))
}

/** ISO 3166-1 alpha-2, of a country that exists. */
export function countryCode(): z.ZodType<string> {
  return z
    .string()
    .meta({ pattern: '^[A-Z]{2}$' })
    .superRefine((value, context) => {
      const code = readCountry(value)
      if (code === value) return
      const says = message('document.country', { value: value.slice(0, 60) })
      const hint = code === null ? message('document.country.hint') : message('document.country.meant', { code })
      context.addIssue({ code: 'custom', ...problemParams(says, hint) })
    })
}

/** ISO 639-1. */
export function languageCode(): z.ZodType<string> {
  return z
    .string()
    .meta({ pattern: '^[a-z]{2}$' })
    .superRefine(shaped(/^[a-z]{2}$/, 'document.language'))
}

/** Something people call a thing by; safe in every output format. */
export function plainName(): z.ZodType<string> {
  return z
    .string()
    .meta({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}$' })
    .superRefine(shaped(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u, 'document.name'))
}

/** What a provider is called in ids and on the command line. */
export function shortName(): z.ZodType<string> {
  return z
    .string()
    .meta({ pattern: '^[a-z0-9][a-z0-9-]*$' })
    .superRefine(shaped(/^[a-z0-9][a-z0-9-]*$/, 'document.shortName'))
}

type Context = z.core.$RefinementCtx<string | number>

function shaped(pattern: RegExp, key: FieldMessage): (value: string | number, context: Context) => void {
  return (value, context) => {
    if (!pattern.test(String(value))) report(context, key, value)
  }
}

function report(context: Context, key: FieldMessage, value: string | number): void {
  const params = { says: message(key, { value: String(value).slice(0, 60) }), hint: message(`${key}.hint`) }
  context.addIssue({ code: 'custom', params })
}

/** `1e-7` is how JavaScript writes a small number, not how people write money. */
function decimalText(value: number): string {
  const text = String(value)
  return text.includes('e') && Math.abs(value) < 1 ? value.toFixed(12).replace(/0+$/, '') : text
}
