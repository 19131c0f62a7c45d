import type { RunRuleName } from '../../../domain/audit-rules.ts'
import { budget } from './budget.ts'
import { dependency } from './dependency.ts'
import { growth } from './growth.ts'
import { priceRise } from './price-rise.ts'
import type { RunRule } from './run-rule.ts'

/** The rules about the run as a whole, by their names. */
export const runRules: { readonly [N in RunRuleName]: RunRule<N> } = {
  budget,
  growth,
  'price-rise': priceRise,
  dependency,
}
