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
export function reproduceSection({ tr, report }: ReportView): Section {
  const { catalogue, generatedAt, program, command } = report
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
