import type { Estimate, Figure, PricedPlace } from '../../domain/migration-estimate.ts'
import { criterionKeys } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Answer, Section } from '../blocks/blocks.ts'
import { sizeText } from '../disk/size-text.ts'

const mib = 2 ** 20
const secondsPerHour = 3600

/** What people ask before they agree to a move, each with its answer. */
export function estimateSection(estimate: Estimate, tr: Translator): Section {
  const { rate, seconds, proof, doubleDays, before, after } = estimate
  const rateSaid = known(rate, tr, ({ bytesPerSecond, basis }) =>
    tr.text(`estimate.rate.${basis}`, { rate: rateText(bytesPerSecond, tr) }),
  )
  const entries: readonly Answer[] = [
    answer(tr.text('estimate.data'), dataText(estimate, tr)),
    answer(tr.text('estimate.rate'), rateSaid),
    answer(
      tr.text('estimate.time'),
      known(seconds, tr, (value) => tr.text('estimate.time.known', { time: timeText(value, tr) })),
    ),
    answer(tr.text('estimate.loss'), tr.text('estimate.loss.says')),
    answer(tr.text('estimate.proof'), tr.text(`estimate.proof.${proof ?? 'none'}`)),
    answer(tr.text('estimate.stays'), lossText(estimate, tr)),
    answer(
      tr.text('estimate.double'),
      known(doubleDays, tr, (days) => doubleText(days, estimate, tr)),
    ),
    answer(
      tr.text('estimate.before'),
      known(before, tr, (place) => placeText(place, tr)),
    ),
    answer(
      tr.text('estimate.after'),
      known(after, tr, (place) => placeText(place, tr)),
    ),
    answer(tr.text('estimate.switching'), switchingText(estimate, tr)),
  ]
  return { title: tr.text('estimate.title'), blocks: [{ kind: 'answers', entries }] }
}

/** So slow a line would read as none. */
function rateText(bytesPerSecond: number, tr: Translator): string {
  const rate = tr.text('estimate.mibps', { mibps: tr.number(Math.max(bytesPerSecond / mib, slowest), 1) })
  return bytesPerSecond / mib < slowest ? tr.text('estimate.lessThan', { rate }) : rate
}

const slowest = 0.1

function doubleText(count: number, { calendar }: Estimate, tr: Translator): string {
  return tr.text(calendar === null ? 'estimate.double.known' : 'estimate.double.calendar', { count })
}

function timeText(seconds: number, tr: Translator): string {
  if (seconds >= 2 * secondsPerHour) return tr.text('estimate.hours', { hours: tr.number(seconds / secondsPerHour, 1) })
  return tr.text('estimate.minutes', { count: Math.max(1, Math.ceil(seconds / 60)) })
}

const answer = (question: string, text: string): Answer => ({ question, text, tone: 'plain' })

function known<T>(figure: Figure<T>, tr: Translator, says: (value: T) => string): string {
  return figure.known ? says(figure.value) : tr.text('estimate.unknown', { reason: tr.t(figure.reason) })
}

function placeText({ place, bill, atLeast, scores }: PricedPlace, tr: Translator): string {
  const text = tr.text(atLeast ? 'estimate.place.atLeast' : 'estimate.place', { place, bill })
  const words = criterionKeys.flatMap((key) => {
    const score = scores?.[key]
    return score === undefined ? [] : [`${tr.text(`compare.criterion.${key}`)} ${tr.number(score)}`]
  })
  return words.length === 0 ? text : `${text}; ${words.join(', ')}`
}

function dataText({ dataBytes, provisionedBytes }: Estimate, tr: Translator): string {
  const provisioned = sizeText(provisionedBytes, tr)
  return dataBytes.known
    ? tr.text('estimate.data.known', { data: sizeText(dataBytes.value, tr), provisioned })
    : tr.text('estimate.data.unknown', { provisioned, reason: tr.t(dataBytes.reason) })
}

function lossText({ losses }: Estimate, tr: Translator): string {
  if (losses.length === 0) return tr.text('estimate.stays.none')
  return losses.map(({ what, count }) => tr.text(`estimate.stays.${what}`, { count })).join('; ')
}

function switchingText({ switching: { state, until } }: Estimate, tr: Translator): string {
  return tr.text(`estimate.switching.${state}`, { until: until === null ? '' : tr.date(until) })
}
