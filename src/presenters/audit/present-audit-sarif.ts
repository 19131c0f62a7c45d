import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder'
import { isAccepted, type AuditReport, type Finding } from '../../domain/audit.ts'
import type { Severity } from '../../domain/audit-rules.ts'
import type { Bill } from '../../domain/costs.ts'
import { totalCosts } from '../../domain/total-costs.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import { findingText, stateText } from './finding-words.ts'

/** SARIF has three levels. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}

/** Numbers that consumers of SARIF sort security findings by, 0 to 10. */
const scores: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '1.0',
}

/** SARIF 2.1.0. What is undecided has the kind `open`; what is accepted is suppressed, and still there. */
export function presentAuditSarif(report: AuditReport, tr: Translator, program: string): string {
  const [name = program, version = ''] = program.split(' ')
  const run = new SarifRunBuilder().initSimple({ toolDriverName: name, toolDriverVersion: version })
  const all = [...report.findings, ...report.undecided]
  for (const [id, finding] of new Map(all.map((finding) => [finding.id, finding] as const)))
    run.addRule(ruleOf(id, finding, tr))
  for (const finding of all) run.addResult(resultOf(finding, report, tr))
  // An address without a scheme is relative: the consumer knows where the files lie.
  run.run.columnKind = 'utf16CodeUnits'
  run.run.invocations = [invocation(report)]
  if (report.bill !== null) run.run.properties = { billed: billedTotals(report.bill) }
  const builder = new SarifBuilder({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json' })
  builder.addRun(run)
  return `${builder.buildSarifJsonString({ indent: true })}\n`
}

/** By month and provider, exact. */
function billedTotals({ lines }: Bill) {
  return totalCosts(lines, 'provider').map(({ month, name, currency, billed }) => {
    return { month, provider: name, currency, billed: billed.toFixed() }
  })
}

/** An incomplete run says so, so that nobody takes its silence for a pass. */
function invocation({ incomplete, takenAt }: AuditReport) {
  return { executionSuccessful: !incomplete, endTimeUtc: takenAt }
}

function ruleOf(id: string, { rule, severity }: Finding, tr: Translator): SarifRuleBuilder {
  const sentence = tr.text(`audit.rule.${rule}`)
  return new SarifRuleBuilder({
    id,
    name: rule,
    shortDescription: { text: sentence },
    fullDescription: { text: tr.text(`audit.rule.${rule}.detail`) },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'security-severity': scores[severity] },
  })
}

function resultOf(finding: Finding, report: AuditReport, tr: Translator): SarifResultBuilder {
  const { id, severity, verdict, fingerprint, state, place, resource } = finding
  const open = verdict === 'undecided'
  return new SarifResultBuilder({
    ruleId: id,
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : levels[severity],
    message: { text: clean(findingText(finding, tr)) },
    partialFingerprints: { 'brokerFinding/v1': fingerprint },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(place.file) }, region: { startLine: place.line } },
        logicalLocations: [{ name: clean(resource.name), fullyQualifiedName: qualified(finding), kind: 'resource' }],
      },
    ],
    ...(report.previous === null ? {} : { baselineState: state }),
    suppressions: isAccepted(finding)
      ? [{ kind: 'external', status: 'accepted', justification: clean(justification(finding, tr)) }]
      : [],
  })
}

function qualified({ resource: { profile, region, kind, id } }: Finding): string {
  return clean([profile, region ?? '', kind, id].join('/'))
}

function justification(finding: Finding, tr: Translator): string {
  const said = stateText(finding, tr)
  return finding.waiver === null ? said : `${said}: ${finding.waiver.reason}`
}
