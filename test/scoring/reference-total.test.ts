import { describe, expect, it } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import { referenceTotal, storedGib } from '../../src/scoring/criteria/reference-total.ts'
import { component, deployment, measured, need, rates } from '../cost/build.ts'
import { reference } from './bundled-reference.ts'

/** In the deployment's currency, to the cent. */
function total(wanted: Deployment): string | null {
  return (
    referenceTotal({ deployment: wanted, reference, convert: converter(rates, wanted.currency) })?.toFixed(2) ?? null
  )
}

describe('the yardstick', () => {
  it('is the budget where there is one', () => {
    expect(total(deployment([component('web')], { budget: { monthly: '250.50' } }))).toBe('250.50')
  })

  it.each<[string, Deployment, string | null]>([
    // 2 × 4.70 + 4 × 3.55 + 20 × 0.073
    ['a server', deployment([component('web')]), '25.06'],
    ['three of them, with addresses', deployment([component('web', { count: 3, publicIpv4: 1 })]), '80.58'],
    // 100 × 0.05 + 2 × 100 × 0.12 + 200 × 0.025
    [
      'volumes with and without snapshots',
      deployment([
        component('data', {
          kind: 'volume',
          volumes: [need(100, { class: 'capacity' }), need(100, { class: 'fast', count: 2, snapshotsKept: 7 })],
        }),
      ]),
      '34.00',
    ],
    ['a database of the team', deployment([component('db', { kind: 'database' })]), '25.06'],
    ['a managed database', deployment([component('db', { kind: 'database', managed: true })]), '45.11'],
    ['object storage', deployment([component('o', { kind: 'object-storage', diskGib: 1000 })]), '13.00'],
    ['a file share', deployment([component('f', { kind: 'file-share', diskGib: 100 })]), '10.00'],
    ['a backup store', deployment([component('b', { kind: 'backup', diskGib: 100 })]), '2.50'],
    ['load balancers', deployment([component('lb', { kind: 'load-balancer', count: 2 })]), '17.00'],
    ['mails', deployment([component('m', { kind: 'mail', count: 5000 })]), '0.50'],
    // 1000 GiB are 1073.741824 GB
    ['traffic', deployment([], { traffic: measured(1000) }), '17.18'],
    [
      'copies of what is stored',
      deployment([component('web', { diskGib: 100 })], {
        backup: { retentionDays: 7, copies: 2, otherProvider: false },
      }),
      '35.90',
    ],
    [
      'copies at another provider, which leave as traffic',
      deployment([component('web', { diskGib: 100 })], {
        backup: { retentionDays: 7, copies: 2, otherProvider: true },
      }),
      '37.99',
    ],
    ['what stays elsewhere', deployment([component('x', { managed: 'elsewhere', price: '12.30' })]), '12.30'],
    ['dollars', deployment([component('web')], { currency: 'USD' }), '31.33'],
    ['a currency without a rate', deployment([component('web')], { currency: 'SEK' }), null],
    ['nothing', deployment([]), null],
  ])('prices %s', (_, wanted, expected) => {
    expect(total(wanted)).toBe(expected)
  })

  it('adds hours where there is a wage, fewer for each server beyond twenty', () => {
    const team = { wagePerHour: '10', peopleOnCall: null, languages: [] }
    const hours = (...components: Deployment['components']): number => {
      const [paid, unpaid] = [team, null].map((one) => total(deployment(components, { team: one })))
      return Math.round((Number(paid) - Number(unpaid)) * 10) / 100
    }
    expect([
      hours(component('web')),
      hours(component('web', { count: 22 })),
      hours(component('db', { kind: 'database' }), component('mail', { kind: 'mail', managed: true })),
      hours(component('v', { kind: 'volume', diskGib: 1 }), component('x', { managed: 'elsewhere' })),
    ]).toEqual([4.3, 39.76, 6, 2.5])
  })

  it('knows how much is stored, without copies', () => {
    const parts = [
      component('web', { count: 2, diskGib: 10, volumes: [need(5, { count: 3 })] }),
      component('b', { kind: 'backup', diskGib: 1000 }),
      component('m', { kind: 'mail', diskGib: 7, count: 1000 }),
      component('x', { managed: 'elsewhere', diskGib: 500 }),
    ]
    expect(storedGib(deployment(parts))).toBe(35)
  })
})
