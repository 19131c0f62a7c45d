import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { sentencesOf } from '../../src/presenters/comparison/verdict-parts.ts'
import { presentExplanation } from '../../src/presenters/comparison/present-explanation.ts'
import { message } from '../../src/domain/message.ts'
import { ask, bundledCatalogue, scenario } from '../scoring/world.ts'
import { alternative, comparison, cost, evidence, line, report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const names = readdirSync(new URL('../../deployments/', import.meta.url)).map((name) => name.replace('.yaml', ''))
const catalogue = bundledCatalogue()
const plain = { width: 80, color: false }

describe('how sure the verdict is', () => {
  test.each(names)('takes three short sentences at most: %s', (name) => {
    const { verdict } = ask({ deployment: scenario(name), catalogue, today: '2026-11-22' })
    for (const tr of Object.values(languages)) {
      const said = sentencesOf('sure', verdict.sentences).map((each) => tr.t(each))
      const sentences = said.join(' ').split(/(?<=[.!?])\s+/)
      const words = sentences.map((each) => each.split(/\s+/).length)
      expect([sentences.length > 0, sentences.length <= 3, Math.max(...words) <= 40]).toEqual([true, true, true])
    }
  })
})

describe('the words of a bill', () => {
  const weak = cost([
    line({ part: 'compute', evidence: evidence({ confidence: 'stale' }) }),
    line({
      part: 'backups',
      derivation: message('bill.derivation.incremental', { data: 880, further: 89, percent: 2, room: 2446.4 }),
    }),
  ])
  const one = alternative({ id: 'north/one', cost: weak })
  const given = report({ comparison: comparison({ alternatives: [one] }) })
  const flat = (lang: 'en' | 'fr'): string =>
    presentExplanation(given, languages[lang], { ...plain, alternative: one }).replaceAll(/\s+/g, ' ')

  test('say how the room for backups comes about', () => {
    expect(flat('en')).toContain('880 GiB of data × (1 + 89 × 2% of change) = 2,446.4 GiB')
    expect(flat('fr')).toContain('880 Gio de données × (1 + 89 × 2 % de changement) = 2 446,4 Gio')
  })

  test('say what an old price is, where there is one', () => {
    expect(flat('en')).toContain('“Old price”: read more than 365 days before the day of this comparison')
    expect(flat('fr')).toContain('« Prix ancien » : relevé plus de 365 jours avant le jour de cette comparaison')
    expect(flat('en')).not.toContain('“Unconfirmed price”')
  })

  test('call a young price that no longer holds replaced, never old', () => {
    const replaced = evidence({ confidence: 'stale', replaced: true })
    const young = { ...one, cost: cost([line({ part: 'compute', evidence: replaced })]) }
    const said = (lang: 'en' | 'fr'): string =>
      presentExplanation(report({ comparison: comparison({ alternatives: [young] }) }), languages[lang], {
        ...plain,
        alternative: young,
      }).replaceAll(/\s+/g, ' ')
    expect(said('en')).toContain('a line, €10.00: replaced price')
    expect(said('en')).toContain('“Replaced price”: younger than that')
    expect(said('fr')).toContain('« Prix remplacé » : plus récent')
    expect([said('en').includes('“Old price”'), said('fr').includes('« Prix ancien »')]).toEqual([false, false])
  })
})
