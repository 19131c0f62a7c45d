import { z } from 'zod'
import { readDocument } from '../documents/check-document.ts'
import { sourceText } from '../documents/source-text.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { ExchangeRate } from '../domain/rates.ts'

const ratesFileSchema = z.strictObject({
  schema: z.literal('broker/rates/1'),
  sources: z.record(z.string(), z.strictObject({ source: sourceText(), date: z.iso.date() })),
  rates: z
    .array(
      z.strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/),
        rate: z.string().regex(/^\d+(\.\d+)?$/),
        source: z.string(),
      }),
    )
    .min(1),
})

/** Reads the file of dated rates: units of each currency that one euro buys. */
export function readRatesFile(request: { readonly file: string; readonly text: string }): readonly ExchangeRate[] {
  const { rates, sources } = readDocument({ ...request, schema: ratesFileSchema })
  return rates.map(({ currency, rate, source: key }) => {
    const found = sources[key]
    if (found === undefined) {
      const says = message('prices.unknownSource', { source: key })
      throw new BrokerError({ kind: 'usage', says })
    }
    return { currency, rate, date: found.date, source: found.source }
  })
}
