import type { Alternative } from '../../../domain/comparison.ts'
import { paragraph, type Block } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'

const namedAtMost = 3

/** Whose backups leave the provider, and for where: one line for each place. */
export function backupBlocks(shown: readonly Alternative[], view: ReportView): readonly Block[] {
  const { tr, words } = view
  const byPlace = new Map<string, Set<string>>()
  for (const alternative of shown) {
    for (const place of placesOf(alternative, view)) {
      const who = byPlace.get(place) ?? new Set<string>()
      byPlace.set(place, who.add(words.provider(alternative)))
    }
  }
  const providers = new Set(shown.filter((each) => !isCurrent(each)).map((each) => words.provider(each)))
  return [...byPlace].map(([place, names]) => {
    const isEverybody = providers.size > namedAtMost && names.size === providers.size
    const who = isEverybody ? tr.text('compare.backups.everybody') : tr.list([...names])
    const said = tr.text(isNamed(view) ? 'evidence.backups.named' : 'evidence.backups', { who, place })
    return paragraph(isRanked(place, view) ? said : tr.text('evidence.backups.notRanked', { said }), 'warning')
  })
}

/** Did the deployment name who keeps them? */
function isNamed({ report: { comparison } }: ReportView): boolean {
  return comparison.keeper !== undefined
}

function isRanked(place: string, view: ReportView): boolean {
  return view.report.comparison.alternatives.some((each) => each.state === 'ranked' && placeText(each, view) === place)
}

function placeText(there: Alternative, { tr, words }: ReportView): string {
  return tr.text('evidence.backups.place', { provider: words.provider(there), place: words.place(there) })
}

/** `STACKIT, eu01 (Germany)` for every line of backups that another provider sells. */
function placesOf({ cost, provider }: Alternative, view: ReportView): readonly string[] {
  const { report, tr } = view
  const lines = cost?.lines.filter(({ part }) => part === 'backups') ?? []
  return lines.flatMap(({ offer }) => {
    const [seller, region] = offer?.split('/') ?? []
    if (seller === undefined || region === undefined || seller === provider) return []
    const there = report.comparison.alternatives.find(({ id }) => id === `${seller}/${region}`)
    if (there === undefined) return [tr.text('evidence.backups.place', { provider: seller, place: region })]
    return [placeText(there, view)]
  })
}
