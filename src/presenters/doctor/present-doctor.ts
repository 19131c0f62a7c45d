import { isOfBytes, type Check, type Health, type QuotaUse } from '../../domain/health.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block, type Row, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { sizeText } from '../disk/size-text.ts'
import type { DoctorResult } from '../schemas/doctor-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

/** The worst of all checks. */
export function worstState(checks: readonly Check[]): Check['state'] {
  const states = checks.map(({ state }) => state)
  if (states.includes('failed')) return 'failed'
  return states.includes('warning') ? 'warning' : 'ok'
}

export function presentDoctor(health: Health, tr: Translator, options: TerminalOptions): string {
  const { about, checks, quotas } = health
  const title =
    about.kind === 'machine'
      ? tr.text('doctor.section.machine')
      : tr.text('doctor.section.account', { profile: about.profile, place: about.place })
  const sections: readonly Section[] = [
    { title, blocks: [checkTable(checks, tr)] },
    { title: tr.text('doctor.section.quotas'), blocks: quotas.length === 0 ? [] : [quotaTable(quotas, tr)] },
    { title: null, blocks: [verdict(checks, tr)] },
  ]
  return renderTerminal(sections, options)
}

/** As the schema `broker/doctor/1` describes it. */
export function presentDoctorJson({ about, checks, quotas }: Health, tr: Translator): string {
  const result: DoctorResult = {
    schema: 'broker/doctor/1',
    about: { ...about },
    state: worstState(checks),
    checks: checks.map(({ id, name, state, says, next }) => ({
      id,
      name: tr.t(name),
      state,
      text: clean(tr.t(says)),
      next: next === null ? null : clean(tr.t(next)),
    })),
    quotas: quotas.map(({ resource, limit, used }) => ({ resource, limit, used })),
  }
  return `${JSON.stringify(result, null, 2)}\n`
}

function checkTable(checks: readonly Check[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('doctor.column.state')),
    column.head(tr.text('doctor.column.what')),
    column.text(tr.text('doctor.column.found')),
    column.detail(tr.text('doctor.column.next')),
  ]
  const rows = checks.map(({ name, state, says, next }): Row => {
    const tone = state === 'ok' ? 'plain' : 'warning'
    return row([tr.text(`doctor.state.${state}`), tr.t(name), tr.t(says), next === null ? '' : tr.t(next)], tone)
  })
  return { kind: 'table', columns, rows }
}

function quotaTable(quotas: readonly QuotaUse[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('doctor.column.what')),
    column.number(tr.text('doctor.column.used')),
    column.number(tr.text('doctor.column.limit')),
  ]
  const rows = quotas.map(({ resource, limit, used }) =>
    row([
      tr.text(`doctor.resource.${resource}`),
      used === null ? '' : amount(resource, used, tr),
      limit === null ? tr.text('doctor.quota.unlimited') : amount(resource, limit, tr),
    ]),
  )
  return { kind: 'table', columns, rows }
}

function amount(resource: QuotaUse['resource'], value: number, tr: Translator): string {
  return isOfBytes(resource) ? sizeText(value, tr) : tr.number(value)
}

function verdict(checks: readonly Check[], tr: Translator): Block {
  const count = (state: Check['state']): number => checks.filter((each) => each.state === state).length
  switch (worstState(checks)) {
    case 'ok':
      return paragraph(tr.text('doctor.verdict.ok'), 'strong')
    case 'warning':
      return paragraph(tr.text('doctor.verdict.warnings', { count: count('warning') }), 'strong')
    case 'failed':
      return paragraph(tr.text('doctor.verdict.failed', { count: count('failed') }), 'warning')
  }
}
