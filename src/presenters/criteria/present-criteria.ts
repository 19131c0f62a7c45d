import { sealLevels } from '../../domain/facts.ts'
import type { CriteriaManual, CriterionRule, IndicatorRule, SealScale, Shape } from '../../domain/manual.ts'
import type { CriterionKey } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Block, Section } from '../blocks/blocks.ts'
import { column, item, list, paragraph, row } from '../blocks/blocks.ts'
import { howText, nameText, ruleText } from './rule-words.ts'

/** All criteria in short, or one in detail with every function, bound and input. */
export function criteriaSections(manual: CriteriaManual, tr: Translator): readonly Section[] {
  const [only, ...others] = manual.criteria
  if (only !== undefined && others.length === 0) return [criterionSection(only, manual, tr), rulesSection(tr)]
  const next = {
    kind: 'command',
    purpose: tr.text('criteria.manual.next'),
    line: 'broker criteria sovereignty',
  } as const
  return [
    ...manual.criteria.map((rule) => shortSection(rule, tr)),
    weightingsSection(manual, tr),
    rulesSection(tr),
    { title: null, blocks: [next] },
  ]
}

/** Every criterion in detail: the manual. */
export function manualSections(manual: CriteriaManual, tr: Translator): readonly Section[] {
  return [
    ...manual.criteria.map((rule) => criterionSection(rule, manual, tr)),
    weightingsSection(manual, tr),
    rulesSection(tr),
  ]
}

function shortSection(rule: CriterionRule, tr: Translator): Section {
  const columns = [
    column.head(tr.text('criteria.manual.column.indicator')),
    column.number(tr.text('criteria.manual.column.weight')),
    column.text(tr.text('criteria.manual.column.bounds')),
  ]
  const rows = rule.indicators.map((one) => row([nameText(one, tr), tr.number(one.weight), bounds(one, tr)]))
  return framed(rule, [{ kind: 'table', columns, rows }], tr)
}

function criterionSection(rule: CriterionRule, { scale }: CriteriaManual, tr: Translator): Section {
  const columns = [
    column.head(tr.text('criteria.manual.column.indicator')),
    column.number(tr.text('criteria.manual.column.weight')),
    column.text(tr.text('criteria.manual.column.bounds')),
    column.detail(tr.text('criteria.manual.column.how')),
    column.detail(tr.text('criteria.manual.column.inputs')),
  ]
  const rows = rule.indicators.map((one) =>
    row([nameText(one, tr), tr.number(one.weight), bounds(one, tr), howText(rule.key, one, tr), inputs(one, tr)]),
  )
  const levels = rule.key === 'sovereignty' ? levelBlocks(scale, tr) : []
  return framed(rule, [{ kind: 'table', columns, rows }, ...levels], tr)
}

/** What each SEAL level means, and under the last who says so. */
function levelBlocks({ version, evidence, levels }: SealScale, tr: Translator): readonly Block[] {
  const columns = [
    column.head(tr.text('criteria.manual.column.level')),
    column.text(tr.text('criteria.manual.column.meaning')),
    column.source(tr.text('facts.title.sources')),
  ]
  const rows = sealLevels.map((level) => {
    const { name, says } = levels[level][tr.lang]
    const cells = [`${String(level)} ${name}`, tr.said({ en: says, fr: says })]
    return level === sealLevels.at(-1) ? row([...cells, evidence.source], 'plain', [evidence]) : row([...cells, ''])
  })
  return [paragraph(tr.text('criteria.manual.levels', { version })), { kind: 'table', columns, rows }]
}

function framed({ key }: CriterionRule, blocks: readonly Block[], tr: Translator): Section {
  const notMeasured = tr.text('criteria.manual.notMeasured', { text: tr.text(`criteria.notMeasured.${key}`) })
  return {
    title: titleOf(key, tr),
    blocks: [paragraph(tr.text(`criteria.question.${key}`), 'strong'), ...blocks, paragraph(notMeasured, 'quiet')],
  }
}

/** With the key that flags take, where the language has another name for it. */
function titleOf(key: CriterionKey, tr: Translator): string {
  const name = tr.text(`compare.criterion.${key}`)
  return name.toLowerCase() === key ? name : tr.text('criteria.manual.named', { name, key })
}

function bounds({ shape, unit }: IndicatorRule, tr: Translator): string {
  switch (shape.kind) {
    case 'linear':
    case 'log':
      return tr.text(`criteria.manual.bounds.${shape.kind}`, {
        zero: shape.zeroAt,
        full: withUnit(shape.fullAt, unit, tr),
      })
    case 'ladder':
      return rungs(shape.rungs, tr)
  }
}

function withUnit(value: number, unit: string, tr: Translator): string {
  return unit === 'percent' ? tr.percent(value / 100) : `${tr.number(value)} ${ruleText(`criteria.unit.${unit}`, tr)}`
}

function rungs(steps: Extract<Shape, { kind: 'ladder' }>['rungs'], tr: Translator): string {
  return Object.entries(steps)
    .toSorted(([, a], [, b]) => a - b)
    .map(([rung, points]) =>
      tr.text('criteria.manual.bounds.rung', { rung: ruleText(`criteria.rung.${rung}`, tr), points }),
    )
    .join(' · ')
}

function inputs({ facts, derived }: IndicatorRule, tr: Translator): string {
  return tr.series([
    ...facts.map((key) => tr.text(`criteria.fact.${key}`)),
    ...derived.map((name) => tr.text(`criteria.input.${name}`)),
  ])
}

function weightingsSection({ weightings }: CriteriaManual, tr: Translator): Section {
  const columns = [
    column.head(tr.text('compare.column.criterion')),
    ...weightings.map(({ name }) => column.number(name)),
  ]
  const rows = criterionKeys.map((key) =>
    row([tr.text(`compare.criterion.${key}`), ...weightings.map(({ weights }) => tr.number(weights[key]))]),
  )
  const purposes = weightings.map(({ name, says }) =>
    item(tr.text('criteria.manual.weighting', { name, purpose: tr.said(says) })),
  )
  return {
    title: tr.text('criteria.manual.weightings'),
    blocks: [{ kind: 'table', columns, rows }, list(purposes)],
  }
}

const rules = [
  'unknown',
  'price',
  'unverified',
  'stale',
  'record',
  'partial',
  'today',
  'mean',
  'ties',
  'notRanked',
  'notRankedWeights',
  'seal',
] as const

function rulesSection(tr: Translator): Section {
  const items = rules.map((name) => item(tr.text(`criteria.manual.rule.${name}`)))
  return { title: tr.text('criteria.manual.rules'), blocks: [list(items)] }
}
