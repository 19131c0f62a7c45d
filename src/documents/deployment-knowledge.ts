import type { z } from 'zod'
import { message, type Message } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import { isDay } from './fields.ts'

/** What is wrong, and what to do about it. */
export interface Flaw {
  readonly says: Message
  readonly hint: Message | null
}

/** What a deployment file refers to and only the rest of the program knows. */
export interface DeploymentKnowledge {
  /** What is wrong with a constraint such as `country=EU`, or null. */
  readonly constraint: (text: string) => Flaw | null
  /** Names of weightings; null where they could not be read. */
  readonly weightings: readonly string[] | null
  /** Those with an exchange rate, the euro among them. */
  readonly currencies: readonly string[]
  /** What is wrong with the id of a provider, or null. */
  readonly provider: (id: string) => Flaw | null
  /** ISO 8601 date: an invoice of a later day is a slip. */
  readonly today: string
}

/** As written: values may be missing or of another type. */
interface Written {
  readonly require?: unknown
  readonly weighting?: unknown
  readonly currency?: unknown
  readonly backup?: { readonly provider?: unknown } | null | undefined
  readonly current?: { readonly lines?: unknown } | undefined
}

type Context = Pick<z.core.$RefinementCtx, 'addIssue'>

/** Reports every reference of a deployment file to something that does not exist, at its place. */
export function checkReferences(value: Written, knowledge: DeploymentKnowledge, context: Context): void {
  const report = (path: PropertyKey[], flaw: Flaw | null): void => {
    if (flaw !== null) context.addIssue({ code: 'custom', path, params: { says: flaw.says, hint: flaw.hint } })
  }
  for (const [index, text] of asList(value.require).entries()) {
    if (typeof text === 'string' && text !== '') report(['require', index], knowledge.constraint(text))
  }
  if (typeof value.weighting === 'string') report(['weighting'], weightingFlaw(value.weighting, knowledge))
  const keeper = value.backup?.provider
  if (typeof keeper === 'string') report(['backup', 'provider'], knowledge.provider(keeper))
  report(['currency'], currencyFlaw(value.currency, knowledge))
  for (const [index, line] of asList(value.current?.lines).entries()) {
    if (typeof line !== 'object' || line === null) continue
    const currency: unknown = Reflect.get(line, 'currency')
    const date: unknown = Reflect.get(line, 'date')
    report(['current', 'lines', index, 'currency'], currencyFlaw(currency, knowledge))
    report(['current', 'lines', index, 'date'], futureFlaw(date, knowledge.today))
  }
}

/** What is wrong with the name of a weighting, or null. */
export function weightingFlaw(name: string, { weightings }: Pick<DeploymentKnowledge, 'weightings'>): Flaw | null {
  if (weightings === null || weightings.includes(name)) return null
  const hint = message('criteria.weighting.known', { known: weightings.join(', ') })
  return { says: message('criteria.weighting.unknown', { name }), hint }
}

/** What is wrong with a currency, or null; also null for what is no currency code at all. */
export function currencyFlaw(code: unknown, { currencies }: Pick<DeploymentKnowledge, 'currencies'>): Flaw | null {
  if (typeof code !== 'string' || !/^[A-Z]{3}$/.test(code) || currencies.includes(code)) return null
  const near = nearest(code, currencies)
  const known = near ?? currencies.toSorted().join(', ')
  const hint = message(near === null ? 'document.currency.known' : 'document.currency.near', { known, code })
  return { says: message('document.currency.noRate', { code }), hint }
}

/** What is wrong with a date that should lie behind us, or null. */
export function futureFlaw(date: unknown, today: string): Flaw | null {
  if (typeof date !== 'string' || !isDay(date) || date <= today) return null
  return { says: message('document.future', { date, today }), hint: message('document.future.hint') }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
