import exported, { type Builder, type TestCase, type TestSuite } from 'junit-report-builder'
import { matters, wholeRun, type AuditReport, type FailedAccount, type Finding } from '../../domain/audit.ts'
import type { Severity } from '../../domain/audit-rules.ts'
import { totalCosts } from '../../domain/total-costs.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import { findingText, stateText } from './finding-words.ts'

// The package is its builder; its types say that the builder is the default of what it is.
const builder = exported as unknown as Builder

/**
 * A suite for each account; a test for each finding, and for each entry that found nothing. What makes the run fail fails, what keeps it from
 * being green is an error; what is accepted, or less bad than that, is skipped with its text. What is gone is no test any more.
 */
export function presentAuditJunit(report: AuditReport, tr: Translator): string {
  const junit = builder.newBuilder().name(clean(report.policy.name))
  for (const profile of suitesOf(report)) {
    const suite = junit.testSuite().name(clean(profile)).timestamp(report.takenAt)
    if (profile === wholeRun) addCosts(suite, report)
    for (const { id } of report.passed.filter((passed) => passed.profile === profile)) {
      suite.testCase().className(className(report, id)).name(id)
    }
    for (const finding of present(report).filter(({ resource }) => resource.profile === profile)) {
      const test = suite.testCase().className(className(report, finding.id)).name(testName(finding))
      judge(test, finding, { tr, failOn: report.failOn })
    }
  }
  for (const account of report.failed)
    failedSuite(junit.testSuite().name(clean(account.profile)).testCase(), account, tr)
  // The schema of the consumers counts what is skipped in each suite, and not once more around all of them.
  const xml = junit.build().replace(/(<testsuites [^>]*?) skipped="\d+"/, '$1')
  return `${xml.trimEnd()}\n`
}

/** The accounts, and the run as a whole where rules are about it. */
function suitesOf(report: AuditReport): readonly string[] {
  const profiles = report.accounts.map(({ profile }) => profile)
  const isWhole = [...report.passed, ...present(report).map(({ resource }) => resource)].some(
    ({ profile }) => profile === wholeRun,
  )
  return isWhole || report.bill !== null ? [...profiles, wholeRun] : profiles
}

/** What was billed stands among the properties: it is no test. */
function addCosts(suite: TestSuite, { bill }: AuditReport): void {
  for (const { month, name, currency, billed } of totalCosts(bill?.lines ?? [], 'provider')) {
    suite.property(clean(['billed', month, name].join(' ')), `${billed.toFixed()} ${currency}`)
  }
}

function present({ findings, undecided }: AuditReport): readonly Finding[] {
  return [...findings, ...undecided].filter(({ state }) => state !== 'absent')
}

function className({ policy }: AuditReport, id: string): string {
  return clean(`${policy.name}.${id}`)
}

/** Names tell tests apart from one run to the next, so the fingerprint is part of them. */
function testName({ resource: { name, id }, fingerprint }: Finding): string {
  return clean(`${name === '' ? id : name} [${fingerprint.slice(0, 8)}]`)
}

function judge(
  test: TestCase,
  finding: Finding,
  { tr, failOn }: { readonly tr: Translator; readonly failOn: Severity },
): void {
  const text = clean(findingText(finding, tr))
  const told = [text, clean(stateText(finding, tr)), finding.fingerprint].join('\n')
  if (!matters(finding, failOn)) test.skipped().standardOutput(told)
  else if (finding.verdict === 'undecided') test.error(text, finding.rule, told)
  else test.failure(text, finding.rule).standardOutput(told)
}

function failedSuite(test: TestCase, { profile, reason }: FailedAccount, tr: Translator): void {
  test
    .className('account')
    .name(clean(profile))
    .error(clean(tr.t(reason)), 'account')
}
