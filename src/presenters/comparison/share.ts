import type { Translator } from '../../messages/translator.ts'

/** Above this share of weak prices a bill is a range. */
const limit = 0.05

/** A share in per cent; one that rounds down to the limit it is above is said to be just over it. */
export function shareText(share: number, tr: Translator): string {
  const text = tr.percent(share)
  return share > limit && text === tr.percent(limit)
    ? tr.text('compare.answer.weakest.justOver', { share: text })
    : text
}
