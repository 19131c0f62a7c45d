import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { addressRows } from '../../../src/plan/address-rows.ts'
import { checkFoundNames } from '../../../src/workflows/migrate/check/check-found-names.ts'
import { checkZone, namesIn } from '../../../src/workflows/migrate/check/check-zone.ts'
import { measureData } from '../../../src/workflows/migrate/estimate/data-bytes.ts'
import { estimate } from '../../../src/workflows/migrate/estimate/estimate.ts'
import { nothingPriced } from '../../../src/workflows/migrate/estimate/price-sides.ts'
import { probeRate } from '../../../src/workflows/migrate/estimate/probe-rate.ts'
import { switchingCharges } from '../../../src/workflows/migrate/estimate/switching-charges.ts'
import { message } from '../../../src/domain/message.ts'
import { collect } from '../../conformance/bench.ts'
import { featuresOf, never } from '../../directory/make.ts'
import { planOf } from './plan-of-clouds.ts'
import { clouds, mib } from './small-tenant.ts'

const reach = { connections: 1, timeoutMs: 1000, lockFolder: tmpdir(), clock: () => 0, signal: never }
const reason = message('estimate.unknown.rate')

test('time is data by rate, and what is not known is never a zero', async () => {
  const made = await clouds()
  const { plan, now } = await planOf(made)
  const volumeIds = [made.ids.webDisk, made.ids.dbDisk, made.ids.dbData]
  const dataBytes = await measureData({ provider: made.source, volumeIds, reach })
  const common = {
    plan,
    source: now.source,
    prices: nothingPriced(reason),
    proof: 'full-readback',
    today: '2026-11-22',
    deadline: { date: '2026-12-24', nightsPerWeek: 4, nightHours: 8 },
  } as const
  const rate = { known: true, value: { bytesPerSecond: mib, basis: 'given' } } as const
  const known = estimate({ ...common, dataBytes, rate })
  expect([known.dataBytes, known.seconds, known.doubleDays, known.calendar?.feasible]).toEqual([
    { known: true, value: 3 * mib },
    { known: true, value: 3 },
    { known: true, value: 53 },
    true,
  ])
  expect(known.losses).toEqual([
    { what: 'public-address', count: 1 },
    { what: 'fixed-address', count: 2 },
    { what: 'user-data', count: 2 },
  ])
  const [first, last] = [known.calendar?.days.find(({ what }) => what === 'first-copy'), known.calendar?.deadline]
  expect([first?.date, last]).toEqual(['2026-11-29', '2026-12-24'])
  expect(estimate({ ...common, dataBytes, rate, deadline: null }).doubleDays).toEqual({ known: true, value: 8 })
  const missed = estimate({ ...common, dataBytes, rate, deadline: { ...common.deadline, date: '2026-11-23' } })
  expect(missed.doubleDays).toEqual({ known: false, reason: message('estimate.unknown.calendar') })
  const unknown = estimate({ ...common, dataBytes: new Map(), rate: { known: false, reason } })
  expect([unknown.dataBytes.known, unknown.seconds, unknown.calendar]).toEqual([false, { known: false, reason }, null])
})

test('what a provider may charge for leaving depends on the day', () => {
  expect(['2025-09-11', '2026-11-22', '2027-01-11', '2027-01-12'].map((day) => switchingCharges(day).state)).toEqual([
    'unlimited',
    'reduced',
    'reduced',
    'none',
  ])
})

test('the probe leaves nothing on either side, also when the copy fails', async () => {
  const { source, target } = await clouds()
  const listed = async (): Promise<readonly string[]> => {
    const both = [source, target].map((side) =>
      collect(featuresOf(side).inventory.list({ kind: 'volumes', signal: never })),
    )
    return (await Promise.all(both)).flat().map(({ name }) => name)
  }
  const before = await listed()
  let at = 0
  const request = {
    planId: '0123456789ab',
    source,
    target,
    fill: () => Promise.resolve(),
    copy: () => Promise.resolve(),
    clock: () => (at += 2000),
    signal: never,
  }
  expect(await probeRate(request)).toEqual({
    known: true,
    value: { bytesPerSecond: 32 * mib, basis: 'probe' },
  })
  await expect(probeRate({ ...request, copy: () => Promise.reject(new Error('cut')) })).rejects.toThrow('cut')
  expect(await listed()).toEqual(before)
})

test('addresses are paired by entry and by order', async () => {
  const { plan } = await planOf(await clouds())
  const rows = addressRows(
    plan,
    { servers: new Map([['web', ['10.1.0.9']]]), publicIps: new Map([['address', '198.51.100.7']]) },
    new Map([['203.0.113.1', 'www.example.org']]),
  )
  expect(rows).toEqual([
    { tenant: 'shop', server: 'db', old: '10.0.0.3', new: null, reverseName: null },
    { tenant: 'shop', server: 'web', old: '10.0.0.2', new: '10.1.0.9', reverseName: null },
    { tenant: 'shop', server: '', old: '203.0.113.1', new: '198.51.100.7', reverseName: 'www.example.org' },
  ])
})

test('names that do not resolve are findings, and so is a file without any', () => {
  const where = { ttlSeconds: null, old: [], new: [] }
  const names = [
    { ...where, name: 'www', addresses: ['192.0.2.1'], error: null },
    { ...where, name: 'gone', addresses: [], error: null },
    { ...where, name: 'mute', addresses: [], error: 'queryA ETIMEOUT' },
  ]
  const inShort = (...given: Parameters<typeof checkFoundNames>): unknown =>
    checkFoundNames(...given).map(({ rule, severity, entry, says }) => [rule, severity, entry, says.values])
  expect(inShort(names, 'names.txt')).toEqual([
    ['nameMissing', 'warning', 'names.txt', { name: 'gone' }],
    ['nameUnresolved', 'warning', 'names.txt', { name: 'mute', error: 'queryA ETIMEOUT' }],
  ])
  expect(inShort([], 'names.txt')).toEqual([['noNames', 'warning', 'names.txt', { file: 'names.txt' }]])
  expect(inShort(null, undefined)).toEqual([])
})

test('names are told by what they point at', async () => {
  const answers: Readonly<Record<string, readonly string[]>> = { a: ['203.0.113.1'], b: ['198.51.100.7'], c: [] }
  const findings = await checkZone({
    names: namesIn('a # the shop\n\nb\nc\na\nd'),
    rows: [{ tenant: 't', server: 's', old: '203.0.113.1', new: '198.51.100.7', reverseName: null }],
    resolver: {
      resolve: ({ name }) => {
        const found = answers[name]
        if (found === undefined) return Promise.reject(new Error('no answer'))
        return Promise.resolve(found.map((address) => ({ address, ttlSeconds: 300 })))
      },
    },
    signal: never,
  })
  expect(findings).toEqual([
    { name: 'a', addresses: ['203.0.113.1'], ttlSeconds: 300, old: ['203.0.113.1'], new: [], error: null },
    { name: 'b', addresses: ['198.51.100.7'], ttlSeconds: 300, old: [], new: ['198.51.100.7'], error: null },
    { name: 'c', addresses: [], ttlSeconds: null, old: [], new: [], error: null },
    { name: 'd', addresses: [], ttlSeconds: null, old: [], new: [], error: 'no answer' },
  ])
})
