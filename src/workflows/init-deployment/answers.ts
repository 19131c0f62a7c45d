import type { DataClass } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'

/** What somebody answers about what they run. Sizes in GiB; amounts a month, net of tax, as decimal strings. */
export interface Answers {
  readonly name: string
  readonly servers: number
  readonly vcpu: number
  readonly memory: number
  readonly disk: number
  readonly storage: number
  readonly traffic: number
  readonly require: readonly string[]
  readonly currency: string
  readonly budget: string | null
  readonly currentProvider: string | null
  readonly currentBill: string | null
  readonly dataClass: DataClass
}

/** Answers that are single words; each is a flag of the same name and may be a question. */
export const answerKeys = [
  'name',
  'servers',
  'vcpu',
  'memory',
  'disk',
  'storage',
  'traffic',
  'currency',
  'budget',
  'currentProvider',
  'currentBill',
] as const
export type AnswerKey = (typeof answerKeys)[number]

/** Taken where nothing was said: one small server. */
export const usualAnswers: Answers = {
  name: 'deployment',
  servers: 1,
  vcpu: 1,
  memory: 2,
  disk: 20,
  storage: 0,
  traffic: 100,
  require: [],
  currency: 'EUR',
  budget: null,
  currentProvider: null,
  currentBill: null,
  dataClass: 'personal',
}

/** A word that was typed, as the value it stands for, or what is wrong with it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Message }

export function readAnswer<K extends AnswerKey>(key: K, text: string): Read<Answers[K]> {
  return readers[key](text.trim())
}

const readers: { readonly [K in AnswerKey]: (text: string) => Read<Answers[K]> } = {
  name,
  servers: (text) => numeral(text, { least: 1, most: 10_000, whole: true }),
  vcpu: (text) => numeral(text, { least: 0.05, most: 4096, whole: false }),
  memory: (text) => numeral(text, { least: 0.1, most: 65_536, whole: false }),
  disk: (text) => numeral(text, { least: 0, most: 1_000_000, whole: false }),
  storage: (text) => numeral(text, { least: 0, most: 100_000_000, whole: false }),
  traffic: (text) => numeral(text, { least: 0, most: 1_000_000_000, whole: false }),
  currency: (text) =>
    /^[A-Za-z]{3}$/.test(text)
      ? { ok: true, value: text.toUpperCase() }
      : wrong(message('init.wrong.currency', { text })),
  budget: money,
  currentProvider: (text) => (text === '' ? { ok: true, value: null } : name(text)),
  currentBill: money,
}

function name(text: string): Read<string> {
  const fine = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(text)
  return fine ? { ok: true, value: text } : wrong(message('init.wrong.name', { text }))
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

function numeral(text: string, bounds: Bounds): Read<number> {
  const value = /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN
  const inside = value >= bounds.least && value <= bounds.most && (!bounds.whole || Number.isInteger(value))
  if (inside) return { ok: true, value }
  const limits = { text, least: String(bounds.least), most: String(bounds.most) }
  return wrong(message(bounds.whole ? 'init.wrong.whole' : 'init.wrong.number', limits))
}

/** Nothing, or an amount. */
function money(text: string): Read<string | null> {
  if (text === '') return { ok: true, value: null }
  return /^\d{1,12}(\.\d{1,4})?$/.test(text) ? { ok: true, value: text } : wrong(message('init.wrong.amount', { text }))
}

function wrong(problem: Message): Read<never> {
  return { ok: false, problem }
}
