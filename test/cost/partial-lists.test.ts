import { expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { compareCost } from '../../src/scoring/compare-cost.ts'
import type { Region } from '../../src/domain/offers.ts'
import { catalogue, component, deployment, norms, price, provider, rates, server, sourced, today } from './build.ts'

const tr = await createTranslator('en')
const small = server('s', [price('10', 'month')], { vcpu: 2, memoryGib: 4 })
const gone = server('gone', [price('1', 'month')], { stock: 'limited' })

function compared(region: Partial<Region>, part: { readonly vcpu?: number; readonly soldOut?: boolean } = {}) {
  const soldOut = { date: '2026-09-03', evidence: sourced }
  const offers = catalogue([small, gone], {
    regions: [{ provider: 'north', id: 'one', country: 'DE', city: null, ...region }],
    providers: [provider('north', part.soldOut === true ? { soldOut } : {})],
  })
  const wanted = deployment([component('web', { vcpu: part.vcpu ?? 2 })])
  const options = { jurisdictions: {}, moreConstraints: {} }
  return compareCost({ deployment: wanted, catalogue: offers, stores: offers, rates, norms, options, today })
}

test.each([
  [undefined, 'excluded', 'web: no server has 8 vCPU'],
  [true, 'excluded', 'web: no server has 8 vCPU'],
  [false, 'undecided', 'web: no price is known for a server with 8 vCPU'],
])('a size that is not in a list whose completeness is %s', (complete, state, text) => {
  const [found] = compared(complete === undefined ? {} : { complete }, { vcpu: 8 }).alternatives
  expect(found?.state).toBe(state)
  expect(found?.reasons.map((reason) => tr.t(reason.text)).join()).toContain(text)
})

test('a selection that holds a fitting size is ranked by it', () => {
  expect(compared({ complete: false }).alternatives[0]?.state).toBe('ranked')
})

test('sizes that were reported as not orderable are not placed, and named with the day', () => {
  const { alternatives, warnings } = compared({}, { soldOut: true })
  expect(alternatives[0]?.placements.map(({ sku }) => sku)).toEqual(['s'])
  expect(warnings.map((each) => tr.t(each)).join('\n')).toContain(
    'North: reported as not orderable on 3 Sept 2026, and left out here: gone',
  )
  expect(compared({}).warnings.map(({ key }) => key)).not.toContain('bill.warning.soldOut')
})
