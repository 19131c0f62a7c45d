import { describe, expect, it } from 'vitest'
import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import type { Catalogue, Offer } from '../../src/domain/offers.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { address, component, deployment, need, price, server, traffic, volume } from '../cost/build.ts'
import { ask, bundledCatalogue, knowledge, scenario } from './world.ts'

const tr = await createTranslator('en')
const catalogue = bundledCatalogue()
const today = '2026-11-22'
const names = ['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall'] as const

function reasons(comparison: Comparison, id: string, constraint: string): readonly string[] {
  const found = comparison.alternatives.find((one) => one.id === id)
  return [
    found?.state ?? 'missing',
    ...(found?.reasons ?? []).filter((one) => one.constraint === constraint).map(({ text }) => tr.t(text)),
  ]
}

const ranked = ({ alternatives }: Comparison): readonly Alternative[] =>
  alternatives.filter(({ state }) => state === 'ranked')

describe('the reference scenarios', () => {
  it.each(names)('%s: a verdict, a rank for several, and a score for each of them', (name) => {
    const found = ask({ deployment: scenario(name), catalogue, today })
    const first = ranked(found)
    expect(first.length).toBeGreaterThanOrEqual(3)
    expect(first.map(({ rank }) => rank)).toEqual(first.map((_, index) => index + 1))
    expect(first.filter(({ overall, criteria }) => overall === null || criteria === null)).toEqual([])
    expect(found.verdict.sentences.length).toBeGreaterThanOrEqual(1)
    expect(found.method).toBe('weighted-sum')
    const keys = found.verdict.sentences
      .map((sentence) => tr.t(sentence))
      .filter((text) => text.includes('{{') || text.includes('criteria.'))
    expect(keys).toEqual([])
  })

  it('town-hall: who is controlled from outside is excluded, and by whom', () => {
    const found = ask({ deployment: scenario('town-hall'), catalogue, today })
    const control = (id: string) => reasons(found, id, 'control=european')
    expect(control('aws/eu-west-3')).toEqual(['excluded', 'controlled by Amazon.com, Inc. (United States)'])
    expect(control('exoscale/at-vie-1')).toEqual(['excluded', 'controlled by América Móvil (Mexico)'])
    const sovereign = found.alternatives.filter(({ provider }) => provider === 'aws-eusc')
    expect(sovereign.map(({ id }) => control(id)[0])).toEqual(sovereign.map(() => 'excluded'))
    expect(sovereign.every(({ id }) => control(id)[1]?.includes('Amazon.com, Inc. (United States)') === true)).toBe(
      true,
    )
    expect(sovereign.length).toBeGreaterThanOrEqual(1)
  })

  it('town-hall: regions in the United Kingdom are excluded under EU', () => {
    const found = ask({ deployment: scenario('town-hall'), catalogue, today })
    const british = found.alternatives.filter(({ country }) => country === 'GB')
    expect(british.map(({ id }) => reasons(found, id, 'country=EU').length)).toEqual(british.map(() => 2))
    expect(british.map(({ state }) => state)).toEqual(british.map(() => 'excluded'))
    expect(british.length).toBeGreaterThanOrEqual(1)
  })

  it('public-cloud instances of OVHcloud do not satisfy SecNumCloud', () => {
    const asked = { ...scenario('town-hall'), require: ['certification=SecNumCloud'] }
    const found = ask({ deployment: asked, catalogue, today })
    const ovh = found.alternatives.filter(({ provider }) => provider === 'ovh')
    expect([...new Set(ovh.map(({ state }) => state))]).not.toContain('ranked')
    expect(reasons(found, 'ovh/GRA', 'certification=SecNumCloud')[1]).toContain('SecNumCloud')
  })

  it('another weighting changes the scores, not the bills', () => {
    const wanted = scenario('small-business')
    const [lean, sovereign] = ['lean', 'sovereign'].map((weighting) =>
      ask({ deployment: wanted, catalogue, today, weighting }),
    )
    const bills = (comparison: Comparison | undefined) =>
      comparison?.alternatives.map(({ id, cost }) => `${id} ${cost?.bill.toFixed(2) ?? '-'}`).toSorted()
    expect(bills(lean)).toEqual(bills(sovereign))
    expect(lean?.weights['cost']).toBe(4)
    expect(lean === undefined ? [] : ranked(lean).map(({ overall }) => overall)).not.toEqual(
      sovereign === undefined ? [] : ranked(sovereign).map(({ overall }) => overall),
    )
  })
})

describe('Cloudwatt, taken as open on 2019-07-31', () => {
  const at = 'cloudwatt/fr1'
  const offers: readonly Offer[] = [
    server('n2.cw.standard-2', [price('5', 'month')], {
      at,
      vcpu: 2,
      memoryGib: 8,
      diskGib: 50,
      trafficIncluded: 1000,
    }),
    volume('standard', [price('0.01', 'GiB-month')], { at }),
    traffic([{ upTo: null, price: price('0', 'GB') }], { at }),
    address([price('1', 'month')], { at }),
  ]
  const opened: Catalogue = { ...catalogue, offers: [...catalogue.offers, ...offers] }
  const wanted = deployment([component('web', { volumes: [need(500)] })], { usersIn: ['FR'] })

  /** As if what nobody wrote down about it were like at OVHcloud: with its own facts it is never ranked. */
  const better: typeof knowledge = {
    ...knowledge,
    providers: knowledge.providers.map((one) => {
      const ovh = knowledge.providers.find(({ provider }) => provider === 'ovh')?.facts
      if (one.provider !== 'cloudwatt' || ovh === undefined) return one
      const { exit, closingNotice } = one.facts
      return { ...one, facts: { ...ovh, ...(exit && { exit }), ...(closingNotice && { closingNotice }) } }
    }),
  }

  it('comes first for its price, and is not recommended without its end and the time it takes to leave', () => {
    const request = { deployment: wanted, catalogue: opened, today: '2019-07-31', weights: ['cost=50'] }
    const found = ask({ ...request, knowledge: better })
    const said = found.verdict.sentences.map((sentence) => tr.t(sentence))
    const [first] = ranked(found)
    expect([first?.id, said.filter((text) => text.includes('closes on'))]).toEqual([
      at,
      [
        'Cloudwatt fr1 closes on 1 Feb 2020 (announced on 1 Aug 2019; days left: 185). Sending 520 GiB out takes about 1 day at 100 Mbit/s. Ways out: Images through OpenStack while the service ran; none since.',
      ],
    ])
  })

  it.each([[[]], [['cost=50']]])(
    'is not ranked, as too little is known of it, whatever its price weighs (%j)',
    (weights) => {
      const found = ask({ deployment: wanted, catalogue: opened, today: '2019-07-31', weights })
      expect(reasons(found, at, 'evidence')).toEqual([
        'notRanked',
        '67.9% of what the criteria ask is unknown (at most 30% may be)',
      ])
    },
  )

  it('has closed today', () => {
    const found = ask({ deployment: wanted, catalogue: opened, today })
    expect(reasons(found, at, 'closed')).toEqual(['excluded', 'closed on 1 Feb 2020'])
  })
})
