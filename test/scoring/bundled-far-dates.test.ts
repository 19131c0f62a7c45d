import { expect, test } from 'vitest'
import { ask, bundledCatalogue, scenario } from './world.ts'

test.each([
  ['2019-01-01', ['bill.warning.prices.allLater', 'bill.warning.facts.later']],
  ['2026-11-22', []],
  ['2031-01-01', ['bill.warning.prices.old', 'bill.warning.facts.old']],
])('a comparison with the bundled prices and facts, on %s', (today, keys) => {
  const found = ask({ deployment: scenario('small-business'), catalogue: bundledCatalogue(), today })
  expect(found.warnings.map(({ key }) => key).filter((key) => /[.](prices|facts)[.]/.test(key))).toEqual(keys)
})
