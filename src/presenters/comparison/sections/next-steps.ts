import type { Command, Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { rankedGroups } from './ranked-groups.ts'

/** What to type next. */
export function nextSection(view: ReportView): Section {
  const { tr, report, all } = view
  const [first] = rankedGroups(view)
  const command = (purpose: string, flags: string): Command => ({
    kind: 'command',
    purpose,
    line: `${report.command} ${flags}`,
  })
  return {
    title: tr.text('compare.section.next'),
    blocks: [
      ...(first === undefined ? [] : [command(tr.text('compare.next.explain'), `--explain ${first.best.id}`)]),
      ...(all ? [] : [command(tr.text('compare.next.all'), '--all')]),
      command(tr.text('compare.next.paper'), '--format markdown --output decision.md'),
    ],
  }
}
