import type { Alternative } from '../../../domain/comparison.ts'
import { type Answer, type Block, paragraph, type Section } from '../../blocks/blocks.ts'
import type { Medium, ReportView } from '../report.ts'
import { sentencesOf, type VerdictPart } from '../verdict-parts.ts'
import { isCurrent } from '../words.ts'
import { amountsText } from './amounts.ts'
import { firstText } from './first.ts'
import { notIncludedText } from './not-included.ts'
import { rankedGroups } from './ranked-groups.ts'
import { selfRunText } from './self-run.ts'
import { judgement, thisText } from './this-one.ts'
import { weakestText } from './weakest.ts'

/**
 * Who is first, how sure that is, under which conditions, what silence counts, whether amounts are taxed, what the team would run itself, what the amounts
 * leave out, what rests on the weakest evidence: the same answers on top of every report, within one screen of 24 lines. Where one
 * alternative is explained that is not the first, all but the first are about that one.
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
  const other = explained === first ? null : explained
  const shown = other === null ? [first, second].flatMap((each) => each ?? []) : [other]
  const answer = (question: Question, text: string, tone: Answer['tone'] = 'plain'): Answer => ({
    question: tr.text(`compare.answer.${question}`),
    text,
    tone,
  })
  const isFirst = first !== undefined
  const entries = [
    ...(isFirst ? [answer('first', firstText(first, view), 'strong')] : []),
    ...(other === null ? [] : [answer('this', thisText(other, view))]),
    ...(isFirst && other === null ? [answer('sure', sureText(view), verdict.separable ? 'plain' : 'warning')] : []),
    ...(isFirst && other !== null ? [answer('sure', judgement(other, first, view))] : []),
    ...(isFirst && other === null ? [answer('condition', saidText('condition', view), 'warning')] : []),
    ...(first?.overall && other === null ? [answer('unknown', tr.text('compare.answer.unknown.counts'))] : []),
    answer('amounts', amountsText(shown, view, isFirst && other === null)),
    answer(
      'selfRun',
      selfRunText(
        shown.filter((each) => !isCurrent(each)),
        view,
      ),
      'warning',
    ),
    ...(about === undefined ? [] : [answer('notIncluded', notIncludedText(about, view, explained === null))]),
    ...(about === undefined ? [] : [answer('weakest', weakestText(about, view))]),
  ].filter(({ text }) => text !== '')
  return [...incomplete(view), ...(isFirst ? [] : nobody(view)), { kind: 'answers', entries }]
}

/** Before all else: of a deployment that lacks what runs, nobody knows what it costs. */
function incomplete({ report, tr }: ReportView): readonly Block[] {
  const kinds = report.comparison.incomplete
  return kinds.length === 0 ? [] : [paragraph(tr.text('compare.incomplete', { keys: kinds.join(', ') }), 'warning')]
}

type Question = 'first' | 'this' | 'sure' | 'condition' | 'unknown' | 'amounts' | 'selfRun' | 'notIncluded' | 'weakest'

function sureText(view: ReportView): string {
  const { separable } = view.report.comparison.verdict
  const said = [saidText('sure', view), askText(view)].filter((text) => text !== '').join(' ')
  if (said !== '') return said
  return view.tr.text(separable ? 'compare.answer.sure.clear' : 'compare.uncertain.tooClose')
}

/** The fact or price that could turn the verdict, in short; what it would turn stands further down. */
function askText({ report, tr }: ReportView): string {
  const { decidedBy, sentences } = report.comparison.verdict
  if (decidedBy === null || !sentences.some(({ key }) => key === 'criteria.verdict.decideBy')) return ''
  const { alternative, criterion, text } = decidedBy
  const asked = report.comparison.alternatives.find(({ id }) => id === alternative)
  const { fact, provider } = text.values
  if (fact === undefined || asked === undefined) return ''
  const values = { who: provider ?? asked.providerName, fact }
  return tr.text(criterion === 'constraint' ? 'compare.answer.sure.open' : 'compare.answer.sure.ask', values)
}

/** What the verdict says of one part; empty where it says nothing. */
function saidText(part: VerdictPart, { report, tr }: ReportView): string {
  return sentencesOf(part, report.comparison.verdict.sentences)
    .map((each) => tr.t(each))
    .join(' ')
}

/** Nobody is ranked: why, and what would help. */
function nobody({ report, tr }: ReportView): readonly Block[] {
  const said = report.comparison.verdict.sentences.map((sentence) => tr.t(sentence)).join(' ')
  return [paragraph(said === '' ? tr.text('compare.none') : said, 'warning')]
}
