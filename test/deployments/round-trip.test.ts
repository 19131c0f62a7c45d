import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/documents/check-document.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import { writeDeployment } from '../../src/documents/write-deployment.ts'
import { unreadKinds, type Component, type Deployment, type Traffic } from '../../src/domain/deployment.ts'

const read = (text: string): Deployment => readDocument({ file: 'f.yaml', text, schema: deploymentSchema })

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })
const size = fc.double({ min: 0.01, max: 60_000, noNaN: true })
const amount = fc
  .tuple(fc.nat(999_999), fc.nat(99))
  .map(([whole, part]) => `${String(whole)}.${String(part).padStart(2, '0')}`)
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const name = fc.stringMatching(/^[a-zé0-9][a-zA-Z0-9é ._-]{0,20}$/)
const sentence = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => !/[\p{C}\uFFFD]/u.test(text))
const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)

const volume = fc.record({
  sizeGib: size,
  class: fc.constantFrom('capacity' as const, 'general' as const, 'fast' as const),
  count: fc.integer({ min: 1, max: 20_000 }),
  snapshotsKept: fc.integer({ min: 0, max: 365 }),
})

const placed = {
  name,
  count: fc.integer({ min: 1, max: 500 }),
  cpu: fc.constantFrom('shared' as const, 'dedicated' as const),
  arch: fc.constantFrom('x86' as const, 'arm64' as const),
  dataClass: fc.constantFrom(
    'public' as const,
    'personal' as const,
    'sensitive' as const,
    'health' as const,
    'public-sector' as const,
  ),
  publicIpv4: fc.nat(4),
  vcpu: fc.double({ min: 0.05, max: 128, noNaN: true }),
  memoryGib: size,
  diskGib: size,
}

const component: fc.Arbitrary<Component> = fc.oneof(
  fc.record({
    ...placed,
    kind: fc.constantFrom('server' as const, 'volume' as const),
    managed: fc.constant(false),
    volumes: fc.array(volume, { maxLength: 3 }),
    price: fc.constant(null),
  }),
  fc.record({
    ...placed,
    kind: fc.constantFrom(
      'database' as const,
      'object-storage' as const,
      'load-balancer' as const,
      'mail' as const,
      'file-share' as const,
      'backup' as const,
    ),
    managed: fc.boolean(),
    volumes: fc.constant([]),
    price: fc.constant(null),
  }),
  fc.record({
    ...placed,
    kind: fc.constantFrom('server' as const, 'mail' as const),
    managed: fc.constant('elsewhere' as const),
    volumes: fc.constant([]),
    price: amount,
  }),
)

const traffic: fc.Arbitrary<Traffic> = fc.oneof(
  fc.record({
    outGib: size,
    basis: fc.constant('measured' as const),
    usedShare: fc.constant({ low: 1, expected: 1, high: 1 }),
  }),
  fc.record({
    outGib: size,
    basis: fc.constant('promised' as const),
    usedShare: fc
      .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
      .map((parts) => parts.toSorted((a, b) => a - b).map((part) => part / 100))
      .map(([low = 0, expected = 0, high = 0]) => ({ low, expected, high })),
  }),
)

const deployment: fc.Arbitrary<Deployment> = fc.record({
  name,
  components: fc.uniqueArray(component, { minLength: 1, maxLength: 4, selector: (each) => each.name }),
  traffic: orNull(traffic),
  backup: orNull(
    fc.record({
      retentionDays: fc.integer({ min: 1, max: 3650 }),
      copies: fc.integer({ min: 1, max: 5 }),
      otherProvider: fc.boolean(),
    }),
  ),
  support: orNull(
    fc.record({
      hours: fc.constantFrom('business' as const, 'always' as const),
      responseHours: fc.integer({ min: 1, max: 72 }),
    }),
  ),
  availability: orNull(percent),
  team: orNull(
    fc.record({
      wagePerHour: orNull(amount),
      peopleOnCall: orNull(fc.nat(20)),
      languages: fc.array(fc.constantFrom('fr', 'en', 'no'), { maxLength: 3 }),
    }),
  ),
  tax: fc.record({ rate: percent.map(String), recoverablePercent: percent.map(String) }),
  currency: fc.constantFrom('EUR', 'USD', 'NOK'),
  budget: orNull(fc.record({ monthly: amount })),
  current: orNull(
    fc.record({
      provider: name,
      country: orNull(fc.constantFrom('DE', 'NO')),
      lines: fc.array(
        fc.record({
          what: sentence,
          amount: fc.tuple(fc.constantFrom('', '-'), amount).map((parts) => parts.join('')),
          currency: orNull(fc.constantFrom('EUR', 'CHF')),
          tax: fc.constantFrom('excluded' as const, 'included' as const, 'none' as const),
          period: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const, 'once' as const),
          date: orNull(date),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      minimumTermEnds: orNull(date),
      noticeDays: orNull(fc.nat(365)),
    }),
  ),
  require: fc.array(sentence, { maxLength: 3 }),
  weighting: orNull(sentence),
  usersIn: fc.array(fc.constantFrom('CA', 'NO', 'FR'), { maxLength: 3 }),
  incomplete: fc.subarray([...unreadKinds]),
})

test('every deployment that is written reads back as it was', () => {
  fc.assert(
    fc.property(deployment, (given) => {
      expect(read(writeDeployment(given))).toEqual(given)
    }),
    { numRuns: 300 },
  )
})

test.each(['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall'])('%s survives being written', (file) => {
  const given = read(readFileSync(new URL(`../../deployments/${file}.yaml`, import.meta.url), 'utf8'))
  expect(read(writeDeployment(given))).toEqual(given)
})

test('comments stand above what they speak of', () => {
  const given = read(
    'name: shop\ncomponents:\n  - { name: web, kind: server, vcpu: 1, memoryGib: 2 }\nrequire: [country=EU]\n',
  )
  const above = new Map([
    ['components', 'What runs.'],
    ['components.0', 'The web server.'],
    ['components.0.vcpu', 'Sustained use.'],
    ['require.0', 'By law.'],
    ['nowhere', 'lost'],
  ])
  expect(writeDeployment(given, { top: 'Shop.\n\nSecond paragraph.', above, bottom: 'The end.' })).toBe(`# Shop.

# Second paragraph.

version: 1
name: shop
currency: EUR

# What runs.
components:
  # The web server.
  - name: web
    kind: server
    # Sustained use.
    vcpu: 1
    memoryGib: 2
require:
  # By law.
  - country=EU

# The end.
`)
})
