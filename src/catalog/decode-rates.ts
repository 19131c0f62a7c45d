import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { ExchangeRate } from '../domain/rates.ts'

/** Reads the dated rates as the build wrote them. */
export function decodeRates(text: string): readonly ExchangeRate[] {
  const value: unknown = JSON.parse(text)
  if (Array.isArray(value) && value.every(isRate)) return value
  throw new BrokerError({ kind: 'unexpected', says: message('catalog.notCompiled') })
}

function isRate(value: unknown): value is ExchangeRate {
  const keys = ['currency', 'rate', 'date', 'source']
  return typeof value === 'object' && value !== null && keys.every((key) => typeof Reflect.get(value, key) === 'string')
}
