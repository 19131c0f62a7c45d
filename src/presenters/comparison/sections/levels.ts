import type { Alternative } from '../../../domain/comparison.ts'
import { saidWords } from '../../../domain/said-reason.ts'
import { item, type ListItem } from '../../blocks/blocks.ts'
import { sourceText } from '../../source-text.ts'
import type { ReportView } from '../report.ts'

/** Who gave the SEAL levels that are shown: a score is only as good as its assessor. */
export function levelItems(shown: readonly Alternative[], { tr }: ReportView): readonly ListItem[] {
  const objectives = shown.flatMap(({ seal }) => seal?.objectives ?? [])
  const said = objectives.flatMap(({ assessedBy, evidence }) => {
    if (assessedBy === null || evidence === null) return []
    const values = {
      by: tr.text(`facts.assessor.${assessedBy}`),
      source: siteOf(evidence.source),
      year: evidence.date.slice(0, 4),
    }
    return [tr.text('evidence.levels.by', values)]
  })
  const [first, ...others] = [...new Set(said)]
  if (first === undefined) return []
  if (others.length === 0) {
    const single = tr.text('evidence.levels.one', { assessment: first })
    const estimated = shown.some(({ seal }) => seal?.estimated === true)
    return [item(estimated ? tr.text('evidence.levels.alone', { said: single }) : single)]
  }
  return [item(tr.text('evidence.levels.several', { assessments: tr.series([first, ...others]) }))]
}

/** What is known, and speaks against a level: the reader weighs it. */
export function contraryItems(shown: readonly Alternative[], { tr, words }: ReportView): readonly ListItem[] {
  return shown.flatMap((alternative) =>
    (alternative.seal?.contrary ?? []).map(({ objective, level, text, evidence }) => {
      const { date } = evidence
      const values = {
        who: words.provider(alternative),
        objective,
        level,
        what: saidWords(text),
        source: sourceText(evidence.source, tr),
        date: { date },
      }
      return item(tr.text('evidence.contrary', values), [evidence], 'warning')
    }),
  )
}

/** Pages of one site are one assessment; what is no address stays as it is. */
export function siteOf(source: string): string {
  return URL.canParse(source) && /^https?:/.test(source) ? new URL(source).hostname : source
}
