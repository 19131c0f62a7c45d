import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../src/documents/check-document.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import { inWords } from '../documents/in-words.ts'

const check = (text: string) => checkDocument({ file: 'f.yaml', text, schema: deploymentSchema })
const problems = (text: string): readonly string[] => inWords(check(text))
const withComponents = (...components: readonly string[]): string =>
  `name: shop\ncomponents:\n${components.map((component) => `  - ${component}`).join('\n')}\n`
const web = '{ name: web, kind: server, vcpu: 1, memoryGib: 2 }'

const bareComponent = {
  managed: true,
  count: 1,
  vcpu: null,
  cpu: 'shared',
  memoryGib: null,
  diskGib: null,
  arch: 'x86',
  volumes: [],
  dataClass: 'personal',
  publicIpv4: 0,
  price: null,
}

const bareDeployment = {
  name: 'shop',
  traffic: null,
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

describe('a deployment', () => {
  test('gets its defaults by the kind of its components', () => {
    const text = withComponents(
      '{ name: web, kind: server, count: 3, vcpu: 0.5, memoryGib: 1, volumes: [{ sizeGib: 10 }, { sizeGib: 5, count: 1 }] }',
      '{ name: data, kind: volume, volumes: [{ sizeGib: 100, class: fast, snapshotsKept: 7 }] }',
      '{ name: db, kind: database, vcpu: 2, memoryGib: 8, diskGib: 50 }',
      '{ name: own-db, kind: database, managed: false, vcpu: 2, memoryGib: 8, diskGib: 50 }',
      '{ name: lb, kind: load-balancer }',
      '{ name: relay, kind: mail, managed: elsewhere, price: 3.5, count: 2000 }',
    )
    const volume = { sizeGib: 10, class: 'general', count: 3, snapshotsKept: 0 }
    const database = { ...bareComponent, kind: 'database', vcpu: 2, memoryGib: 8, diskGib: 50 }
    expect(check(text)).toEqual({
      ok: true,
      value: {
        ...bareDeployment,
        components: [
          {
            ...bareComponent,
            name: 'web',
            kind: 'server',
            managed: false,
            count: 3,
            vcpu: 0.5,
            memoryGib: 1,
            volumes: [volume, { ...volume, sizeGib: 5, count: 1 }],
            publicIpv4: 1,
          },
          {
            ...bareComponent,
            name: 'data',
            kind: 'volume',
            managed: false,
            volumes: [{ sizeGib: 100, class: 'fast', count: 1, snapshotsKept: 7 }],
          },
          { ...database, name: 'db' },
          { ...database, name: 'own-db', managed: false },
          { ...bareComponent, name: 'lb', kind: 'load-balancer', publicIpv4: 1 },
          { ...bareComponent, name: 'relay', kind: 'mail', managed: 'elsewhere', count: 2000, price: '3.5' },
        ],
      },
    })
  })

  test('keeps what is said about everything else', () => {
    const text = `${withComponents(web)}version: 1
traffic: { outGib: 100, basis: promised, usedShare: { expected: 0.2 } }
backup: { retentionDays: 7 }
support: { hours: always, responseHours: 1 }
availability: 99.9
team: { wagePerHour: 40, languages: [fr] }
tax: { rate: 20, recoverable: 60 }
currency: CHF
budget: { monthly: "100.00" }
current:
  provider: hetzner
  lines:
    - { what: server, amount: 119.00, period: month }
    - { what: credit, amount: -5, period: once, tax: included, currency: EUR, date: 2026-10-01 }
require: [country=EU]
weighting: lean
usersIn: [FR]
`
    const checked = check(text)
    expect(checked.ok ? { ...checked.value, components: [] } : checked.problems).toEqual({
      name: 'shop',
      components: [],
      traffic: { outGib: 100, basis: 'promised', usedShare: { low: 0, expected: 0.2, high: 1 } },
      backup: { retentionDays: 7, copies: 1, otherProvider: false },
      support: { hours: 'always', responseHours: 1 },
      availability: 99.9,
      team: { wagePerHour: '40', peopleOnCall: null, languages: ['fr'] },
      tax: { rate: '20', recoverablePercent: '60' },
      currency: 'CHF',
      budget: { monthly: '100.00' },
      current: {
        provider: 'hetzner',
        country: null,
        lines: [
          { what: 'server', amount: '119', currency: null, tax: 'excluded', period: 'month', date: null },
          { what: 'credit', amount: '-5', currency: 'EUR', tax: 'included', period: 'once', date: '2026-10-01' },
        ],
        minimumTermEnds: null,
        noticeDays: null,
      },
      require: ['country=EU'],
      weighting: 'lean',
      usersIn: ['FR'],
      incomplete: [],
    })
  })

  test.each([
    ['full', '100'],
    ['none', '0'],
    ['12.5', '12.5'],
  ])('recovers tax: %s', (written, recoverablePercent) => {
    const checked = check(`${withComponents(web)}tax: { rate: 19.6, recoverable: ${written} }`)
    expect(checked.ok ? checked.value.tax : checked.problems).toEqual({ rate: '19.6', recoverablePercent })
  })

  test('an invoice without lines is still to be filled in', () => {
    const text = `${withComponents(web)}current: { provider: hetzner, lines: [] }\n`
    expect(checkDocument({ file: 'd.yaml', text, schema: deploymentSchema })).toMatchObject({
      ok: true,
      value: { current: null },
    })
  })

  test('measured traffic is used in full', () => {
    const checked = check(`${withComponents(web)}traffic: { outGib: 5, basis: measured }`)
    expect(checked.ok ? checked.value.traffic : checked.problems).toEqual({
      outGib: 5,
      basis: 'measured',
      usedShare: { low: 1, expected: 1, high: 1 },
    })
  })
})

describe('a component that cannot be placed is told why', () => {
  test.each([
    [
      '{ name: web, kind: server }',
      [
        '3:5 The server `web` does not say its `vcpu`. Every server that is not `managed: elsewhere` needs vcpu and memoryGib.',
        '3:5 The server `web` does not say its `memoryGib`. Every server that is not `managed: elsewhere` needs vcpu and memoryGib.',
      ],
    ],
    [
      '{ name: web, kind: server, vcpu: "2", memoryGib: -1, diskGib: -5 }',
      [
        '3:38 `vcpu` is `2`, but must be a number. Remove the quotes: `vcpu: 2`.',
        '3:54 `memoryGib` is -1, but must be more than 0.',
        '3:67 `diskGib` is -5, but must be at least 0.',
      ],
    ],
    [
      '{ name: web, kind: server, vcpu: 1, memoryGib: 1, managed: true }',
      [
        '3:64 The server `web` cannot be operated by the provider. Leave `managed` out, write `managed: elsewhere` with a price, or choose a managed kind such as database.',
      ],
    ],
    [
      '{ name: web, kind: server, vcpu: 1, memoryGib: 1, price: 5 }',
      [
        '3:62 `web` has a price of its own, but is to be placed at a provider. A price belongs to `managed: elsewhere` only. Remove one or add the other.',
      ],
    ],
    [
      '{ name: db, kind: database, vcpu: 1, memoryGib: 1 }',
      ['3:5 The database `db` does not say its `diskGib`. A database needs vcpu, memoryGib and diskGib.'],
    ],
    ['{ name: docs, kind: object-storage }', ['3:5 `docs` does not say how much it stores. Add `diskGib: …`.']],
    ['{ name: docs, kind: file-share }', ['3:5 `docs` does not say how much it stores. Add `diskGib: …`.']],
    ['{ name: docs, kind: backup }', ['3:5 `docs` does not say how much it stores. Add `diskGib: …`.']],
    [
      '{ name: nas, kind: volume }',
      ['3:5 `nas` is a volume but lists none. Add `volumes:` with at least one `- sizeGib: …`.'],
    ],
    [
      '{ name: out, kind: mail }',
      ['3:5 `out` does not say how many mails it sends. Add `count: …`, the number of mails a month.'],
    ],
    [
      '{ name: out, kind: mail, managed: elsewhere }',
      ['3:5 `out` stays elsewhere, but nobody knows at what price. Add `price: …`, a month, net of tax.'],
    ],
    [
      '{ name: docs, kind: object-storage, diskGib: 1, volumes: [{ sizeGib: 1 }] }',
      [
        '3:62 `volumes` makes no sense for `docs`, which is object-storage. Volumes belong to servers and to the kind volume; for others say `diskGib`.',
      ],
    ],
    [
      '{ name: "=cmd()", kind: load-balancer }',
      [
        '3:13 `=cmd()` is not a name. Use letters, digits, spaces, dots, hyphens and underscores, and begin with a letter or digit.',
      ],
    ],
    [
      '{ name: web, kind: server, vcpu: 1, memoryGib: 1, volumes: [{ sizeGib: 10GB, clas: fast }] }',
      [
        '3:76 `sizeGib` is `10GB`, but must be a number. Sizes are plain numbers of GiB: 10GB is `sizeGib: 9.313`.',
        '3:82 The key `clas` is not known here. Did you mean `class`?',
      ],
    ],
  ])('%s', (component, sentences) => {
    expect(problems(withComponents(component))).toEqual(sentences)
  })

  test('two of one name', () => {
    expect(problems(withComponents(web, web))).toEqual([
      '4:13 Another component is called `web` too. Give each component a name of its own: bills are shown by name.',
    ])
  })
})

describe('the rest of a deployment is checked too', () => {
  test.each([
    [
      'version: 2',
      'Version 2 of the deployment file is not known. This program reads version 1. Remove the line, or get a newer program.',
    ],
    [
      'traffic: { outGib: 1, basis: promised }',
      'Promised traffic does not say how much of it is used. Add `usedShare: { low: 0, expected: 0.3, high: 1 }` with your own expectation: it decides the bill.',
    ],
    [
      'traffic: { outGib: 1, basis: measured, usedShare: { expected: 1 } }',
      'Measured traffic is used in full; `usedShare` belongs to promised traffic. Remove `usedShare`, or write `basis: promised`.',
    ],
    [
      'traffic: { outGib: 1, basis: promised, usedShare: { low: 0.5, expected: 0.2, high: 1 } }',
      'The shares are not in order: low 0.5, expected 0.2, high 1. low ≤ expected ≤ high, each between 0 and 1.',
    ],
    ['traffic: { outGib: 1, basis: promised, usedShare: { expected: 30 } }', '`expected` is 30, but may be at most 1.'],
    ['currency: euro', '`euro` is not a currency code. Write the three capital letters, such as EUR, USD or CHF.'],
    ['usersIn: [Canada]', '`Canada` is not a country code. Write two capital letters, such as FR, DE or CA.'],
    ['team: { languages: [French] }', '`French` is not a language code. Write two small letters, such as fr or en.'],
    [
      'budget: { monthly: -5 }',
      '`-5` is not an amount of money. Write digits and a point, such as 1930.00, without a currency.',
    ],
    [
      'current: { provider: x, lines: [{ what: y, amount: 1, period: month, date: 1.10.2026 }] }',
      '`1.10.2026` is not a date. Write year, month and day: 2026-11-30.',
    ],
    [
      'current: { provider: x, lines: [{ what: y, amount: 1, period: month, tax: included }] }',
      'A line includes tax, but the deployment does not say at what rate. Add `tax: { rate: 20, recoverable: full }` with your own figures.',
    ],
    ['tax: { rate: 20, recoverable: half }', '`recoverable` cannot be `half`. Possible: full, none, 0 – 100.'],
    [
      'require: country=EU',
      '`require` is `country=EU`, but must be a list. Write each item on its own line after `- `, even a single one.',
    ],
  ])('%s', (line, sentence) => {
    const told = problems(`${withComponents(web)}${line}\n`)
    expect(told.map((each) => each.replace(/^\d+:\d+ /, ''))).toEqual([sentence])
  })
})
