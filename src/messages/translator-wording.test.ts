import { expect, test } from 'vitest'
import { message } from '../domain/message.ts'
import { saidWords } from '../domain/said-reason.ts'
import { createTranslator } from './translator.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

test('a text of the data files is said in the language of the reader; one without translation is quoted', () => {
  const fire = { en: 'a fire: all lost', fr: 'un incendie : tout perdu' }
  const told = (what: Parameters<typeof saidWords>[0]) =>
    message('criteria.note.incident', {
      kind: message('facts.incident.outage'),
      date: { date: '2021-03-10' },
      what: saidWords(what),
    })
  expect(
    [told(fire), told('a fire')].flatMap((each) => [english.t(each), french.t(each).replaceAll('\u00a0', ' ')]),
  ).toEqual([
    'outage on 10 Mar 2021 (a fire: all lost)',
    'panne le 10 mars 2021 (un incendie : tout perdu)',
    'outage on 10 Mar 2021 (a fire)',
    'panne le 10 mars 2021 (« a fire »)',
  ])
})
