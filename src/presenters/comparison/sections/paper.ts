import type { Alternative } from '../../../domain/comparison.ts'
import { staleAfterDays } from '../../../domain/evidence.ts'
import { column, item, list, row, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** How the figures were made, in words for somebody who was not there. */
export function methodSection({ tr }: ReportView): Section {
  return {
    title: tr.text('compare.paper.method'),
    blocks: [
      list([
        item(tr.text('compare.paper.method.bill')),
        item(tr.text('compare.paper.method.confidence', { count: staleAfterDays })),
        item(tr.text('compare.paper.method.hours')),
      ]),
    ],
  }
}

/** What a second person needs to come to the same figures. */
export function reproduceSection(view: ReportView, explained: Alternative | null = null): Section {
  const { tr, report } = view
  const { catalogue, generatedAt, program } = report
  const command = [report.command, ...paperFlags(view, explained)].join(' ')
  const columns = [column.head(tr.text('compare.paper.item')), column.text(tr.text('compare.paper.value'))]
  const rows = [
    row([tr.text('compare.paper.command'), command]),
    row([tr.text('compare.paper.version'), program]),
    row([tr.text('compare.paper.generated'), generatedAt]),
    row([tr.text('compare.paper.digest'), catalogue.digest]),
    row([tr.text('compare.paper.priceDates'), `${catalogue.oldest} – ${catalogue.newest}`]),
  ]
  return { title: tr.text('compare.paper.reproduce'), blocks: [{ kind: 'table', columns, rows }] }
}

/** What makes the result this paper; another language than English is said even where the surroundings chose it. */
function paperFlags({ tr, report, all }: ReportView, explained: Alternative | null): readonly string[] {
  return [
    ...(tr.lang === 'en' || report.command.endsWith(`--lang ${tr.lang}`) ? [] : ['--lang', tr.lang]),
    '--format markdown',
    ...(explained === null ? [] : ['--explain', explained.id]),
    ...(all && explained === null ? ['--all'] : []),
  ]
}
