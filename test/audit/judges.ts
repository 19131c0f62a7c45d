import { describe, expect, test } from 'vitest'
import type { RuleName } from '../../src/domain/audit-rules.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import { run, told } from './run.ts'

export type Case = readonly [what: string, rule: string, inventory: Inventory, told: readonly string[]]

/** States whose account it is. */
export const accounts = (provider: string, more = ''): string =>
  `accounts: { production: { provider: ${provider}${more} } }\n`
/** A policy of one rule. */
export const rule = (name: RuleName, parameters = ''): string =>
  `rules: [{ rule: ${name}${parameters === '' ? '' : `, with: ${parameters}`} }]`

/** Each case: what is the matter, the policy, the inventory, and everything that is said. */
export function judges(rules: Readonly<Partial<Record<RuleName, readonly Case[]>>>): void {
  describe.each(Object.entries(rules))('%s', (_, cases) => {
    test.each(cases)('%s', (__, text, inventory, expected) => {
      expect(told(run(text, [inventory]))).toEqual(expected)
    })
  })
}
