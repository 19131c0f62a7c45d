import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { closingSentences, closingWarnings, exitDays } from '../../src/scoring/rank/closing.ts'
import { component, deployment, today } from '../cost/build.ts'
import { about, alternative, book, sourced } from './build.ts'

const tr = await createTranslator('en')

describe('a provider that closes', () => {
  const facts = [
    about('north', {
      ...book({ closingNotice: { announced: '2026-10-01', ends: '2027-02-01' } }),
      ...book({ exit: { ways: ['image-download'], note: 'images through OpenStack.' } }),
    }),
  ]
  const stored = deployment([
    component('web', { diskGib: 20, volumes: [{ sizeGib: 2000, class: 'general', count: 1, snapshotsKept: 0 }] }),
  ])

  it('is named with the days left, the time to send everything out, and the ways', () => {
    const said = closingSentences([alternative('north/one'), alternative('south/one')], {
      deployment: stored,
      facts,
      today,
    })
    expect(said.map((one) => tr.t(one))).toEqual([
      'North one closes on 1 Feb 2027 (announced on 1 Oct 2026; days left: 71). Sending 2,020 GiB out takes about 3 days at 100 Mbit/s. Ways out: images through OpenStack.',
    ])
  })

  it('is warned of further down, once for each provider that the verdict does not speak of', () => {
    const known = { deployment: stored, facts, today }
    const warned = (...at: string[]) =>
      closingWarnings(
        at.map((id) => alternative(id)),
        known,
      ).map(({ values }) => values['who'])
    const north = { key: 'bill.name.region', values: { provider: 'North', region: 'one' } }
    expect(warned('south/one', 'east/one', 'north/one', 'north/two')).toEqual([north])
    expect(warned('south/one', 'north/one', 'east/one')).toEqual([])
    expect(warned('north/one', 'north/two', 'east/one')).toEqual([])
  })

  it('is not, without a notice', () => {
    const quiet = [about('north', book({ closingNotice: null }, sourced))]
    expect(closingSentences([alternative('north/one')], { deployment: stored, facts: quiet, today })).toEqual([])
  })

  it('counts days at the assumed rate, begun ones as whole', () => {
    expect([exitDays(0), exitDays(1), exitDays(1005), exitDays(1006), exitDays(10_240)]).toEqual([0, 1, 1, 2, 11])
  })
})
