import type { PlanEnd, PlanReport } from '../../domain/migration-plan.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { sizeText } from '../disk/size-text.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import type { PlanResult } from '../schemas/migration-plan-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

export interface PlanView {
  readonly report: PlanReport
  /** What to type next. */
  readonly command: string
}

export function presentPlanTable(view: PlanView, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(view, tr), options)
}

export function presentPlanMarkdown(view: PlanView, tr: Translator): string {
  return renderMarkdown({
    title: tr.text('plan.title', { name: view.report.name }),
    sections: sections(view, tr),
    sources: '',
    describe: () => '',
  })
}

/** As the schema `broker/migration-plan-result/1` describes it. */
export function presentPlanJson({ report, command }: PlanView): string {
  const { open, ...rest } = report
  const result = {
    schema: 'broker/migration-plan-result/1',
    ...rest,
    open: open.map((each) => ({ ...each, says: clean(each.says) })),
    next: command,
  } satisfies PlanResult
  return `${JSON.stringify(result, null, 2)}\n`
}

function sections({ report, command }: PlanView, tr: Translator): readonly Section[] {
  const { file, written, incomplete } = report
  const end: Block[] = [
    ...(incomplete ? [paragraph(tr.text('plan.incomplete'), 'warning')] : []),
    paragraph(written ? tr.text('plan.written', { file }) : tr.text('plan.notWritten'), 'strong'),
    { kind: 'command', purpose: tr.text('plan.next'), line: command },
  ]
  return [
    { title: null, blocks: [paragraph(head(report, tr))] },
    { title: tr.text('plan.section.tenants'), blocks: [tenantTable(report, tr)] },
    openSection(report, tr),
    nobodysSection(report, tr),
    { title: null, blocks: end },
  ]
}

function head({ source, target, tenants }: PlanReport, tr: Translator): string {
  const sum = (of: 'servers' | 'volumes' | 'volumeBytes'): number =>
    tenants.reduce((total, each) => total + each[of], 0)
  return tr.text('plan.head', {
    source: endText(source, tr),
    target: endText(target, tr),
    tenants: tr.text('plan.count.tenants', { count: tenants.length }),
    servers: tr.text('plan.count.servers', { count: sum('servers') }),
    volumes: tr.text('plan.count.volumes', { count: sum('volumes'), size: sizeText(sum('volumeBytes'), tr) }),
  })
}

function endText({ profile, place }: PlanEnd, tr: Translator): string {
  return profile.endsWith(place) ? profile : tr.text('plan.end', { profile, place })
}

function tenantTable({ tenants }: PlanReport, tr: Translator): Block {
  const columns = [
    column.head(tr.text('plan.column.tenant')),
    column.text(tr.text('plan.column.wave')),
    column.number(tr.text('plan.column.servers')),
    column.number(tr.text('plan.column.volumes')),
    column.number(tr.text('plan.column.size')),
    column.number(tr.text('plan.column.created')),
  ]
  const rows = tenants.map(({ tenant, wave, servers, volumes, volumeBytes, created }) =>
    row([
      tenant,
      wave ?? tr.text('plan.noWave'),
      tr.number(servers),
      tr.number(volumes),
      sizeText(volumeBytes, tr),
      tr.number(created),
    ]),
  )
  return { kind: 'table', columns, rows }
}

function openSection({ open }: PlanReport, tr: Translator): Section {
  const items = open.map(({ tenant, entry, says }) => {
    const where = tenant === null ? entry : `${tenant}: ${entry}`
    return item(tr.text('plan.openLine', { where, says }), [], 'warning')
  })
  return { title: tr.text('plan.section.open', { count: open.length }), blocks: open.length === 0 ? [] : [list(items)] }
}

function nobodysSection({ nobodys }: PlanReport, tr: Translator): Section {
  const items = nobodys.map(({ kind, id, name }) =>
    item(
      tr.text('plan.nobody', { kind: tr.text(`inventory.kind.${kind}`), name: name === '' ? id : name }),
      [],
      'quiet',
    ),
  )
  return { title: tr.text('plan.section.nobodys'), blocks: items.length === 0 ? [] : [list(items)] }
}
