import type { LockStatus, MigrationStatus, TenantStatus } from '../../domain/migration-status.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block } from '../blocks/blocks.ts'
import { sizeText } from '../disk/size-text.ts'
import { clean } from '../clean-text.ts'
import type { StatusResult } from '../schemas/migrate-result.ts'
import { instantText } from './instant-text.ts'
import { oneStop } from './one-stop.ts'
import { nextSection, type Paper } from './paper.ts'
import { uncleanBlocks } from './unclean-blocks.ts'

/** How far every tenant is. */
export function presentStatus(status: MigrationStatus, tr: Translator): Paper {
  const { plan, digest, edited, edits, lock, tornBytes, journalMissing: path, tenants, next } = status
  const remarks: readonly (string | null)[] = [
    path === null ? null : tr.text('migrate.status.journalMissing', { path }),
    digest === null && path === null ? tr.text('migrate.status.none') : null,
    edited ? tr.text(`migrate.status.edited.${edits}`) : null,
    lock === null ? null : lockText(lock, tr),
    tornBytes === 0 ? null : tr.text('migrate.status.torn', { bytes: tornBytes }),
  ]
  return {
    title: tr.text('migrate.status.title', { plan }),
    sections: [
      { title: null, blocks: path === null ? [statusTable(tenants, tr)] : [] },
      {
        title: null,
        blocks: [
          ...(path === null ? [verdict(tenants, tr)] : []),
          ...tenants.flatMap((tenant) => tenantBlocks(tenant, tr)),
          ...uncleanBlocks(tenants, tr),
          ...remarks.flatMap((text) => (text === null ? [] : [paragraph(text)])),
        ],
      },
      nextSection(next, tr),
    ],
    result: {
      schema: 'broker/migrate/1',
      action: 'status',
      ...status,
      tenants: tenants.map((tenant) => tenantJson(tenant, tr)),
    },
  }
}

function tenantJson(tenant: TenantStatus, tr: Translator): StatusResult['tenants'][number] {
  const { failures, unclean } = tenant
  const detail = failures === null ? '' : failureText(failures, tr)
  return {
    ...tenant,
    unclean: [...unclean],
    failures: failures === null ? null : { ...failures, detail: clean(detail) },
  }
}

function failureText({ detail }: NonNullable<TenantStatus['failures']>, tr: Translator): string {
  return oneStop(typeof detail === 'string' ? detail : tr.t(detail))
}

/** What must be known of a tenant that may run nowhere or cannot be finished, and where what was saved of it lies. */
function tenantBlocks(of: TenantStatus, tr: Translator): readonly Block[] {
  const { tenant, milestone, downSince, copiesMissing, saved } = of
  const phase = milestone === 'cutover-begun' || milestone === 'final-copied' ? milestone : 'rollback'
  const down =
    downSince === null
      ? []
      : [paragraph(tr.text(`migrate.status.down.${phase}`, { tenant, since: instantText(downSince) }), 'warning')]
  return [
    ...down,
    ...(copiesMissing ? [paragraph(tr.text('migrate.status.copiesMissing', { tenant }), 'warning')] : []),
    ...(saved === null ? [] : [paragraph(tr.text('migrate.status.saved', { tenant, folder: saved }))]),
  ]
}

function lockText({ alive, host, pid, since }: LockStatus, tr: Translator): string {
  return tr.text(alive ? 'migrate.status.locked' : 'migrate.status.stale', {
    host,
    pid: String(pid),
    since: instantText(since),
  })
}

function statusTable(tenants: readonly TenantStatus[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('migrate.column.tenant')),
    column.text(tr.text('migrate.column.wave')),
    column.text(tr.text('migrate.column.reached')),
    column.number(tr.text('migrate.column.at')),
    column.number(tr.text('migrate.column.volumes')),
    column.number(tr.text('migrate.column.data')),
    column.text(tr.text('migrate.column.proof')),
    column.detail(tr.text('migrate.column.failures')),
  ]
  return { kind: 'table', columns, rows: tenants.map((tenant) => row(cells(tenant, tr), tone(tenant))) }
}

const tone = ({ failures }: TenantStatus): 'warning' | 'plain' => (failures === null ? 'plain' : 'warning')

function cells(
  { tenant, wave, milestone, at, volumes, bytes, proof, failures }: TenantStatus,
  tr: Translator,
): readonly string[] {
  const of = (done: string, total: string): string => tr.text('migrate.status.sizes', { done, total })
  return [
    tenant,
    wave ?? '',
    tr.text(`migrate.milestone.${milestone ?? 'none'}`),
    at === null ? '' : instantText(at),
    of(tr.number(volumes.copied), tr.number(volumes.total)),
    of(sizeText(bytes.copied, tr), sizeText(bytes.total, tr)),
    proof === null ? '' : tr.text(`migrate.proof.${proof}`),
    failures === null
      ? ''
      : tr.text('migrate.status.failures', {
          ...failures,
          at: instantText(failures.at),
          detail: failureText(failures, tr),
        }),
  ]
}

function verdict(tenants: readonly TenantStatus[], tr: Translator): Block {
  const count = (...which: readonly TenantStatus['milestone'][]): number =>
    tenants.filter(({ milestone }) => which.includes(milestone)).length
  const values = {
    finished: count('finished'),
    switched: count('traffic-switched', 'receipt-written', 'finished'),
    total: tenants.length,
  }
  return paragraph(tr.text('migrate.status.verdict', values), 'strong')
}
