import type { Alternative, Cost, NotIncluded } from '../../../domain/comparison.ts'
import { isUnkept, isUnread } from '../../../domain/comparison.ts'
import type { Message } from '../../../domain/message.ts'
import type { Translator } from '../../../messages/translator.ts'
import { item, list, type ListItem, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'
import { rankedGroups } from './ranked-groups.ts'

/** What one bill leaves out: what is needed, what is left out on purpose, and how many others lack something. Reasons stand further down. */
export function notIncludedText(alternative: Alternative, view: ReportView, withOthers: boolean): string {
  const { tr, words } = view
  if (alternative.cost === null) return ''
  const provider = words.provider(alternative)
  const needed = lacksText(neededBy(alternative), tr)
  const others = withOthers ? lackingAmong(alternative, { ...view, all: false }).length : 0
  return [
    needed === ''
      ? tr.text(isCurrent(alternative) ? 'compare.notIncluded.today' : 'compare.notIncluded.nothing', { provider })
      : tr.text('compare.notIncluded.needed', { provider, what: needed }),
    ...remarks(alternative, view, (missing) => tr.list(missing.map(({ what }) => tr.t(what)))),
    ...(others === 0 ? [] : [tr.text('compare.notIncluded.others', { count: others })]),
  ].join(' ')
}

/** What is left out on purpose: of this bill, and of every one. */
function remarks(
  alternative: Alternative,
  { tr, words }: ReportView,
  said: (missing: readonly NotIncluded[]) => string,
): readonly string[] {
  const provider = words.provider(alternative)
  const all = alternative.cost?.notIncluded.filter((each) => !each.needed) ?? []
  const here = said(all.filter(isOfOneBill))
  const everywhere = said(all.filter((each) => !isOfOneBill(each)))
  return [
    ...(here === '' ? [] : [tr.text('compare.notIncluded.here', { provider, what: here })]),
    ...(everywhere === '' ? [] : [tr.text('compare.notIncluded.remarks', { what: everywhere })]),
  ]
}

/** Every gap of one bill with its reason, one line for what is needed and one for each kind of remark. */
export function gapItems(alternative: Alternative, view: ReportView): readonly ListItem[] {
  const { tr, words } = view
  const needed = byReason(neededBy(alternative), tr)
  const provider = words.provider(alternative)
  return [
    ...(needed === '' ? [] : [tr.text('compare.notIncluded.needed', { provider, what: needed })]),
    ...remarks(alternative, view, (missing) => byReason(missing, tr)),
  ].map((text) => item(text))
}

/** Left out only where traffic has a price, or none that is known, or where nobody states how many volumes a server takes. */
function isOfOneBill({ what }: NotIncluded): boolean {
  return (
    what.key === 'bill.remark.firstCopies' || what.key === 'bill.remark.promise' || what.key === 'bill.remark.carriers'
  )
}

/** `snapshots of web and snapshots of mail: no price is known; support: nobody sells it`. */
function byReason(missing: readonly NotIncluded[], tr: Translator): string {
  const reasons = new Map<string, readonly string[]>()
  for (const { what, why } of missing) {
    const reason = tr.t(why)
    reasons.set(reason, [...(reasons.get(reason) ?? []), tr.t(what)])
  }
  return tr.series(
    [...reasons].map(([why, what]) => tr.text('compare.notIncluded.entry', { what: tr.list(what), why })),
  )
}

/** What the first bill leaves out, with reasons; then one line for everybody whose total lacks the same things. */
export function notIncludedSection(view: ReportView): Section {
  const { tr, words, all } = view
  const [first] = rankedGroups(view)
  if (first === undefined) return { title: null, blocks: [] }
  const lacking = new Map<string, readonly string[]>()
  for (const other of lackingAmong(first.best, view)) {
    const what = lacksText(neededBy(other), tr)
    lacking.set(what, [...(lacking.get(what) ?? []), all ? other.id : words.provider(other)])
  }
  const others = [...lacking].map(([what, who]) =>
    item(tr.text('compare.notIncluded.other', { who: tr.list(who), what })),
  )
  const items = [...gapItems(first.best, view), ...others]
  return items.length === 0
    ? { title: null, blocks: [] }
    : { title: tr.text('compare.section.notIncluded'), blocks: [list(items)] }
}

/** `no known price for snapshots; not sold there: support; nobody may keep backups: …; not counted: volumes …`. */
function lacksText(missing: readonly NotIncluded[], tr: Translator): string {
  const isUnsold = ({ why }: NotIncluded): boolean => why.key === 'bill.why.lacks'
  const each = (key: 'unpriced' | 'unsold' | 'unkept' | 'unread', some: readonly NotIncluded[]): readonly string[] => {
    const what = tr.list([...new Set(some.map((one) => kindText(one.what, tr)))])
    return some.length === 0 ? [] : [tr.text(`compare.notIncluded.${key}`, { what })]
  }
  return tr.series([
    ...each(
      'unpriced',
      missing.filter((one) => !isUnsold(one) && !isUnkept(one) && !isUnread(one)),
    ),
    ...each('unsold', missing.filter(isUnsold)),
    ...each('unkept', missing.filter(isUnkept)),
    ...each('unread', missing.filter(isUnread)),
  ])
}

/** Kinds of things that are needed and that a total leaves out. */
export function countLacking({ notIncluded }: Cost, tr: Translator): number {
  return new Set(notIncluded.filter(({ needed }) => needed).map(({ what }) => kindText(what, tr))).size
}

function lackingAmong(first: Alternative, view: ReportView): readonly Alternative[] {
  const others = rankedGroups(view).map(({ best }) => best)
  return others.filter((each) => each !== first && neededBy(each).length > 0)
}

function neededBy({ cost }: Alternative): readonly NotIncluded[] {
  return cost?.notIncluded.filter(({ needed }) => needed) ?? []
}

const kinds = [
  'addresses',
  'volumes',
  'carriers',
  'snapshots',
  'backups',
  'traffic',
  'trafficBeyond',
  'service',
  'databaseDisk',
  'elsewhere',
  'support',
] as const

/** `snapshots`, where the bill has the sizes and counts; what is of no known kind is said in full. */
function kindText(what: Message, tr: Translator): string {
  const kind = kinds.find((each) => what.key === `bill.missing.${each}`)
  return kind === undefined ? tr.t(what) : tr.text(`compare.lacks.${kind}`, what.values)
}
