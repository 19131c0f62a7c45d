import type { Alternative } from '../../../domain/comparison.ts'
import type { Message } from '../../../domain/message.ts'
import type { ReportView } from '../report.ts'

/** Services that were wanted operated, and that the team would run there, as the provider does not sell them: `database`. */
function selfRunServices({ placements }: Alternative, { tr }: ReportView): readonly string[] {
  const services = placements.flatMap(({ note }) => (note?.key === 'bill.note.selfRun' ? serviceOf(note) : []))
  return [...new Set(services.map((service) => tr.t(service)))]
}

function serviceOf({ values: { service } }: Message): readonly Message[] {
  return typeof service === 'object' && 'key' in service ? [service] : []
}

/** Who of those shown leaves what to the team, and who of them does not; empty where nobody does. */
export function selfRunText(shown: readonly Alternative[], view: ReportView): string {
  const { tr, words } = view
  const told = shown.map((alternative) => ({
    provider: words.provider(alternative),
    services: selfRunServices(alternative, view),
  }))
  const byTeam = told.filter(({ services }) => services.length > 0)
  const byProvider = told.filter(({ services }) => services.length === 0)
  if (byTeam.length === 0) return ''
  return [
    ...byTeam.map(({ provider, services }) =>
      tr.text('compare.answer.selfRun.team', { provider, services: tr.list(services) }),
    ),
    ...byProvider.map(({ provider }) => tr.text('compare.answer.selfRun.provider', { provider })),
  ].join(' ')
}

/** The same as a mark beside one alternative: `you run the database`. Empty where nothing is left to the team. */
export function selfRunMark(alternative: Alternative, view: ReportView): string {
  const services = selfRunServices(alternative, view)
  return services.length === 0 ? '' : view.tr.text('compare.mark.selfRun', { services: view.tr.list(services) })
}
