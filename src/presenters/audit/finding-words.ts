import type { Finding, FindingResource } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'

/** Where a resource is: account, tenant, kind and id, as far as they tell something. */
export function whereText({ profile, kind, id, tenant }: FindingResource, tr: Translator): string {
  if (kind === 'account') return profile
  if (kind === 'run') return id === '' ? tr.text('audit.where.run') : id
  const place = tenant === null ? profile : `${profile} / ${tenant}`
  return `${place} · ${tr.text(`inventory.kind.${kind}`)} · ${id}`
}

/** Its state, and who has accepted it until when. */
export function stateText({ state, waiver, baselined, carried }: Finding, tr: Translator): string {
  const said = carried ? tr.text('audit.state.carried') : tr.text(`audit.state.${state}`)
  if (waiver !== null) {
    const { owner, until, expired } = waiver
    const key = expired ? 'audit.state.expired' : 'audit.state.waived'
    return tr.text(key, { state: said, owner, until: { date: until } })
  }
  return baselined ? tr.text('audit.state.baselined', { state: said }) : said
}

/** What is said of a finding in formats that have no place for verdicts. */
export function findingText({ verdict, message }: Finding, tr: Translator): string {
  const text = tr.t(message)
  return verdict === 'undecided' ? tr.text('audit.undecided', { text }) : text
}
