import type { Calendar } from '../../domain/migration-estimate.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Section } from '../blocks/blocks.ts'

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
  return { title: title(calendar, tr), blocks: [{ kind: 'table', columns, rows }, paragraph(assumed, 'quiet')] }
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
