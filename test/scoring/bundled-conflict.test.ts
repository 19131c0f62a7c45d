import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const [en, fr] = [await createTranslator('en'), await createTranslator('fr')]
const catalogue = bundledCatalogue()

function said(tr: typeof en, ...require: readonly string[]): readonly string[] {
  const deployment = { ...scenario('small-business'), require }
  const { sentences } = ask({ deployment, catalogue, today: '2026-11-22' }).verdict
  return sentences.slice(1).map((each) => tr.t(each))
}

describe('constraints that exclude each other', () => {
  it('are named instead of what else stands in the way', () => {
    expect(said(en, 'bill<=1', 'country=DE', 'control=FR', 'control!=FR', 'country=FR')).toEqual([
      'country=DE and country=FR exclude each other: nothing can meet both.',
      'Give one of the two up or, if either will do, write country=DE,FR in their place.',
    ])
    expect(said(fr, 'control=FR', 'control!=FR')).toEqual([
      'control=FR et control!=FR s’excluent\u00a0: rien ne peut satisfaire les deux.',
      'Renoncez à l’une des deux.',
    ])
  })
})

describe('constraints that only the catalogue keeps apart', () => {
  it('are told as two, with what giving one up would bring', () => {
    expect(said(en, 'bill<=100000', 'provider=hetzner', 'country=FR').slice(0, 2)).toEqual([
      'Nothing in the catalogue meets both provider=hetzner and country=FR.',
      expect.stringContaining('The constraint provider=hetzner stands against'),
    ])
  })

  it('one that nobody meets is told as such', () => {
    expect(said(en, 'country=JP')[0]).toBe('The constraint country=JP is met nowhere.')
    expect(said(en, 'jurisdiction=JP')[0]).toMatch(
      /^Nobody is known to meet jurisdiction=JP: \d+ do not, and of the others it is unknown[.]$/,
    )
  })
})
