import type { Alternative } from '../../../domain/comparison.ts'
import { type Answer, type Block, paragraph, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { sentencesOf } from '../verdict-parts.ts'
import { amountsText } from './amounts.ts'
import { notIncludedText } from './not-included.ts'
import type { Medium } from './points.ts'
import { rankedGroups } from './ranked-groups.ts'
import { weakestText } from './weakest.ts'

/**
 * Who is first, how sure that is, whether amounts are taxed, what they leave out, what rests on the weakest evidence: the same five
 * answers on top of every report. Where one alternative is explained, the last three are about that one.
 */
export function answersSection(view: ReportView, medium: Medium, explained: Alternative | null = null): Section {
  const { tr, report } = view
  // A paper has the question for its title already.
  const title =
    medium === 'markdown'
      ? tr.text('compare.paper.summary')
      : tr.text('compare.title', { deployment: report.comparison.deployment })
  return { title, blocks: answerBlocks(view, explained) }
}

function answerBlocks(view: ReportView, explained: Alternative | null): readonly Block[] {
  const { tr } = view
  const { verdict } = view.report.comparison
  const [first, second] = rankedGroups({ ...view, all: false }).map(({ best }) => best)
  const about = explained ?? first
  const shown = explained === null ? [first, second].flatMap((each) => each ?? []) : [explained]
  const answer = (question: Question, text: string, tone: Answer['tone'] = 'plain'): Answer => ({
    question: tr.text(`compare.answer.${question}`),
    text,
    tone,
  })
  const isFirst = first !== undefined
  const entries = [
    ...(isFirst ? [answer('first', firstText(first, view), 'strong')] : []),
    ...(explained === null || explained === first ? [] : [answer('this', thisText(explained, view))]),
    ...(isFirst ? [answer('sure', sureText(view), verdict.separable ? 'plain' : 'warning')] : []),
    answer('amounts', amountsText(shown, view, isFirst && (explained === null || explained === first))),
    ...(about === undefined ? [] : [answer('notIncluded', notIncludedText(about, view, explained === null))]),
    ...(about === undefined ? [] : [answer('weakest', weakestText(about, view))]),
  ].filter(({ text }) => text !== '')
  return [...(isFirst ? [] : nobody(view)), { kind: 'answers', entries }]
}

type Question = 'first' | 'this' | 'sure' | 'amounts' | 'notIncluded' | 'weakest'

function firstText(first: Alternative, { tr, words }: ReportView): string {
  const who = words.who(first)
  return first.overall === null
    ? who
    : tr.text('compare.answer.first.points', { who, points: tr.number(first.overall.score, 0) })
}

/** Where the explained one stands, when it is not the first. */
function thisText(alternative: Alternative, view: ReportView): string {
  const { tr, words, report } = view
  const { rank, overall } = alternative
  const who = words.who(alternative)
  if (rank === null) return tr.text('compare.answer.this.notRanked', { who })
  const all = report.comparison.alternatives.filter(({ state }) => state === 'ranked').length
  if (overall === null) return tr.text('compare.answer.this.rank', { who, rank, all })
  return tr.text('compare.answer.this.points', { who, rank, all, points: tr.number(overall.score, 0) })
}

function sureText({ report, tr }: ReportView): string {
  const { sentences, separable } = report.comparison.verdict
  const said = sentencesOf('sure', sentences).map((each) => tr.t(each))
  if (said.length > 0) return said.join(' ')
  return tr.text(separable ? 'compare.answer.sure.clear' : 'compare.uncertain.tooClose')
}

/** Nobody is ranked: why, and what would help. */
function nobody({ report, tr }: ReportView): readonly Block[] {
  const said = report.comparison.verdict.sentences.map((sentence) => tr.t(sentence)).join(' ')
  return [paragraph(said === '' ? tr.text('compare.none') : said, 'warning')]
}
