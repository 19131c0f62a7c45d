import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { policySchema } from '../../src/documents/policy-file.ts'
import { ruleParameters } from '../../src/documents/policy-rules.ts'
import { ruleNames } from '../../src/domain/audit-rules.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import en from '../../src/messages/en/index.ts'
import { fleet } from './fleet.ts'
import { packs, run, say } from './run.ts'

const published = { ...z.toJSONSchema(policySchema, { io: 'input' }), title: 'broker policy file, version 1' }
const texts: Readonly<Record<string, string>> = en

function problems(text: string): readonly string[] {
  try {
    run(text, [fleet()])
    return []
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return error.problems.map(
      ({ line, message, hint }) => `${String(line)}: ${say(message)}${hint === null ? '' : ` ${say(hint)}`}`,
    )
  }
}

describe('the schema of policies', () => {
  test('is committed as it is', async () => {
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot('../../schemas/policy.schema.json')
  })

  const folders = ['data/policies', 'docs/examples/policies']
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
  test.each(files)('takes %s', (file) => {
    const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(published)
    accepts(parse(readFileSync(file, 'utf8')))
    expect(accepts.errors).toEqual(null)
  })

  test.each(ruleNames)('describes the parameters of %s with the sentence that broker audit rules prints', (rule) => {
    const parameters = Object.entries(ruleParameters[rule].shape)
    expect(parameters.map(([, schema]) => z.globalRegistry.get(schema)?.description)).toEqual(
      parameters.map(([name]) => texts[`audit.parameter.${name}`]),
    )
  })
})

describe('a policy', () => {
  test.each([
    [
      'an unknown rule',
      'rules: [{ rule: open-to-wrld }]',
      '3: `rule` cannot be `open-to-wrld`. Did you mean `open-to-world`?',
    ],
    [
      'a parameter of another rule',
      'rules: [{ rule: unused-address, with: { days: 1 } }]',
      '3: The key `days` is not known here.',
    ],
    ['a missing parameter', 'rules: [{ rule: label-missing }]', '3: `with` is missing.'],
    ['an unknown pack', 'extends: [sovereign-ue]', '3: There is no pack “sovereign-ue”. Did you mean sovereign-eu?'],
    [
      'an unknown pack like no other',
      'extends: [x]',
      '3: There is no pack “x”. There are: cost-hygiene, health-data, public-sector-fr, safe-operation, sovereign-eu.',
    ],
    [
      'an unknown entry to leave out',
      'extends: [sovereign-eu]\nwithout: [contrl]',
      '4: There is no entry with the id “contrl”. Did you mean control?',
    ],
    [
      'two entries of one name',
      'rules: [{ rule: control }, { rule: control }]',
      '3: Two entries have the id “control”. Give each an id of its own: add a line id: … to one.',
    ],
    [
      'a country that is none',
      'rules: [{ rule: control, with: { countries: [EUU] } }]',
      '3: “EUU” is neither a country code such as FR nor one of EU, EEA, european, european-uk.',
    ],
    [
      'kinds that a rule never looks at',
      'rules: [{ rule: unused-address, select: { kinds: [servers] } }]',
      '3: unused-address never looks at servers, only at publicIps.',
    ],
    [
      'a waiver without an end',
      'rules: [{ rule: control }]\nwaivers: [{ entry: control, resource: x, owner: a, reason: b }]',
      '4: `until` is missing.',
    ],
    [
      'a waiver without an owner',
      'rules: [{ rule: control }]\nwaivers: [{ entry: control, resource: x, reason: b, until: 2027-01-01 }]',
      '4: `owner` is missing.',
    ],
    [
      'a waiver for everything',
      'rules: [{ rule: control }]\nwaivers: [{ entry: control, owner: a, reason: b, until: 2027-01-01 }]',
      '4: This waiver is for everything. Say of what: resource, tenant or fingerprint.',
    ],
    [
      'a waiver of nothing',
      'rules: [{ rule: control }]\nwaivers: [{ entry: contrl, resource: x, owner: a, reason: b, until: 2027-01-01 }]',
      '4: There is no entry with the id “contrl”. Did you mean control?',
    ],
  ])('with %s is refused, with the line', (_, text, expected) => {
    expect(problems(text).map((problem) => problem.slice(0, expected.length))).toEqual([expected])
  })

  test('that extends packs may change and leave out their entries', () => {
    const { passed, undecided, findings } = run(
      'extends: [cost-hygiene]\nwithout: [no-tenant]\nrules: [{ id: unused-address, rule: unused-address, severity: critical }]',
      [fleet()],
    )
    expect([passed.map(({ id }) => id), undecided, findings]).toEqual([
      ['orphaned-volume', 'snapshot-too-old', 'too-many-snapshots', 'unused-address'],
      [],
      [],
    ])
  })
})

test('the packs ask what their files say', () => {
  expect([...packs].map(([name, { failOn, entries }]) => [name, failOn, entries.map(({ id }) => id)])).toEqual([
    [
      'cost-hygiene',
      'medium',
      ['orphaned-volume', 'unused-address', 'snapshot-too-old', 'too-many-snapshots', 'no-tenant'],
    ],
    [
      'health-data',
      'medium',
      [
        'data-class',
        'control',
        'closing-provider',
        'stale-evidence',
        'unencrypted-volume',
        'volume-without-snapshot',
        'snapshot-too-old',
        'open-to-world',
        'no-tenant',
      ],
    ],
    [
      'public-sector-fr',
      'high',
      [
        'data-class',
        'certification',
        'data-location',
        'jurisdiction',
        'control',
        'dependency',
        'seal-floor',
        'closing-provider',
        'stale-evidence',
        'unencrypted-volume',
        'open-to-world',
      ],
    ],
    ['safe-operation', 'high', ['open-to-world', 'volume-without-snapshot', 'unencrypted-volume', 'image-end-of-life']],
    [
      'sovereign-eu',
      'high',
      ['data-location', 'jurisdiction', 'control', 'seal-floor', 'closing-provider', 'stale-evidence'],
    ],
  ])
})

test('the manual says of each rule what the program says', () => {
  const [, table = ''] = /<!-- rules -->\n([^]*?)<!-- end -->/.exec(readFileSync('docs/auditing.md', 'utf8')) ?? []
  const rows = ruleNames.map((rule) => `| \`${rule}\` | ${texts[`audit.rule.${rule}`] ?? ''} |`)
  expect(table.trim().split('\n').slice(2)).toEqual(rows)
})

test('the policy of the manual is that of the example', () => {
  const [, shown = ''] = /```yaml\n([^]*?)```/.exec(readFileSync('docs/auditing.md', 'utf8')) ?? []
  const example: unknown = parse(readFileSync('docs/examples/policies/small-association.yaml', 'utf8'))
  expect(parse(shown)).toEqual(example)
})

test('every rule has cases of its own', () => {
  const sources = ['rules', 'account-rules', 'image-rules', 'run-rules']
    .map((name) => readFileSync(`test/audit/${name}.test.ts`, 'utf8'))
    .join()
  const missing = ruleNames.filter((rule) => !sources.includes(`'${rule}': [`) && !sources.includes(`  ${rule}: [`))
  expect(missing).toEqual([])
})
