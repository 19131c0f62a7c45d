import { Big } from '../../domain/money.ts'

/** A value as it was read; `oddity`: it is not written as the standard says, and can be read in one way only. */
export interface ReadValue<T> {
  readonly value: T
  readonly oddity: ValueOddity | null
}

export type ValueOddity = 'nullWord' | 'moneyForm' | 'noZone' | 'slashDate'

/** Null where the cell is empty. Generators that write the word NULL mean the same. */
export function readText(cell: string): ReadValue<string | null> {
  if (cell === 'NULL' || cell === 'null') return { value: null, oddity: 'nullWord' }
  return { value: cell === '' ? null : cell, oddity: null }
}

const decimal = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?$/
/** With a sign of a currency, or with commas between thousands and a point before the rest: nothing that a comma before the rest could mean. */
const money = /^(-?)(?:[$€£](\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?|(\d{1,3}(?:,\d{3})+)(\.\d+))$/

/** Null: not readable as a number. NumericFormat of the standard: digits, one point, an exponent. */
export function readDecimal(cell: string): ReadValue<Big> | null {
  if (decimal.test(cell)) return { value: new Big(cell.startsWith('+') ? cell.slice(1) : cell), oddity: null }
  const trimmed = cell.trim()
  if (trimmed !== cell && decimal.test(trimmed)) return { value: new Big(trimmed), oddity: 'moneyForm' }
  const bracketed = /^\((.+)\)$/.exec(trimmed)?.[1]
  const match = money.exec(bracketed === undefined ? trimmed : `-${bracketed}`)
  if (match === null) return null
  const [, sign = '', symbolWhole, symbolRest, whole, rest] = match
  const digits = (symbolWhole ?? whole ?? '').replaceAll(',', '')
  return { value: new Big(`${sign}${digits}${symbolRest ?? rest ?? ''}`), oddity: 'moneyForm' }
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})| (\d{2}:\d{2}:\d{2})|)$/

/** Null: no date, or one that does not exist. DateTimeFormat of the standard: ISO 8601 in UTC. Without a zone UTC is meant. */
export function readInstant(cell: string): ReadValue<string> | null {
  const match = iso.exec(cell)
  if (match === null) return null
  const [, day = '', time, zone, bare] = match
  const date = new Date(`${day}T${time ?? bare ?? '00:00:00'}${zone ?? 'Z'}`)
  if (Number.isNaN(date.getTime())) return null
  // The thirtieth of February is the second of March to Date.
  if ((zone === undefined || zone === 'Z') && !isDay(date, day)) return null
  return { value: date.toISOString(), oddity: zone === undefined ? 'noZone' : null }
}

function isDay(date: Date, day: string): boolean {
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/

/** `monthFirst`: 4/1/25 is the first of April. Null: no such date. */
export function readSlashDate(cell: string, monthFirst: boolean): string | null {
  const match = slashes.exec(cell)
  if (match === null) return null
  const [, first = '', second = '', year = ''] = match
  const [month, day] = monthFirst ? [first, second] : [second, first]
  const text = `${year.length === 2 ? '20' : ''}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return isDay(date, text) ? date.toISOString() : null
}

/**
 * Which number comes first in dates with slashes: null where the billing period of the row does not tell. Billing periods run from the first
 * of a month to the first of a month, and in one reading only.
 */
export function slashOrder(start: string, end: string): boolean | null {
  const fits = (monthFirst: boolean): boolean =>
    [start, end].every((cell) => readSlashDate(cell, monthFirst)?.slice(8, 10) === '01')
  const [monthFirst, dayFirst] = [fits(true), fits(false)]
  return monthFirst === dayFirst ? null : monthFirst
}
