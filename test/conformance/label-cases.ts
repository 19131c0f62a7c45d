import { ProviderError } from '../../src/providers/contract/errors.ts'
import type { LabelLimits } from '../../src/domain/label-limits.ts'
import { requireLabels } from '../../src/providers/contract/require-labels.ts'

type Labels = Readonly<Record<string, string>>

/** Words that have broken programs before: as keys and as values. */
export const strangeWords = [
  'two words',
  'slash/and/slash',
  'tilde~0~1',
  'percent%2F%',
  'quotes"and\'',
  'back\\slash',
  'question?and#hash&more',
  'comma,semicolon;',
  'equals=sign=',
  'brackets[0]{}()<>|',
  'plus+at@star*dollar$bang!',
  'colon:dot.dash-under_score',
  'caf\u00e9 \u00df \u4e2d \u2603',
  'emoji \u{1f680}',
  'two\nlines',
  'tab\tulator',
  'escape\u001b[31m',
  ' space at both ends ',
  '..',
  '123',
  'null',
  '__proto__x',
] as const

/** Labels that the limits allow: as long as may be, with strange words as keys and values. */
export function allowedLabels(limits: LabelLimits): Labels {
  const { maxKeyBytes, maxValueBytes, maxPairBytes, maxCount } = limits
  const pair = maxPairBytes ?? Number.POSITIVE_INFINITY
  const longest = [
    ['k'.repeat(maxKeyBytes), 'v'.repeat(Math.min(maxValueBytes, pair - maxKeyBytes - 1))],
    ['long', 'v'.repeat(Math.min(maxValueBytes, pair - 'long='.length))],
  ] as const
  const strange = strangeWords.flatMap((word, index) => [
    [word, 'value'] as const,
    [`k${String(index)}`, word] as const,
  ])
  const all = [...longest, ...strange].filter(([key, value]) => isAllowed(limits, { [key]: value }))
  return Object.fromEntries(all.slice(0, maxCount))
}

/** Labels that they do not allow, each alone. */
export function refusedLabels(limits: LabelLimits): readonly (readonly [key: string, value: string])[] {
  const { maxKeyBytes, maxValueBytes, maxPairBytes } = limits
  const long = [
    ['k'.repeat(maxKeyBytes + 1), ''],
    ['key', 'v'.repeat(maxValueBytes + 1)],
    ['', 'no key'],
    ['broker-key', 'stolen'],
  ] as const
  const pair = maxPairBytes === null ? [] : ([['key', 'v'.repeat(maxPairBytes - 'key'.length)]] as const)
  const strange = strangeWords.flatMap((word) => [[word, ''] as const, ['key', word] as const])
  return [...long, ...pair, ...strange].filter(([key, value]) => !isAllowed(limits, { [key]: value }))
}

/** As many labels as there may be on one thing, and `more` of them. */
export function manyLabels({ maxCount }: LabelLimits, more = 0): Labels {
  return Object.fromEntries(Array.from({ length: maxCount + more }, (_, index) => [`k${String(index)}`, 'v']))
}

function isAllowed(limits: LabelLimits, labels: Labels): boolean {
  try {
    requireLabels(limits, { kind: 'servers', labels })
    return true
  } catch (error) {
    if (error instanceof ProviderError) return false
    throw error
  }
}
