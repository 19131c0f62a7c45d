import type { Estimate, Figure } from '../../domain/migration-estimate.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import type { EstimateResult } from '../schemas/migration-estimate-result.ts'

/** As the schema describes it. */
export function estimateData(estimate: Estimate, tr: Translator): EstimateResult {
  const { dataBytes, rate, seconds, doubleDays, before, after } = estimate
  return {
    ...estimate,
    dataBytes: figure(dataBytes, tr),
    rate: figure(rate, tr),
    seconds: figure(seconds, tr),
    doubleDays: figure(doubleDays, tr),
    before: figure(before, tr),
    after: figure(after, tr),
  }
}

type Said<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: string }

function figure<T>(given: Figure<T>, tr: Translator): Said<T> {
  return given.known ? given : { known: false, reason: clean(tr.t(given.reason)) }
}
