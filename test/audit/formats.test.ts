import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import Ajv04Module from 'ajv-draft-04'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { z } from 'zod'
import type { AuditReport } from '../../src/domain/audit.ts'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentAuditCsv } from '../../src/presenters/audit/present-audit-csv.ts'
import { presentAuditGitlab } from '../../src/presenters/audit/present-audit-gitlab.ts'
import { presentAuditJson, presentBaseline } from '../../src/presenters/audit/present-audit-json.ts'
import { presentAuditJunit } from '../../src/presenters/audit/present-audit-junit.ts'
import { presentAuditSarif } from '../../src/presenters/audit/present-audit-sarif.ts'
import { presentAuditMarkdown, presentAuditTable } from '../../src/presenters/audit/present-audit-text.ts'
import { auditBaseline, auditResult } from '../../src/presenters/schemas/audit-result.ts'
import { auditRulesResult } from '../../src/presenters/schemas/audit-rules-result.ts'
import { bill, noCosts } from './costs.ts'
import { badFleet, fleet, unread, volume } from './fleet.ts'
import { english, run } from './run.ts'

const official = (name: string): string => readFileSync(new URL(`../fixtures/schemas/${name}`, import.meta.url), 'utf8')
const Ajv04 = Ajv04Module as unknown as typeof Ajv

/** Something in every state, with names that every format has to defend itself against. */
function everything(): AuditReport {
  const evil = '=cmd|"\u001b[31m<script>&]]>\n'
  const policy = `extends: [sovereign-eu, cost-hygiene, safe-operation]
without: [stale-evidence]
accounts: { production: { provider: ovh } }
rules: [{ rule: label-missing, with: { keys: [owner] } }]
waivers:
  - { entry: orphaned-volume, resource: lost, owner: ann, reason: 'kept <b>for</b> the court', until: 2026-12-31 }
  - { entry: no-tenant, resource: lost, owner: bob, reason: later, until: 2026-01-31 }
`
  const bad = badFleet()
  const inventory = { ...bad, volumes: [...bad.volumes, volume({ id: 'evil', name: evil, attachedTo: [] })] }
  const gone = run(policy, [fleet({ volumes: [volume({ id: 'gone', attachedTo: [] })] })])
  const previous = { takenAt: '2026-11-21T03:00:00Z', incomplete: false, findings: gone.findings, costs: noCosts }
  const others = [{ ...unread(fleet(), 'volumes'), profile: 'half' }]
  const failed = [{ profile: 'silent', reason: message('audit.said', { text: 'no answer <x>' }) }]
  const first = run(policy, [inventory], { previous })
  const baseline = new Set(
    first.findings.filter(({ rule }) => rule === 'label-missing').map((each) => each.fingerprint),
  )
  return run(policy, [inventory, ...others], { previous, failed, baseline, bill })
}

const report = everything()

test('the report has something in every state', () => {
  expect(report.totals).toMatchObject({ waived: 1, baselined: 1, absent: 2 })
  expect([report.incomplete, report.totals.failing > 0, report.totals.open > 0]).toEqual([true, true, true])
})

test.each(['en', 'fr'] as const)('a table in %s', async (lang) => {
  const table = presentAuditTable(report, await createTranslator(lang), { width: 100, color: false })
  expect(table.match(/[^\n\P{Cc}]/gu)).toEqual(null)
  await expect(table).toMatchFileSnapshot(`../golden/audit/table.${lang}.txt`)
})

test('Markdown: short first, details folded, nothing of a name obeyed', async () => {
  const markdown = presentAuditMarkdown(report, english)
  expect(markdown).not.toContain('<script>')
  await expect(markdown).toMatchFileSnapshot('../golden/audit/audit.md')
})

test('JSON as its schema says', async () => {
  const schema = z.toJSONSchema(auditResult, { reused: 'ref' })
  const written: unknown = JSON.parse(presentAuditJson(report, english))
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  accepts(written)
  expect(accepts.errors).toEqual(null)
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/audit.schema.json')
  await expect(presentAuditJson(report, english)).toMatchFileSnapshot('../golden/audit/audit.json')
})

