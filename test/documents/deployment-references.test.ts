import { expect, test } from 'vitest'
import { checkDocument } from '../../src/documents/check-document.ts'
import { deploymentSchemaWith } from '../../src/documents/deployment-schema.ts'
import { deploymentKnowledge } from '../../src/workflows/deployment-knowledge.ts'
import { inWords } from './in-words.ts'

const schema = deploymentSchemaWith(
  deploymentKnowledge({
    jurisdictions: { EU: ['DE', 'FR'] },
    weightings: ['balanced', 'lean'],
    rates: [{ currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' }],
    today: '2026-11-22',
  }),
)
const problems = (text: string) => inWords(checkDocument({ file: 'd.yaml', text, schema }))

test('what a deployment refers to is told with its lines, together with everything else', () => {
  const text = `name: shop
components:
  - { name: a, kind: server, vcpu: 1 }
  - { name: a, kind: server, vcpu: 1, memoryGib: nope }
traffic: { outGib: -1, basis: promised, usedShare: { low: 0.9, expected: 0.2 } }
currency: XYZ
weighting: nope
colour: red
current:
  provider: here
  lines:
    - { what: all, amount: 1, currency: CHF, period: month, date: 2099-01-01 }
require: [country=EU, foo, colour=red, country=UK]
`
  expect(problems(text)).toMatchInlineSnapshot(`
    [
      "3:5 The server \`a\` does not say its \`memoryGib\`. Every server that is not \`managed: elsewhere\` needs vcpu and memoryGib.",
      "4:13 Another component is called \`a\` too. Give each component a name of its own: bills are shown by name.",
      "4:50 \`memoryGib\` is \`nope\`, but must be a number. Write a plain number without a unit after \`memoryGib:\`.",
      "5:20 \`outGib\` is -1, but must be at least 0.",
      "5:52 The shares are not in order: low 0.9, expected 0.2, high 1. low ≤ expected ≤ high, each between 0 and 1.",
      "6:11 No exchange rate is known for XYZ. Known: EUR, USD. For another give a rate: --rate 1EUR=…XYZ.",
      "7:12 There is no weighting “nope”. Use one of: balanced, lean; or weigh a criterion yourself with --weight cost=3.",
      "8:1 The key \`colour\` is not known here. Known here: version, name, components, traffic, backup, support, availability, team, tax, currency, budget, current, require, weighting, usersIn, incomplete.",
      "12:41 No exchange rate is known for CHF. Known: EUR, USD. For another give a rate: --rate 1EUR=…CHF.",
      "12:67 2099-01-01 lies in the future; today is 2026-11-22. Write the day on which it was read or billed.",
      "13:23 The constraint “foo” cannot be read. Write a name, one of = != >= <=, and a value, for instance country=EU or bill<=100.",
      "13:28 The constraint “colour=red” has an unknown name: colour. Known names: arch, bill, certification, control, country, jurisdiction, provider, region, seal, total",
    ]
  `)
})

test('a deployment that refers only to what exists passes', () => {
  const text = `name: shop
components: [{ name: a, kind: server, vcpu: 1, memoryGib: 1 }]
currency: USD
weighting: lean
require: [country=EU, bill<=10]
`
  expect(problems(text)).toEqual(['valid'])
})
