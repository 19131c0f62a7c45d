import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sum, Big } from '../../src/domain/money.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { comparisonResult, presentComparisonJson } from '../../src/presenters/comparison/present-comparison-json.ts'
import { compareResult } from '../../src/presenters/schemas/compare-result.ts'
import { fullComparison, hostileComparison } from './sample-comparisons.ts'
import { scoredComparison } from './sample-scores.ts'
import { alternative, comparison, cost, line, report, verbatim } from './samples.ts'

const english = await createTranslator('en')
const schema = z.toJSONSchema(compareResult)

describe('the schema', () => {
  // `npx vitest run test/presenters -u` writes it anew.
  test('is committed as it is', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/compare.schema.json')
  })

  test.each([
    ['a full comparison', fullComparison()],
    ['a scored comparison', scoredComparison()],
    ['hostile names', hostileComparison()],
    ['nothing at all', comparison()],
  ])('describes the output of %s', (_, given) => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
    const written: unknown = JSON.parse(presentComparisonJson(report({ comparison: given }), english))
    validate(written)
    expect(validate.errors).toEqual(null)
    expect(compareResult.safeParse(written).error).toBe(undefined)
  })

  test('rejects an amount that is a number, and a key that is not described', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
    const good = comparisonResult(report({ comparison: fullComparison() }), english)
    expect([
      validate({ ...good, surprise: true }),
      validate({ ...good, alternatives: [{ ...good.alternatives[0], placements: [{ price: 12 }] }] }),
    ]).toEqual([false, false])
  })
})

describe('the result', () => {
  test('has both readings of a line, where the provider does not say what it bills by', () => {
    const open = line({ part: 'snapshots', cheaperReading: new Big('1.50') })
    const one = alternative({ id: 'cloud/x1', cost: cost([open, line({ part: 'compute' })]) })
    const [written] = comparisonResult(
      report({ comparison: comparison({ alternatives: [one] }) }),
      english,
    ).alternatives
    expect(written?.cost?.lines.map(({ amount, cheaperReading }) => [amount.amount, cheaperReading?.amount])).toEqual([
      ['10.00', '1.50'],
      ['10.00', undefined],
    ])
  })

  test('holds everything that is known of an alternative', () => {
    const lines = [
      line({
        part: 'compute',
        quantity: new Big('730'),
        unit: 'hour',
        unitPrice: { amount: '0.0052', currency: 'USD' },
        rate: new Big('0.9'),
      }),
    ]
    const one = alternative({ id: 'cloud/x1', cost: cost(lines), reasons: [] })
    const [written] = comparisonResult(
      report({ comparison: comparison({ alternatives: [one] }) }),
      english,
    ).alternatives
    expect(written).toMatchInlineSnapshot(`
      {
        "cost": {
          "againstCurrent": null,
          "bill": {
            "amount": "3.42",
            "currency": "EUR",
          },
          "breakdown": {
            "addresses": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "backups": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "compute": {
              "amount": "3.42",
              "currency": "EUR",
            },
            "managed": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "snapshots": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "storage": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "support": {
              "amount": "0.00",
              "currency": "EUR",
            },
            "traffic": {
              "amount": "0.00",
              "currency": "EUR",
            },
          },
          "lines": [
            {
              "amount": {
                "amount": "3.42",
                "currency": "EUR",
              },
              "component": "web",
              "count": 1,
              "evidence": {
                "confidence": "sourced",
                "date": "2026-11-01",
                "source": "https://prices.example/list",
              },
              "offer": null,
              "origin": "bundled",
              "part": "compute",
              "quantity": "730",
              "rate": "0.9",
              "sku": null,
              "unit": "hour",
              "unitPrice": {
                "amount": "0.0052",
                "currency": "USD",
              },
              "what": "a line",
            },
          ],
          "lowerBound": false,
          "notIncluded": [],
          "oneOff": null,
          "operations": {
            "amount": null,
            "hours": {
              "expected": 0,
              "high": 0,
              "low": 0,
            },
          },
          "range": null,
          "tax": null,
          "total": {
            "amount": "3.42",
            "currency": "EUR",
          },
          "trafficCases": [],
          "yearly": {
            "bill": {
              "amount": "41.04",
              "currency": "EUR",
            },
            "total": {
              "amount": "41.04",
              "currency": "EUR",
            },
          },
        },
        "country": "FR",
        "criteria": {},
        "id": "cloud/x1",
        "overall": null,
        "placements": [],
        "provider": "cloud",
        "providerName": "cloud",
        "rank": 1,
        "reason": null,
        "reasons": [],
        "region": "x1",
        "seal": null,
        "selfDeclared": false,
        "state": "ranked",
      }
    `)
  })

  test('gives the weightiest reason alone and all of them together', () => {
    const reasons = [
      { constraint: 'country=EU', text: verbatim('outside') },
      { constraint: 'price', text: verbatim('unknown') },
    ]
    const one = alternative({ id: 'cloud/x1', state: 'excluded', rank: null, reasons })
    const [written] = comparisonResult(
      report({ comparison: comparison({ alternatives: [one] }) }),
      english,
    ).alternatives
    expect([written?.reason, written?.reasons]).toEqual([
      { constraint: 'country=EU', text: 'outside' },
      [
        { constraint: 'country=EU', text: 'outside' },
        { constraint: 'price', text: 'unknown' },
      ],
    ])
  })

  test('has parts that sum to the bill exactly', () => {
    const { alternatives } = comparisonResult(report({ comparison: fullComparison() }), english)
    for (const { cost: written } of alternatives) {
      if (written === null) continue
      const parts = sum(Object.values(written.breakdown).map((part) => new Big(part.amount)))
      const lines = sum(written.lines.map((each) => new Big(each.amount.amount)))
      expect([parts.toFixed(2), lines.toFixed(2)]).toEqual([written.bill.amount, written.bill.amount])
    }
  })

  test('is the same, byte for byte, but for the time it was made', () => {
    const first = presentComparisonJson(report({ comparison: fullComparison() }), english)
    const later = presentComparisonJson(
      report({ comparison: fullComparison(), generatedAt: '2027-01-01T00:00:00Z' }),
      english,
    )
    expect(later.replace('2027-01-01T00:00:00Z', '2026-11-22T01:00:00Z')).toBe(first)
  })
})
