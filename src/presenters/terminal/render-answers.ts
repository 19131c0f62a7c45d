import type { Answers } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { cellWidth, padCell, wrap } from './cells.ts'
import type { Paint } from './paint.ts'

const gap = '  '
/** An answer narrower than this goes under its question. */
const narrowestAnswer = 40

/** The questions in a column, the answers beside them; under them where the terminal is narrow. */
export function renderAnswers({ entries }: Answers, width: number, paint: Paint): readonly string[] {
  const questions = Math.max(...entries.map(({ question }) => cellWidth(clean(question))))
  const room = width - questions - gap.length
  const beside = room >= narrowestAnswer
  const margin = beside ? ' '.repeat(questions) + gap : gap
  return entries.flatMap(({ question, text, tone }) => {
    const title = clean(question)
    const lines = wrap(clean(text), width - margin.length).map((line) => paint(line, tone))
    if (!beside) {
      return [...wrap(title, width).map((line) => paint(line, 'quiet')), ...lines.map((line) => margin + line)]
    }
    const first = paint(padCell(title, questions, 'left'), 'quiet') + gap
    return lines.map((line, at) => (at === 0 ? first : margin) + line)
  })
}
