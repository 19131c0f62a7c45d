import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readOperationsFile } from '../../src/catalog/operations-file.ts'
import type { OperationsNorms } from '../../src/domain/operations.ts'
import { operationsHours, type OperationsRequest } from '../../src/scoring/cost/operations.ts'
import { component, json, norms, sourced } from './build.ts'

const request: OperationsRequest = {
  model: 'cloud',
  norms,
  servers: 0,
  selfRun: [],
  managed: [],
  runsBackups: false,
  team: null,
}

describe('hours', () => {
  test('an account is kept in order even when nothing runs', () => {
    expect(operationsHours(request)).toEqual({
      hours: { low: 1, expected: 2, high: 3 },
      money: null,
      items: [{ what: { key: 'bill.hours.account', values: {} }, low: 1, expected: 2, high: 3, evidence: sourced }],
    })
  })

  test.each([
    [1, 1],
    [10, 10],
    [11, 10.5],
    [30, 20],
  ])('%i servers take %s expected hours: from the tenth on half each', (servers, expected) => {
    const [, fleet] = operationsHours({ ...request, servers }).items
    expect(fleet?.expected).toBe(expected)
  })

  test('services, run by the team or by the provider, and backups; the wage makes money of them', () => {
    const database = component('db', { kind: 'database' })
    const share = component('files', { kind: 'file-share' })
    const team = { wagePerHour: '33.33', peopleOnCall: null, languages: [] }
    const found = operationsHours({
      ...request,
      model: 'dedicated',
      servers: 1,
      selfRun: [database, share],
      managed: [component('post', { kind: 'mail' }), component('front', { kind: 'load-balancer' })],
      runsBackups: true,
      team,
    })
    expect([found.items.map(({ what, expected }) => [what.key, expected]), found.hours, json(found.money)]).toEqual([
      [
        ['bill.hours.account', 2],
        ['bill.hours.servers', 3],
        ['bill.hours.selfRun', 4],
        ['bill.hours.backups', 2],
        ['bill.hours.managed', 1],
      ],
      { low: 4.5, expected: 12, high: 23 },
      { low: '149.99', expected: '399.96', high: '766.59' },
    ])
  })
})

describe('the file', () => {
  const path = join(import.meta.dirname, '..', '..', 'data', 'operations.yaml')

  test('every figure is an interval with a source and a date, for every model and service', async () => {
    const read: OperationsNorms = readOperationsFile({
      file: 'data/operations.yaml',
      text: await readFile(path, 'utf8'),
    })
    const models = ['cloud', 'dedicated', 'hyperscaler', 'openstack']
    expect([
      Object.keys(read.account).sort(),
      Object.keys(read.server).sort(),
      Object.keys(read.selfRun).sort(),
    ]).toEqual([models, models, ['backup', 'database', 'file-share', 'load-balancer', 'mail', 'object-storage']])
    const all = [
      ...Object.values(read.account),
      ...Object.values(read.server),
      ...Object.values(read.selfRun),
      read.managed,
    ]
    for (const { low, expected, high, evidence } of all) {
      expect([low <= expected, expected <= high, evidence.source.length > 0, evidence.date.length]).toEqual([
        true,
        true,
        true,
        10,
      ])
    }
  })

  test.each([
    ['an interval the wrong way round', 'managed: { low: 2, expected: 1, high: 3, source: assumed }'],
    ['a source that is not named', 'managed: { low: 1, expected: 1, high: 3, source: nowhere }'],
    ['a share above one', 'fleet: { from: 20, share: 1.5, source: assumed }'],
  ])('%s is refused', async (_what, line) => {
    const text = await readFile(path, 'utf8')
    const key = line.slice(0, line.indexOf(':'))
    const broken = text.replace(new RegExp(`^${key}: .*$`, 'm'), line)
    expect(() => readOperationsFile({ file: 'x.yaml', text: broken })).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    )
  })
})
