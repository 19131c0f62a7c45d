import { z } from 'zod'
import { checkDocument, readDocument, type Checked } from '../documents/check-document.ts'
import type { Limits } from '../documents/limits.ts'
import type { Origin } from '../domain/offers.ts'
import { checkPrices } from './check-prices.ts'
import { compilePrices } from './compile-prices.ts'
import { priceFileSchema, type PriceFile } from './price-file.ts'
import type { PricePart } from './price-part.ts'

/** The shape and, in the same pass, everything that a shape cannot say. */
const checkedPriceFile: z.ZodType<PriceFile> = priceFileSchema.check(
  z.core._check<PriceFile>(
    ({ value, issues }) => {
      for (const { path, says, hint } of checkPrices(value)) {
        issues.push({ code: 'custom', path: [...path], params: { says, hint }, input: value })
      }
    },
    // Also where the shape is wrong already: all problems at once.
    { when: () => true },
  ),
)

const limits: Partial<Limits> = { maxBytes: 20 * 1024 * 1024 }

export interface PriceFileText {
  /** Name under which problems are reported. */
  readonly file: string
  readonly text: string
  readonly origin: Origin
}

/**
 * Reads a price file, bundled or the user's own.
 * @throws BrokerError usage – with every problem of the file and its line.
 */
export function readPriceFile({ file, text, origin }: PriceFileText): PricePart {
  return compilePrices({ file, origin, prices: readDocument({ file, text, schema: checkedPriceFile, limits }) })
}

/** As `readPriceFile`, but returns the problems, so that those of several files can be told together. */
export function checkPriceFile({ file, text, origin }: PriceFileText): Checked<PricePart> {
  const checked = checkDocument({ file, text, schema: checkedPriceFile, limits })
  return checked.ok ? { ok: true, value: compilePrices({ file, origin, prices: checked.value }) } : checked
}