test('a baseline as its schema says, in an order of its own', async () => {
  const schema = z.toJSONSchema(auditBaseline)
  const { findings } = auditBaseline.parse(JSON.parse(presentBaseline(report, english)))
  expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(findings.map(({ fingerprint }) => fingerprint).sort())
  expect(findings.length).toBe(report.findings.length + report.undecided.length - report.totals.absent)
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/audit-baseline.schema.json')
})

test('the schema of broker audit rules is committed as it is', async () => {
  const schema = z.toJSONSchema(auditRulesResult, { reused: 'ref' })
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/audit-rules.schema.json')
})

describe('SARIF 2.1.0', () => {
  const text = presentAuditSarif(report, english, 'broker 0.1.0')
  const sarif = JSON.parse(text) as { runs: { results: Record<string, unknown>[]; invocations: unknown[] }[] }
  const accepts = new Ajv04({ strict: false, validateFormats: false }).compile(
    JSON.parse(official('sarif-schema-2.1.0.json')),
  )

  test('is as the schema of OASIS says', async () => {
    accepts(sarif)
    expect(accepts.errors).toEqual(null)
    await expect(text).toMatchFileSnapshot('../golden/audit/audit.sarif')
  })

  test('and the schema would have noticed', () => {
    expect(accepts({ ...sarif, version: '3.0.0' })).toBe(false)
  })

  test('tells what is gone, open and accepted; and that the run is incomplete', () => {
    const results = sarif.runs[0]?.results ?? []
    const count = (key: string, value: unknown): number => results.filter((result) => result[key] === value).length
    expect([count('baselineState', 'absent'), count('kind', 'open')]).toEqual([2, report.undecided.length])
    expect(results.filter(({ suppressions }) => (suppressions as unknown[]).length > 0).length).toBe(2)
    expect(sarif.runs[0]?.invocations).toEqual([{ executionSuccessful: false, endTimeUtc: '2026-11-22T03:00:00Z' }])
  })
})

describe('JUnit XML', () => {
  const xml = presentAuditJunit(report, english)
  const validate = async (contents: string): Promise<boolean> => {
    const schema = [{ fileName: 'junit-10.xsd', contents: official('junit-10.xsd') }]
    return (await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema })).valid
  }

  test('is as the schema of its consumers says', async () => {
    expect(await validate(xml)).toBe(true)
    expect(await validate(xml.replaceAll('classname', 'klass'))).toBe(false)
    await expect(xml).toMatchFileSnapshot('../golden/audit/junit.xml')
  })

  test('fails where the run fails, and is in error where it is open', () => {
    expect([xml.match(/<failure/g)?.length, xml.match(/<error/g)?.length]).toEqual([
      report.totals.failing,
      report.totals.open + report.failed.length,
    ])
  })
})

test('GitLab code quality as GitLab validates it: what is there and not accepted, each once', async () => {
  const entries = JSON.parse(presentAuditGitlab(report, english)) as { fingerprint: string; severity: string }[]
  const accepts = new Ajv({ strict: false }).compile(JSON.parse(official('gitlab-codeclimate.json')))
  expect(entries.map((entry) => accepts(entry))).toEqual(entries.map(() => true))
  expect(accepts({ ...entries[0], severity: 1 })).toBe(false)
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length)
  const { totals } = report
  const all = totals.new + totals.unchanged + totals.undecided
  expect(entries.length).toBe(all - totals.waived - totals.baselined)
  expect([...new Set(entries.map(({ severity }) => severity))].sort()).toEqual([
    'blocker',
    'critical',
    'major',
    'minor',
  ])
  await expect(JSON.stringify(entries, null, 2)).toMatchFileSnapshot('../golden/audit/gl-code-quality-report.json')
})

test('CSV without formulas', async () => {
  const csv = presentAuditCsv(report, english)
  expect(csv).not.toMatch(/(^|,)"?=/m)
  await expect(csv).toMatchFileSnapshot('../golden/audit/audit.csv')
})
