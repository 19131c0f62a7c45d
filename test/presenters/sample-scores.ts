import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import type { SealLevel } from '../../src/domain/facts.ts'
import type { CriterionKey, CriterionScore, IndicatorScore, Interval, SealSummary } from '../../src/domain/score.ts'
import { fullComparison } from './sample-comparisons.ts'
import { evidence, verbatim } from './samples.ts'

const interval = (score: number, low = score, high = score): Interval => ({ score, low, high })

/** One indicator of each criterion, with its unit. */
const indicators: Readonly<Record<CriterionKey, readonly [name: string, unit: string]>> = {
  security: ['keyHolder', 'rung'],
  sovereignty: ['SOV-1', 'level'],
  flexibility: ['footprint', 'zones'],
  consistency: ['tools', 'tools'],
  cost: ['usageShare', 'percent'],
  skills: ['breadth', 'fields'],
  fit: ['storageClasses', 'classes'],
}

function criterion(key: CriterionKey, points: Interval, status: IndicatorScore['status'] = 'known'): CriterionScore {
  const indicator: IndicatorScore = {
    ...points,
    id: `${key}.${indicators[key][0]}`,
    criterion: key,
    weight: 1,
    value: status === 'unknown' ? null : 3,
    unit: indicators[key][1],
    status,
    lacking: status === 'unknown' ? ['keyHolder'] : [],
    reason: status === 'known' ? null : verbatim('nobody says who holds the keys'),
    evidence: [evidence({ source: 'https://facts.example/page', date: '2026-06-01' })],
  }
  return {
    ...points,
    indicators: [indicator],
    notApplicable: key === 'fit' ? ['fit.availability'] : [],
    unknownShare: status === 'unknown' ? 1 : 0,
  }
}

function scores(points: number): NonNullable<Alternative['criteria']> {
  return {
    security: criterion('security', interval(25, 0, 100), 'unknown'),
    sovereignty: criterion('sovereignty', interval(points)),
    flexibility: criterion('flexibility', interval(points - 10)),
    consistency: criterion('consistency', interval(points - 20, points - 45, points + 5), 'unverified'),
    cost: criterion('cost', interval(62.4)),
    skills: criterion('skills', interval(55)),
    fit: criterion('fit', interval(70)),
  }
}

const seal = (low: SealLevel, high: SealLevel, estimated = true): SealSummary => ({
  overall: { low, high },
  score: interval(70, 60, 80),
  calculator: interval(72, 62, 82),
  outside:
    low === 0
      ? { percent: null, evidence: null }
      : { percent: 68.5, evidence: evidence({ source: 'https://cards.example/a' }) },
  objectives: [
    { objective: 'SOV-1', level: 3, assessedBy: 'third-party', evidence: evidence() },
    { objective: 'SOV-2', level: null, assessedBy: null, evidence: null },
  ],
  estimated,
})

/** The full comparison once the seven criteria are scored. */
export function scoredComparison(): Comparison {
  const bare = fullComparison()
  const weights = { security: 1, sovereignty: 2, flexibility: 1, consistency: 1, cost: 3, skills: 1, fit: 1 }
  const points = (overall: number): Partial<Alternative> => ({
    criteria: scores(overall + 10),
    overall: { ...interval(overall, overall - 12, overall + 9), unknownShare: 0.1 },
    seal: seal(overall > 60 ? 2 : 0, 3),
  })
  return {
    ...bare,
    method: 'weighted-sum',
    weights,
    verdict: {
      ...bare.verdict,
      decidedBy: {
        alternative: 'aws/eu-central-1',
        criterion: 'security',
        indicator: 'security.keyHolder',
        fact: 'keyHolder',
        swing: 7.5,
        text: verbatim('Ask Amazon Web Services who holds the keys.'),
      },
      weakest: [
        {
          alternative: 'ovh/gra11',
          criterion: 'security',
          indicator: 'security.keyHolder',
          status: 'unknown',
          width: 10,
          text: verbatim('OVHcloud: who holds the keys is unknown.'),
        },
      ],
    },
    alternatives: bare.alternatives.map((each) =>
      each.state === 'ranked' && each.id !== 'current' ? { ...each, ...points(70 - 5 * (each.rank ?? 9)) } : each,
    ),
    legalPoints: [
      {
        component: 'sites',
        dataClass: 'personal',
        law: { en: 'GDPR, chapter V', fr: 'RGPD, chapitre V' },
        text: {
          en: 'Transfers outside the EEA need a ground.',
          fr: 'Tout transfert hors de l’EEE doit avoir un fondement.',
        },
        constraint: 'country=EEA',
        source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
        date: '2016-04-27',
        confidence: 'sourced',
      },
    ],
  }
}
