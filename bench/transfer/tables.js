import { spread } from '../measure.js'
import { bars } from './bars.js'

const row = (cells) => `| ${cells.join(' | ')} |`

function range(numbers, digits) {
  const { median, low, high } = spread(numbers)
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
}

/** The judged ratios as a Markdown table, and whether all bars are met. `rounds`: one object of measurements each. */
export function barTable(rounds) {
  const lines = bars.flatMap(({ what, bar, unit = '×', least = false, of }) => {
    const numbers = rounds.map(of).filter((number) => Number.isFinite(number))
    if (numbers.length === 0) return []
    const { median } = spread(numbers)
    const met = bar === undefined || (least ? median >= bar : median <= bar)
    const wanted = bar === undefined ? '' : `${least ? '≥' : '≤'} ${bar} ${unit}`
    const verdict = bar === undefined ? '' : met ? 'met' : 'missed'
    return [{ met, text: row([what, wanted, `${range(numbers, unit === '×' ? 2 : 0)} ${unit}`, verdict]) }]
  })
  const head = [row(['what', 'bar', 'median (range)', '']), row(['---', '---', '---', '---'])]
  return { met: lines.every(({ met }) => met), text: [...head, ...lines.map(({ text }) => text)].join('\n') }
}

/** What each case took, as a Markdown table. */
export function caseTable(rounds) {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))]
  const lines = names.map((name) => {
    const all = rounds.flatMap((round) => (round[name] === undefined ? [] : [round[name]]))
    const mib = all.flatMap((one) => (one.mib === undefined ? [] : [one.mib]))
    return row([
      name,
      range(
        all.map(({ wall }) => wall),
        2,
      ),
      range(
        all.map(({ cpu }) => cpu),
        2,
      ),
      range(
        all.map(({ rssMib }) => rssMib),
        0,
      ),
      mib.length === 0 ? '' : spread(mib).median.toFixed(1),
    ])
  })
  const titles = ['case', 'wall, s', 'processor, s', 'memory, MiB', 'written, MiB']
  return [row(titles), row(titles.map(() => '---')), ...lines].join('\n')
}
