import { describe, expect, it } from 'vitest'
import { BrokerError } from '../../src/domain/errors.ts'
import { readWeightings } from '../../src/documents/weightings-file.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { resolveWeights } from '../../src/scoring/weightings.ts'
import { weightings } from './bundled-reference.ts'

const even = { security: 1, sovereignty: 1, flexibility: 1, consistency: 1, cost: 1, skills: 1, fit: 1 }

/** Keys of what the error says, and what to do next. */
function refused(name: string | null, overrides: readonly string[]): readonly (string | undefined)[] {
  try {
    resolveWeights(weightings, name, overrides)
  } catch (error) {
    if (error instanceof BrokerError) return [error.kind, error.says.key, error.next?.key]
  }
  return ['taken']
}

describe('weights', () => {
  it('are bundled for five kinds of user', () => {
    expect(weightings.map(({ name }) => name)).toEqual(['balanced', 'sovereign', 'lean', 'startup', 'public-sector'])
  })

  it('are balanced unless somebody says otherwise', () => {
    expect(resolveWeights(weightings, null, [])).toEqual(even)
    expect(resolveWeights(weightings, 'sovereign', []).sovereignty).toBe(4)
  })

  it('are replaced one by one', () => {
    expect(resolveWeights(weightings, null, [' fit = 0.5 ', 'cost=2'])).toEqual({
      ...even,
      cost: 2,
      fit: 0.5,
    })
    expect(resolveWeights(weightings, null, [])).toEqual(even)
  })

  it.each([
    ['price=3', 'criteria.weighting.override'],
    ['cost', 'criteria.weighting.override'],
    ['cost=-1', 'criteria.weighting.override'],
    ['cost=a', 'criteria.weighting.override'],
    ['cost=1.', 'criteria.weighting.override'],
  ])('refuse %s', (text, key) => {
    expect(refused(null, [text])).toEqual(['usage', key, 'criteria.weighting.overrideHint'])
  })

  it.each([
    ['cost=0.001', 'taken'],
    ['cost=0.0005', 'criteria.weighting.tooFine'],
    ['cost=1000', 'taken'],
    ['cost=1000.001', 'criteria.weighting.tooGreat'],
  ])('have three decimals and an upper bound: %s', (text, key) => {
    expect(refused(null, [text])).toContain(key)
  })

  it.each<[string | null, string[], string, string | null]>([
    ['board', [], 'There is no weighting “board”.', 'Use one of: balanced, sovereign, lean, startup, public-sector;'],
    [null, ['my cost=3'], 'Cannot read the weight “my cost=3”.', 'Criteria: security, sovereignty,'],
    [null, ['cost=3', 'fit=1', 'cost=3'], 'The weight of “cost” is given more than once.', null],
    [null, ['cost=1001'], 'The weight “cost=1001” is above 1,000.', null],
    [null, ['cost=1.0001'], 'The weight “cost=1.0001” has more than 3 decimals.', null],
    [null, [`cost=${'9'.repeat(55)}`], `The weight “cost=${'9'.repeat(55)}” is above 1,000.`, null],
    [null, [`cost=${'9'.repeat(56)}`], `The weight “cost=${'9'.repeat(54)}…” is above 1,000.`, null],
  ])('are refused in words (%s, %j)', async (name, overrides, says, next) => {
    const tr = await createTranslator('en')
    let caught: unknown
    try {
      resolveWeights(weightings, name, overrides)
    } catch (error) {
      caught = error
    }
    if (!(caught instanceof BrokerError)) throw new Error('taken')
    expect(tr.t(caught.says)).toBe(says)
    expect(caught.next === null ? null : tr.t(caught.next)).toEqual(
      next === null ? null : expect.stringContaining(next),
    )
  })

  it('may leave single criteria out', () => {
    expect(resolveWeights(weightings, null, ['cost=0']).cost).toBe(0)
  })

  it('refuse an unknown name, and nothing but noughts', () => {
    expect(refused('board', [])).toEqual(['usage', 'criteria.weighting.unknown', 'criteria.weighting.known'])
    const none = Object.keys(even).map((key) => `${key}=0`)
    expect(refused(null, none)).toEqual(['usage', 'criteria.weighting.allZero', undefined])
  })

  it('come from a file of the user too, with every problem at its line', () => {
    const text = [
      'schema: broker/weightings/1',
      'weightings:',
      '  - name: Board',
      '    says: { en: ours, fr: le nôtre }',
      '    weights: { security: 0, sovereignty: 0, flexibility: 0, consistency: 0, cost: 0, skills: 0, fit: 0 }',
      '  - name: fine',
      '    says: { en: ours, fr: le nôtre }',
      '    weights: { security: 2.5, sovereignty: 1, flexibility: 1, consistency: 0, cost: 0.0015, skills: 1, fit: 1 }',
    ].join('\n')
    let caught: unknown
    try {
      readWeightings({ file: 'mine.yaml', text })
    } catch (error) {
      caught = error
    }
    if (!(caught instanceof BrokerError)) throw new Error('the file was taken')
    expect(caught.problems.map(({ line, message }) => [line, message.key]).toSorted()).toEqual([
      [3, expect.any(String)],
      [5, 'criteria.weighting.allZero'],
      [8, 'criteria.weighting.tooFine'],
    ])
  })
})
