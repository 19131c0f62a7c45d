import type { Calendar } from '../../domain/migration-estimate.ts'
import type { Translator } from '../../messages/translator.ts'
import { type Block, column, paragraph, row, type Section } from '../blocks/blocks.ts'

/** What is to be done on which day, or what comes too late. */
export function calendarSection(calendar: Calendar | null, tr: Translator): Section {
  if (calendar === null) return { title: null, blocks: [] }
  const columns = [column.head(tr.text('estimate.calendar.date')), column.text(tr.text('estimate.calendar.what'))]
  const { days, firstMissed, assumptions } = calendar
  const rows = days.map(({ date, what, wave }) =>
    row(
      [date, tr.text(`estimate.day.${what}`, { wave: wave ?? '' })],
      date === firstMissed?.date ? 'warning' : 'plain',
    ),
  )
  const { nightsPerWeek, nightHours, changedShare, quotaDays, noticeDays } = assumptions
  const assumed = tr.text('estimate.calendar.assumed', {
    nights: nightsPerWeek,
    hours: nightHours,
    share: tr.number(changedShare * 100, 1),
    quotaDays,
    noticeDays,
  })
  const blocks: readonly Block[] = [
    { kind: 'table', columns, rows },
    ...lateEnd(calendar, tr),
    paragraph(assumed, 'quiet'),
  ]
  return { title: title(calendar, tr), blocks }
}

/** The notice is over after the deadline only. */
function lateEnd({ deadline, days }: Calendar, tr: Translator): readonly Block[] {
  const [notice, end] = (['notice', 'end'] as const).map((what) => days.find((day) => day.what === what)?.date)
  if (notice === undefined || end === undefined || end <= deadline) return []
  const values = { notice: tr.date(notice), end: tr.date(end), deadline: tr.date(deadline) }
  return [paragraph(tr.text('estimate.calendar.lateEnd', values), 'warning')]
}

function title({ deadline: day, feasible, firstMissed, spareNights }: Calendar, tr: Translator): string {
  const deadline = tr.date(day)
  if (feasible) return tr.text('estimate.calendar.feasible', { deadline, spare: spareNights })
  if (firstMissed === null) return tr.text('estimate.calendar.never', { deadline })
  return tr.text('estimate.calendar.missed', {
    deadline,
    wave: firstMissed.wave ?? '',
    date: tr.date(firstMissed.date),
  })
}
