import type { CostLine } from '../../domain/costs.ts'
import { Big } from '../../domain/money.ts'
import { message } from '../../domain/message.ts'
import type { Finding, FindingVerdict } from '../../domain/audit.ts'
import { auditBaseline, auditResult, type AuditResult } from '../../presenters/schemas/audit-result.ts'
import type { Baseline, PreviousAudit } from '../../workflows/audit/previous-audit.ts'
import { readJsonResult } from './read-json-result.ts'

/**
 * The result of an earlier run, as `broker audit --json` wrote it.
 * @throws BrokerError usage – it is none, or of a newer version.
 */
export async function readPreviousAudit(path: string): Promise<PreviousAudit> {
  const shape = { command: 'audit', name: 'broker/audit', version: 1, schema: auditResult }
  const { value } = await readJsonResult({ path, ...shape })
  const { takenAt, incomplete, findings, undecided, cost } = value
  const there = findings.filter(({ state }) => state !== 'absent')
  return {
    costs: { bill: (cost.bill?.lines ?? []).map(toCostLine), estimate: cost.estimate.lines.map(toCostLine) },
    takenAt,
    incomplete,
    findings: [
      ...there.map((finding) => toFinding(finding, 'violated')),
      ...undecided.map((finding) => toFinding(finding, 'undecided')),
    ],
  }
}

function toCostLine({
  quantity,
  billed,
  effective,
  ...line
}: AuditResult['cost']['estimate']['lines'][number]): CostLine {
  const decimal = (text: string | null): Big | null => (text === null ? null : new Big(text))
  return { ...line, quantity: decimal(quantity), billed: new Big(billed), effective: decimal(effective) }
}

/** @throws BrokerError usage – it is no baseline. */
export async function readBaseline(path: string): Promise<Baseline> {
  const shape = { command: 'audit', name: 'broker/audit-baseline', version: 1, schema: auditBaseline }
  const { value } = await readJsonResult({ path, ...shape })
  return new Set(value.findings.map(({ fingerprint }) => fingerprint))
}

function toFinding({ waivedUntil, ...finding }: AuditResult['findings'][number], verdict: FindingVerdict): Finding {
  const evidence = finding.evidence.map(({ selfDeclared, replaced, ...each }) => ({
    ...each,
    ...(replaced === undefined ? {} : { replaced }),
    ...(selfDeclared === undefined ? {} : { selfDeclared }),
  }))
  return { ...finding, evidence, verdict, message: message('audit.said', { text: finding.message }) }
}
