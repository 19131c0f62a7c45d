import { z } from 'zod'
import type { ReferenceFigure, ReferencePrices } from '../domain/reference.ts'
import { referenceUnits, referenceWork } from '../domain/reference.ts'
import { readDocument } from './check-document.ts'
import { sourceSchema } from './facts-file.ts'

const amount = z.string().regex(/^\d+(\.\d+)?$/)
const figure = z.strictObject({ amount, ...sourceSchema.shape })

const referenceSchema = z.strictObject({
  schema: z.literal('broker/reference-prices/1'),
  version: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  prices: z.record(z.enum(referenceUnits), figure),
  hours: z.record(z.enum(referenceWork), figure),
  managedFactor: figure,
})

/** Reads `data/reference-prices.yaml`. @throws BrokerError usage – with every problem and its line. */
export function readReferencePrices(request: { readonly file: string; readonly text: string }): ReferencePrices {
  return toReference(readDocument({ ...request, schema: referenceSchema }))
}

function toReference({
  version,
  currency,
  prices,
  hours,
  managedFactor,
}: z.output<typeof referenceSchema>): ReferencePrices {
  return { version, currency, prices: figures(prices), hours: figures(hours), managedFactor: toFigure(managedFactor) }
}

function figures<K extends string>(
  found: Readonly<Record<K, z.output<typeof figure>>>,
): Readonly<Record<K, ReferenceFigure>> {
  const entries = Object.entries<z.output<typeof figure>>(found)
  // Object.fromEntries forgets the names of the keys, which are those of `found`.
  return Object.fromEntries(entries.map(([key, one]) => [key, toFigure(one)])) as Record<K, ReferenceFigure>
}

function toFigure({ amount: text, source, date, confidence }: z.output<typeof figure>): ReferenceFigure {
  return { amount: text, evidence: { source, date, confidence } }
}
