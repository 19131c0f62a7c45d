import { z } from 'zod'
import { checkDocument, invalid, type Checked } from '../documents/check-document.ts'
import type { Limits } from '../documents/limits.ts'
import type { Problem } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Origin } from '../domain/offers.ts'
import { checkPrices } from './check-prices.ts'
import { compilePrices } from './compile-prices.ts'
import { priceFileSchema, type PriceFile } from './price-file.ts'
import type { PricePart } from './price-part.ts'

/** The shape and, in the same pass, everything that a shape cannot say. */
function checkedPriceFile(today: string | null): z.ZodType<PriceFile> {
  return priceFileSchema.check(
    z.core._check<PriceFile>(
      ({ value, issues }) => {
        for (const { path, says, hint } of checkPrices(value, today)) {
          issues.push({ code: 'custom', path: [...path], params: { says, hint }, input: value })
        }
      },
      // Also where the shape is wrong already: all problems at once.
      { when: () => true },
    ),
  )
}

const limits: Partial<Limits> = { maxBytes: 20 * 1024 * 1024 }

export interface PriceFileText {
  /** Name under which problems are reported. */
  readonly file: string
  readonly text: string
  readonly origin: Origin
  /** ISO 8601 date; figures of a later day are refused. Left out: not checked. */
  readonly today?: string | undefined
}

/**
 * Reads a price file, bundled or the user's own.
 * @throws BrokerError usage – with every problem of the file and its line.
 */
export function readPriceFile(request: PriceFileText): PricePart {
  const checked = checkPriceFile(request)
  if (checked.ok) return checked.value
  throw invalid(checked.problems)
}

/** As `readPriceFile`, but returns the problems, so that those of several files can be told together. */
export function checkPriceFile({ file, text, origin, today }: PriceFileText): Checked<PricePart> {
  const schema = checkedPriceFile(today ?? null)
  const checked = checkDocument({ file, text, schema, limits })
  if (checked.ok) return { ok: true, value: compilePrices({ file, origin, prices: checked.value }) }
  return { ok: false, problems: checked.problems.map(withExample) }
}

/** An empty file is best begun with an example of its own kind. */
function withExample(problem: Problem): Problem {
  return problem.message.key === 'document.empty' ? { ...problem, hint: message('prices.empty.hint') } : problem
}
