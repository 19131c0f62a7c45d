import { expect, test } from 'vitest'
import type { Message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { farDates } from '../../src/scoring/far-dates.ts'
import { price, server } from '../cost/build.ts'

const tr = await createTranslator('en')
const offer = (...dates: string[]) =>
  server(
    's',
    dates.map((date) => ({
      ...price('1', 'month'),
      evidence: { source: 'list', date, confidence: 'sourced' as const },
    })),
  )
const facts = (date: string, selfDeclared = false) => ({
  provider: 'a',
  selfDeclared,
  facts: {
    ddos: [
      {
        known: true,
        value: 'none',
        evidence: { source: 'page', date, confidence: 'sourced' },
        scope: { regions: 'all', products: 'all' },
      },
    ],
    api: [{ known: false, reason: 'nowhere', scope: { regions: 'all', products: 'all' } }],
  } as const,
})
const words = (messages: readonly Message[]): readonly string[] => messages.map((each) => tr.t(each))

test.each([
  ['2026-10-21', []],
  [
    '2026-10-20',
    [
      'As of 20 Oct 2026: prices were read up to 32 days after that day (the newest on 21 Nov 2026) and need not have held then.',
    ],
  ],
  [
    '2026-01-01',
    [
      'As of 1 Jan 2026: prices were read up to 324 days after that day (the newest on 21 Nov 2026) and need not have held then.',
    ],
  ],
  [
    '2025-12-31',
    [
      'As of 31 Dec 2025: every price was read later, between 1 Jan 2026 and 21 Nov 2026, up to 325 days after that day. None of them says what was charged then.',
    ],
  ],
  ['2027-05-20', []],
  [
    '2027-05-21',
    [
      'The newest price was read 181 days before 21 May 2027, on 21 Nov 2026; prices may have changed since. Newer ones can be given with --prices or --catalog.',
    ],
  ],
])('prices of 2026, on %s', (today, says) => {
  const offers = [offer('2026-05-05', '2026-11-21'), offer('2026-01-01'), offer()]
  expect(words(farDates({ offers, facts: [], today }))).toEqual(says)
})

test.each([
  ['2026-10-21', []],
  ['2026-10-20', ['bill.warning.facts.later']],
  ['2024-12-31', ['bill.warning.facts.allLater']],
  ['2027-05-21', ['bill.warning.facts.old']],
])('facts of 2025 and 2026, on %s', (today, keys) => {
  const found = farDates({ offers: [], facts: [facts('2025-01-01'), facts('2026-11-21')], today })
  expect(found.map(({ key }) => key)).toEqual(keys)
})

test('what users bring does not make the rest newer, nor is it told of', () => {
  const own = [{ ...offer('2028-01-01'), origin: 'user' as const }]
  expect(farDates({ offers: own, facts: [facts('2028-01-01', true)], today: '2020-01-01' })).toEqual([])
  const found = farDates({ offers: [...own, offer('2026-11-21')], facts: [], today: '2028-01-01' })
  expect(found.map(({ key }) => key)).toEqual(['bill.warning.prices.old'])
})
