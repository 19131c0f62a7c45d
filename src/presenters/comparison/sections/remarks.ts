import { item, list, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** What the reader should know before believing the ranking. */
export function warningsSection({ report, tr }: ReportView): Section {
  // The rates stand under what the figures rest on.
  const warnings = report.comparison.warnings.filter(({ key }) => key !== 'bill.warning.rate')
  if (warnings.length === 0) return { title: null, blocks: [] }
  const items = warnings.map((warning) => item(tr.t(warning), [], 'warning'))
  return { title: tr.text('compare.section.warnings'), blocks: [list(items)] }
}

/** Laws that the classes of data bring into play. */
export function legalSection({ report, tr }: ReportView): Section {
  const { legalPoints } = report.comparison
  if (legalPoints.length === 0) return { title: null, blocks: [] }
  const items = legalPoints.map(({ component, law, text, constraint, source, date }) => {
    const said = tr.text('compare.legal.point', {
      component,
      law: law[tr.lang],
      text: text[tr.lang],
      source,
      date: { date },
    })
    return item(constraint === null ? said : tr.text('compare.legal.constraint', { said, constraint }))
  })
  return { title: tr.text('compare.section.legal'), blocks: [list(items)] }
}
