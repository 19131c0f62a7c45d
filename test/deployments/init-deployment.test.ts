import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/documents/check-document.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import type { Message } from '../../src/domain/message.ts'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { deploymentKnowledge } from '../../src/workflows/deployment-knowledge.ts'
import { fromScenario, scenarios } from '../../src/workflows/init-deployment/from-scenario.ts'
import { initDeployment } from '../../src/workflows/init-deployment/init-deployment.ts'
import type { InitRequest } from '../../src/workflows/init-deployment/init-deployment.ts'
import type { Asker } from '../../src/workflows/init-deployment/questions.ts'
import { questions } from '../../src/workflows/init-deployment/questions.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

const request: InitRequest = {
  words: {},
  require: undefined,
  dataClass: undefined,
  asker: null,
  file: 'deployment.yaml',
  today: '2026-11-22',
  say: (said) => english.t(said),
  knowledge: deploymentKnowledge({
    jurisdictions: { EU: ['DE', 'FR'] },
    weightings: null,
    rates: [{ currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' }],
    today: '2026-11-22',
  }),
}

const read = (text: string): Deployment => readDocument({ file: 'f.yaml', text, schema: deploymentSchema })

/** Answers in the order of the questions, and remembers what was asked. */
function answering(words: readonly string[], choice: number): Asker & { readonly asked: Message[] } {
  const rest = [...words]
  const asked: Message[] = []
  return {
    asked,
    word: ({ says, usual }) => {
      asked.push(says)
      return Promise.resolve(rest.shift() ?? usual)
    },
    choice: ({ says, choices }) => {
      asked.push(says)
      return Promise.resolve(choices[choice]?.value ?? [])
    },
  }
}

const server = {
  name: 'server',
  kind: 'server',
  managed: false,
  count: 1,
  vcpu: 1,
  cpu: 'shared',
  memoryGib: 2,
  diskGib: 20,
  arch: 'x86',
  volumes: [],
  dataClass: 'personal',
  publicIpv4: 1,
  price: null,
}

const usual = {
  name: 'deployment',
  components: [server],
  traffic: { outGib: 100, basis: 'measured', usedShare: { low: 1, expected: 1, high: 1 } },
  backup: null,
  support: null,
  availability: null,
  team: null,
  tax: null,
  currency: 'EUR',
  budget: null,
  current: null,
  require: [],
  weighting: null,
  usersIn: [],
  incomplete: [],
}

describe('without a terminal', () => {
  test('flags alone decide', async () => {
    const { text, remarks } = await initDeployment({
      ...request,
      words: {
        name: 'shop',
        servers: '3',
        vcpu: '0.5',
        memory: '4',
        disk: '10',
        storage: '100',
        traffic: '250',
        currency: 'usd',
        budget: '200',
        currentProvider: 'aws',
        currentBill: '180.50',
      },
      require: ['country=EU', 'bill<=100'],
      dataClass: 'health',
    })
    expect(remarks).toEqual([])
    expect(read(text)).toEqual({
      ...usual,
      name: 'shop',
      components: [
        {
          ...server,
          count: 3,
          vcpu: 0.5,
          memoryGib: 4,
          diskGib: 10,
          dataClass: 'health',
          volumes: [{ sizeGib: 34, class: 'general', count: 3, snapshotsKept: 0 }],
        },
      ],
      traffic: { ...usual.traffic, outGib: 250 },
      currency: 'USD',
      budget: { monthly: '200' },
      require: ['country=EU', 'bill<=100'],
      current: {
        provider: 'aws',
        country: null,
        lines: [
          {
            what: 'all together',
            amount: '180.50',
            currency: null,
            tax: 'excluded',
            period: 'month',
            date: '2026-11-22',
          },
        ],
        minimumTermEnds: null,
        noticeDays: null,
      },
    })
  })

  test('what no flag says is usual, and marked', async () => {
    const { text, remarks } = await initDeployment({ ...request, words: { memory: '8' } })
    expect(read(text)).toEqual({ ...usual, components: [{ ...server, memoryGib: 8 }] })
    expect(remarks).toEqual([
      message('init.assumed', { flags: '--name, --servers, --vcpu, --disk, --storage, --traffic, --currency' }),
    ])
    expect(text.match(/# Nobody said so: this is a usual value \((.*)\)/g)).toEqual([
      '# Nobody said so: this is a usual value (--currency)',
      '# Nobody said so: this is a usual value (--vcpu)',
      '# Nobody said so: this is a usual value (--disk)',
      '# Nobody said so: this is a usual value (--traffic)',
    ])
  })

  test('all flags that are wrong are told at once', async () => {
    const words = {
      name: '-rf',
      servers: '1.5',
      vcpu: '-1',
      memory: '10GB',
      disk: '1e9',
      currency: 'euro',
      budget: '5 €',
      currentBill: '-1',
    }
    const problem = (file: string, key: Message['key'], values: Message['values']) => ({
      file,
      line: null,
      column: null,
      message: message(key, values),
      hint: null,
    })
    await expect(initDeployment({ ...request, words })).rejects.toMatchObject({
      kind: 'usage',
      says: message('init.wrong.flags', { count: 8 }),
      problems: [
        problem('--name', 'init.wrong.name', { text: '-rf' }),
        problem('--servers', 'init.wrong.whole', { text: '1.5', least: '1', most: '10000' }),
        problem('--vcpu', 'init.wrong.number', { text: '-1', least: '0.05', most: '4096' }),
        problem('--memory', 'init.wrong.number', { text: '10GB', least: '0.1', most: '65536' }),
        problem('--disk', 'init.wrong.number', { text: '1e9', least: '0', most: '1000000' }),
        problem('--currency', 'init.wrong.currency', { text: 'euro' }),
        problem('--budget', 'init.wrong.amount', { text: '5 €' }),
        problem('--current-bill', 'init.wrong.amount', { text: '-1' }),
      ],
    })
  })

  test('comments are in the language of the reader', async () => {
    const { text } = await initDeployment({ ...request, say: (said) => french.t(said) })
    expect(text).toMatch(/^# Ce qui tourne, ou doit tourner\. Les tailles sont en Gio/)
    expect(read(text)).toEqual(usual)
  })
})

describe('at a terminal', () => {
  test('at most eight questions are asked', () => {
    expect(questions.length).toBeLessThanOrEqual(8)
  })

  test('answers make the file', async () => {
    const asker = answering(['shop', '2', '0.2', '1', '50', '10', '49.90'], 2)
    const { text, remarks } = await initDeployment({ ...request, asker })
    const volumes = [{ sizeGib: 25, class: 'general', count: 2, snapshotsKept: 0 }]
    expect(asker.asked).toEqual(questions.map(({ says }) => says))
    expect(remarks).toEqual([message('init.assumed', { flags: '--disk, --currency' })])
    expect(read(text)).toMatchObject({
      name: 'shop',
      components: [{ ...server, count: 2, vcpu: 0.2, memoryGib: 1, volumes }],
      traffic: { outGib: 10 },
      require: ['country=EU', 'control=european'],
      current: { provider: 'current', lines: [{ amount: '49.90' }] },
    })
  })

  test('what a flag says is not asked', async () => {
    const asker = answering([], 0)
    const words = { name: 'shop', servers: '1', vcpu: '1', memory: '2', storage: '0', traffic: '5' }
    await initDeployment({ ...request, words, require: [], asker })
    expect(asker.asked).toEqual([message('init.ask.currentBill')])
  })

  test('an answer is checked while it is typed', async () => {
    const checked: (Message | null)[] = []
    const asker: Asker = {
      word: ({ usual: text, check }) => {
        checked.push(check('lots of it!'), check(text))
        return Promise.resolve(text)
      },
      choice: () => Promise.resolve([]),
    }
    await initDeployment({ ...request, asker })
    expect(checked.map((each) => each?.key ?? null)).toEqual([
      'init.wrong.name',
      null,
      'init.wrong.whole',
      null,
      'init.wrong.number',
      null,
      'init.wrong.number',
      null,
      'init.wrong.number',
      null,
      'init.wrong.number',
      null,
      'init.wrong.amount',
      null,
    ])
  })
})

describe('from a scenario', () => {
  const textOf = (scenario: string): string =>
    readFileSync(new URL(`../../deployments/${scenario}.yaml`, import.meta.url), 'utf8')

  test.each(scenarios)('%s becomes a file of one’s own', (scenario) => {
    const text = fromScenario({ scenario, text: textOf(scenario), name: 'no', file: 'my $& file.yaml' })
    expect(read(text)).toEqual({ ...read(textOf(scenario)), name: 'no' })
    expect(text).toContain('broker compare my $& file.yaml')
    expect(text).not.toContain('../schemas')
  })

  test('keeps its name where none is given', () => {
    const text = fromScenario({ scenario: 'web4all', text: textOf('web4all'), name: undefined, file: 'x.yaml' })
    expect(read(text)).toEqual(read(textOf('web4all')))
  })

  test('a name that is none is refused', () => {
    const make = () => fromScenario({ scenario: 'web4all', text: textOf('web4all'), name: '../..', file: 'x.yaml' })
    expect(make).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

test('flags that would make a file which cannot be compared are refused, all at once', async () => {
  const words = { currency: 'XYZ', currentProvider: 'hetzner' }
  const refused = await initDeployment({ ...request, words, require: ['foo', 'country=EU'] }).catch((e: unknown) => e)
  const told = refused instanceof BrokerError ? refused.problems : []
  expect(told.map(({ file, message: says }) => `${file}: ${english.t(says)}`)).toEqual([
    `--require: ${english.t(message('bill.constraint.shape', { text: 'foo' }))}`,
    '--currency: No exchange rate is known for XYZ.',
    '--current-provider: It needs --current-bill beside it: what you pay there a month, net of tax.',
  ])
})

test('a bill without a provider is marked in the file', async () => {
  const { text } = await initDeployment({ ...request, words: { currentBill: '10' } })
  expect(text).toContain('# Nobody said where')
})

test('a scenario can say in which language its comments are', () => {
  const text = readFileSync('deployments/web4all.yaml', 'utf8')
  const written = fromScenario({ scenario: 'web4all', text, name: undefined, file: 'w.yaml', heading: 'Anglais.' })
  expect(written.startsWith('# Anglais.\n#\n# ')).toBe(true)
})
