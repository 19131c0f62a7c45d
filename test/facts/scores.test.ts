import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileFacts, decodeFacts } from '../../src/documents/compile-facts.ts'
import { sealObjectives } from '../../src/domain/facts.ts'
import type { FactBook, SealObjective } from '../../src/domain/facts.ts'
import { dataFiles } from './load.ts'

const { providers, framework } = decodeFacts(compileFacts(dataFiles()))
const page = readFileSync(new URL('../../docs/sovereignty-scores.md', import.meta.url), 'utf8')

type Weights = Readonly<Record<SealObjective, number>>

function levelsOf(facts: FactBook): readonly number[] {
  return sealObjectives.map((objective) => {
    const [entry] = facts[objective] ?? []
    return entry?.known === true ? entry.value.level : Number.NaN
  })
}

/** Σ weight × level / 4 */
function score(levels: readonly number[], weights: Weights): number {
  return sealObjectives.reduce((sum, objective, at) => sum + weights[objective] * (levels[at] ?? Number.NaN), 0) / 4
}

test.each([
  ['ovh', 'OVHcloud', 7.4],
  ['scaleway', 'Scaleway', 0.2],
  ['outscale', 'Outscale', 5.3],
  ['exoscale', 'Exoscale', -16.25],
  ['infomaniak', 'Infomaniak', -23.05],
  ['aws-eusc', 'AWS European Sovereign Cloud', -10.35],
  ['ionos', 'IONOS', -9.75],
  ['upcloud', 'UpCloud', -14.1],
  ['safespring', 'Safespring', -11.75],
])('the page repeats the scores of %s and explains every difference above 15 points', (id, name, difference) => {
  const facts = providers.find(({ provider }) => provider === id)?.facts ?? {}
  const [outside] = facts.calculatorScore ?? []
  const percent = outside?.known === true ? outside.value.percent : Number.NaN
  const levels = levelsOf(facts)
  const ours = score(levels, framework.calculator.weights)
  expect(ours - percent).toBeCloseTo(difference, 5)
  const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? ''
  const cells = row.split('|').map((cell) => cell.replaceAll('*', '').trim())
  expect([cells[2], Number(cells[3]), Number(cells[4]), Number(cells[6])]).toEqual([
    levels.join(' '),
    percent,
    ours,
    score(levels, framework.weights),
  ])
  const told = page.slice(page.indexOf('## The differences above 15 points'))
  expect(told.includes(`**${name} (`)).toBe(Math.abs(difference) > 15)
})
