import type { PlanEnd, PlanReport } from '../../domain/migration-plan.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { sizeText } from '../disk/size-text.ts'
import { calendarSection } from './calendar-section.ts'
import { estimateData } from './estimate-data.ts'
import { estimateSection } from './estimate-section.ts'
import { nextSection, type Paper } from '../migrate/paper.ts'

/** What a plan moves, and what a person must decide; `next` is what to type. */
export function presentPlan(report: PlanReport, next: string, tr: Translator): Paper {
  const { open, estimate, ...rest } = report
  return {
    title: tr.text('plan.title', { name: report.name }),
    sections: [...sections(report, tr), nextSection(next, tr)],
    result: {
      schema: 'broker/migration-plan-result/1',
      ...rest,
      open: open.map((each) => ({ ...each, says: clean(each.says) })),
      estimate: estimateData(estimate, tr),
      next,
    },
  }
}

function sections(report: PlanReport, tr: Translator): readonly Section[] {
  const { file, written, incomplete } = report
  const end: Block[] = [
    ...(incomplete ? [paragraph(tr.text('plan.incomplete'), 'warning')] : []),
    paragraph(written ? tr.text('plan.written', { file }) : tr.text('plan.notWritten'), 'strong'),
  ]
  return [
    { title: null, blocks: [paragraph(head(report, tr))] },
    { title: tr.text('plan.section.tenants'), blocks: [tenantTable(report, tr)] },
    estimateSection(report.estimate, tr),
    calendarSection(report.estimate.calendar, tr),
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
