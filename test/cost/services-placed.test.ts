import { describe, expect, test } from 'vitest'
import type { Component, Deployment } from '../../src/domain/deployment.ts'
import type { DatabaseOffer, Offer } from '../../src/domain/offers.ts'
import { backup, catalogue, compare, component, deployment, json, missing, plain, price, provider } from './build.ts'
import { server, table } from './build.ts'

const host = server('s', [price('10', 'month')])

function database(sku: string, month: string, part: Partial<DatabaseOffer> = {}): DatabaseOffer {
  return {
    id: `north/one/${sku}`,
    provider: 'north',
    region: 'one',
    sku,
    origin: 'bundled',
    kind: 'database',
    engine: 'postgresql',
    vcpu: 2,
    memoryGib: 4,
    diskGib: 100,
    nodes: 1,
    prices: [price(month, 'month')],
    ...part,
  }
}

const db = component('db', { kind: 'database', managed: true, diskGib: 50 })
const service = (name: string, kind: Component['kind'], part: Partial<Component> = {}): Component =>
  component(name, { kind, managed: true, ...part })

describe('where services stand', () => {
  const placements = (offers: readonly Offer[], ...parts: Component[]): unknown =>
    json(compare(offers, deployment(parts)).alternatives[0]?.placements)

  test('a database has a size; the others have none; mail is one service, however many mails', () => {
    const offers = [
      database('pair', '9', { nodes: 2, vcpu: 4, memoryGib: 8 }),
      plain('object-storage', [price('0.02', 'GiB-month')]),
      plain('load-balancer', [price('5', 'month')]),
      plain('mail', [price('0.10', '1000-mails')]),
    ]
    const placed = (of: string, count: number, sku: string, amount: string) => ({
      component: of,
      count,
      sku,
      offer: `north/one/${sku}`,
      vcpu: null,
      memoryGib: null,
      price: amount,
      note: null,
    })
    expect(
      placements(
        offers,
        db,
        service('files', 'object-storage', { diskGib: 100 }),
        service('front', 'load-balancer', { count: 3 }),
        service('post', 'mail', { count: 20_000 }),
      ),
    ).toEqual([
      { ...placed('db', 2, 'pair', '18'), vcpu: 4, memoryGib: 8 },
      placed('files', 1, 'object-storage', '2'),
      placed('front', 3, 'load-balancer', '15'),
      placed('post', 1, 'mail', '2'),
    ])
  })
})

describe('what is bought of a service', () => {
  const bought = (offers: readonly Offer[], ...parts: Component[]): readonly string[] =>
    table(compare(offers, deployment(parts)), 'north/one')

  test('room for copies, as such or as object storage', () => {
    const room = service('copies', 'backup', { diskGib: 100 })
    const object = plain('object-storage', [price('0.01', 'GiB-month')])
    const rooms = (amount: string) => bought([object, backup([price(amount, 'GiB-month')])], room)
    expect([rooms('0.005'), rooms('0.02'), bought([object], room)]).toEqual([
      ['managed | backup | 100 GiB-month | 0.005 EUR | 0.50'],
      ['managed | object-storage | 100 GiB-month | 0.01 EUR | 1.00'],
      ['managed | object-storage | 100 GiB-month | 0.01 EUR | 1.00'],
    ])
  })

  test('a database that is just large enough; without a wish, the cheapest', () => {
    const offers = [
      database('cpu', '5', { vcpu: 1 }),
      database('exact', '8', { diskGib: 50 }),
      database('roomy', '9', { vcpu: 8 }),
    ]
    const any = { ...db, vcpu: null, memoryGib: null, diskGib: null }
    expect([bought(offers, db), bought(offers, { ...db, vcpu: 3 }), bought(offers, any)]).toEqual([
      ['managed | exact | 1 month | 8 EUR | 8.00'],
      ['managed | roomy | 1 month | 9 EUR | 9.00'],
      ['managed | cpu | 1 month | 5 EUR | 5.00'],
    ])
  })
})

describe('what a service lacks', () => {
  const complete = ['complete']
  const lacking = (offers: Parameters<typeof missing>[0], ...parts: Component[]): unknown =>
    missing(offers, deployment([component('web'), ...parts]))

  test('a disk, where one is wanted and the plan has none', () => {
    const bare = database('bare', '5', { diskGib: 0 })
    const object = plain('object-storage', [price('0.02', 'GiB-month')])
    expect([
      lacking([host, bare], { ...db, diskGib: null }),
      lacking([host, bare], { ...db, diskGib: 1 }),
      lacking([host, database('full', '5')], db),
      lacking([host, object], service('files', 'object-storage', { diskGib: 100 })),
      lacking([host, database('short', '5', { diskGib: 20 })], db),
    ]).toEqual([
      complete,
      ['bill.missing.databaseDisk – bill.why.noPrice', 'lower bound'],
      complete,
      complete,
      // A plan that is too small is sold, but not what is needed.
      ['bill.missing.service – bill.why.sold', 'lower bound'],
    ])
  })

  test('a price: shared files are in no list yet, whoever sells them; nor is what stays elsewhere without one', () => {
    const share = service('share', 'file-share', { diskGib: 10 })
    const sold = catalogue([host], { providers: [provider('north', { sells: ['file-share'] })] })
    const elsewhere: Deployment['components'][number] = { ...db, managed: 'elsewhere', price: null }
    expect([lacking(sold, share), lacking([host], share), lacking([host], elsewhere)]).toEqual([
      ['bill.missing.service – bill.why.sold', 'lower bound'],
      ['bill.missing.service – bill.why.unknown', 'lower bound'],
      ['bill.missing.elsewhere – bill.why.noElsewherePrice', 'lower bound'],
    ])
  })
})
