import { isAccepted, matters } from '../../domain/audit.ts'
import type { AccountSovereignty, AuditReport, Finding, SealText } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { costSection, estimateSection } from './cost-section.ts'
import { stateText, whereText } from './finding-words.ts'
import { verdictBlocks } from './verdict-blocks.ts'

/** So many findings of a section are shown; how many there are is always said. */
const most = 100

/** What matters first: the verdict and what makes the run fail. The rest is folded where the format can fold. */
export function auditSections(report: AuditReport, tr: Translator): readonly Section[] {
  const { findings, undecided, failOn } = report
  const present = findings.filter(({ state }) => state !== 'absent')
  const failing = present.filter((finding) => matters(finding, failOn))
  const accepted = [...present, ...undecided].filter((finding) => isAccepted(finding))
  const lesser = present.filter((finding) => !failing.includes(finding) && !isAccepted(finding))
  const open = undecided.filter((finding) => !isAccepted(finding))
  const gone = findings.filter(({ state }) => state === 'absent')
  const severity = tr.text(`audit.severity.${failOn}`)
  return [
    { title: null, blocks: verdictBlocks(report, tr) },
    findingSection(tr.text('audit.section.failing', { count: failing.length, severity }), failing, tr),
    folded(findingSection(tr.text('audit.section.lesser', { count: lesser.length, severity }), lesser, tr)),
    folded(findingSection(tr.text('audit.section.undecided', { count: open.length }), open, tr)),
    folded(findingSection(tr.text('audit.section.accepted', { count: accepted.length }), accepted, tr)),
    folded(findingSection(tr.text('audit.section.absent', { count: gone.length }), gone, tr)),
    costSection(report.bill, tr),
    estimateSection(report, tr),
    folded(accountSection(report, tr)),
    folded(tenantSection(report, tr)),
    warningSection(report, tr),
  ]
}

function folded(section: Section): Section {
  return { ...section, folded: true }
}

function findingSection(title: string, findings: readonly Finding[], tr: Translator): Section {
  if (findings.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('audit.column.severity')),
    column.head(tr.text('audit.column.entry')),
    column.text(tr.text('audit.column.what')),
    column.detail(tr.text('audit.column.where')),
    column.detail(tr.text('audit.column.state')),
  ]
  const rows = findings.slice(0, most).map((finding) => {
    const { id, severity, resource, message, evidence } = finding
    const cells = [
      tr.text(`audit.severity.${severity}`),
      id,
      tr.t(message),
      whereText(resource, tr),
      stateText(finding, tr),
    ]
    return row(cells, 'plain', evidence)
  })
  const left = findings.length - rows.length
  const more: readonly Block[] = left > 0 ? [paragraph(tr.text('audit.more', { count: left }), 'warning')] : []
  return { title, blocks: [{ kind: 'table', columns, rows }, ...more] }
}

function accountSection({ accounts, sovereignty }: AuditReport, tr: Translator): Section {
  if (accounts.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('audit.column.account')),
    column.text(tr.text('audit.column.provider')),
    column.number(tr.text('audit.column.resources')),
    column.text(tr.text('audit.column.country')),
    column.text(tr.text('audit.column.contract')),
    column.text(tr.text('audit.column.control')),
    column.text(tr.text('audit.column.seal')),
  ]
  const known = new Map(sovereignty.accounts.map((one) => [one.profile, one]))
  const rows = accounts.map(({ profile, provider, region, resources }) => {
    const place = region === null ? provider : `${provider} ${region}`
    return row([profile, place, tr.number(resources), ...sovereignCells(known.get(profile), tr)])
  })
  return {
    title: tr.text('audit.section.accounts', { count: accounts.length }),
    blocks: [{ kind: 'table', columns, rows }, ...dependencyBlocks(sovereignty, tr)],
  }
}

function sovereignCells(known: AccountSovereignty | undefined, tr: Translator): readonly string[] {
  const unknown = tr.text('audit.unknown')
  const { country = null, jurisdiction = null, control = null, seal = null } = known ?? {}
  return [
    country === null ? unknown : tr.country(country),
    jurisdiction === null ? unknown : tr.country(jurisdiction),
    control === null ? unknown : tr.list(control.map((each) => tr.country(each))),
    sealText(seal, tr),
  ]
}

function sealText(seal: SealText | null, tr: Translator): string {
  if (seal === null) return tr.text('audit.unknown')
  const { low, high, estimated } = seal
  const level = low === high ? String(low) : `${String(low)}–${String(high)}`
  return tr.text(estimated ? 'audit.seal.estimated' : 'audit.seal', { level })
}

function tenantSection({ sovereignty: { tenants } }: AuditReport, tr: Translator): Section {
  if (tenants.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('audit.column.tenant')),
    column.text(tr.text('audit.column.account')),
    column.text(tr.text('audit.column.seal')),
    column.text(tr.text('audit.column.assessor')),
  ]
  const rows = tenants.slice(0, most).map(({ tenant, profiles, seal }) => {
    const assessors = (seal?.assessedBy ?? []).map((assessor) => tr.text(`facts.assessor.${assessor}`))
    return row([tenant, tr.list(profiles), sealText(seal, tr), tr.list(assessors)])
  })
  const left = tenants.length - rows.length
  const more: readonly Block[] = left > 0 ? [paragraph(tr.text('audit.more', { count: left }), 'warning')] : []
  const title = tr.text('audit.section.tenants', { count: tenants.length })
  return { title, blocks: [{ kind: 'table', columns, rows }, ...more] }
}

/** Shares of what is not under European control, and of what nobody knows. */
function dependencyBlocks({ dependency }: AuditReport['sovereignty'], tr: Translator): readonly Block[] {
  const lines = (['vcpu', 'storageGib', 'spend'] as const).flatMap((what) => {
    const share = dependency[what]
    if (share === null) return []
    const { european, other, unknown } = share
    const all = european + other + unknown
    if (all === 0) return []
    const values = { other: tr.percent(other / all), unknown: tr.percent(unknown / all) }
    return [item(tr.text(`audit.dependency.${what}`, values))]
  })
  return lines.length === 0 ? [] : [list(lines)]
}

function warningSection({ warnings, failed }: AuditReport, tr: Translator): Section {
  const items = [
    ...failed.map(({ profile, reason }) => tr.text('audit.failed', { profile, reason: tr.t(reason) })),
    ...warnings.map((warning) => tr.t(warning)),
  ].map((text) => item(text, [], 'warning'))
  return { title: tr.text('audit.section.warnings'), blocks: items.length === 0 ? [] : [list(items)] }
}
