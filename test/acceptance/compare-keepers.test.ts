import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/domain/comparison.ts'
import { at, bundledText, compared, keepers, ownProvider, tr } from './compared.ts'

const townHall = await bundledText('deployments/town-hall.yaml')
const soloHost = await bundledText('deployments/solo-host.yaml')
const cheapStore = `  objectStorage:
    - { sku: obj, month: 0.00001, source: contract }
  addresses:`
const selling = [['  addresses:', cheapStore]] as const
const named = (id: string, text = townHall): string =>
  text.replace('otherProvider: true', `otherProvider: true\n  provider: ${id}`)

const missingBackups = (comparison: Comparison): readonly string[] => {
  const ranked = comparison.alternatives.filter(({ state }) => state === 'ranked')
  const missing = ranked.flatMap(({ cost }) => cost?.notIncluded ?? [])
  return [...new Set(missing.filter(({ what }) => what.key === 'bill.missing.backups').map(({ why }) => tr.t(why)))]
}

describe('backups at another provider lie only where every requirement is proven', () => {
  it('seal>=3: never where levels are to be obtained', async () => {
    const found = await compared({ deployment: townHall, require: ['seal>=3'] })
    const open = found.alternatives
      .filter(({ state, reasons, stillOpen = [] }) =>
        [...reasons, ...stillOpen].some(({ constraint }) => state !== 'ranked' && constraint === 'seal>=3'),
      )
      .map(({ provider }) => provider)
    expect(keepers(found)).not.toEqual([])
    expect(keepers(found).filter((id) => open.includes(id))).toEqual([])
  })

  it.each(['certification=C5', 'certification=HDS'])('%s, proven nowhere else: nowhere, and said', async (require) => {
    const certified = await ownProvider(['name: ISO27001', `name: ${require.replace('certification=', '')}`])
    const found = await compared({ deployment: townHall, providers: [certified], require: [require] })
    expect([keepers(found), missingBackups(found)]).toEqual([
      [],
      [
        `no object storage with a known price at another provider is proven to meet country=EU, control=european, ${require}; backups may lie only where that is proven`,
      ],
    ])
    const lacking = found.alternatives.filter(({ state }) => state === 'ranked')
    expect(lacking.map(({ id, cost }) => [id, cost?.lowerBound])).toEqual([['town-cloud/town-1', true]])
  })

  it('control=european: not at a keeper of whom nobody knows the holders', async () => {
    const held = await ownProvider(...selling)
    const without = held.replace(/ {2}holders:\n {4}value: .*\n {4}source: statutes\n/, '')
    const found = await compared({ deployment: named('town-cloud'), providers: [without] })
    expect([without.includes('holders:'), keepers(found), missingBackups(found)]).toEqual([
      false,
      [],
      [
        'Cloud of the neighbouring towns, which the deployment file names for them, has no object storage with a known price that is another provider’s and proven to meet the requirements: name another keeper (`backup.provider`)',
      ],
    ])
  })

  it.each([['provider!=stackit'], ['region!=stackit/eu-de']])('%s rules the place out for copies', async (require) => {
    const before = await compared({ deployment: townHall })
    const after = await compared({ deployment: townHall, require: [require] })
    expect([keepers(before).includes('stackit'), keepers(after).includes('stackit')]).toEqual([true, false])
  })

  it('provider= chooses where it runs, and copies lie elsewhere', async () => {
    const found = await compared({ deployment: townHall, require: ['provider=ovh'] })
    expect(keepers(found)).toEqual(['stackit'])
  })
})

describe('who keeps backups does not depend on who else is weighed', () => {
  const others = ({ alternatives }: Comparison): unknown =>
    alternatives
      .filter(({ provider }) => provider !== 'town-cloud')
      .map(({ id, state, cost, overall }) => [id, state, cost?.total.toFixed(), overall])

  it('any provider of the user’s own leaves order, bills and scores of the rest as they are', async () => {
    const alone = new Map(
      await Promise.all(
        [soloHost, townHall].map(async (text) => [text, others(await compared({ deployment: text }))] as const),
      ),
    )
    const month = fc.integer({ min: 1, max: 99_999 }).map((price) => (price / 100_000).toFixed(5))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(soloHost, townHall), month, fc.boolean(), async (deployment, price, isFile) => {
        const text = await ownProvider(['  addresses:', cheapStore.replace('0.00001', price)])
        const prices = `schema: broker/prices/1\nprovider: town-cloud\nname: Towns\nmodel: openstack\ncurrency: EUR
sources: { mine: { source: a list, date: 2026-11-01 } }
regions: { town-1: { country: FR } }
objectStorage: [{ sku: obj, month: ${price}, source: mine }]\n`
        const added = isFile ? { providers: [text] } : { prices: [prices] }
        expect(others(await compared({ deployment, ...added }))).toEqual(alone.get(deployment))
      }),
      { numRuns: 6, seed: 7 },
    )
  }, 120_000)

  it('one that the deployment names keeps them, at its own price', async () => {
    const found = await compared({ deployment: named('town-cloud'), providers: [await ownProvider(...selling)] })
    expect(keepers(found)).toEqual(['town-cloud'])
    expect(at(found, 'town-cloud/town-1').cost?.lines.some(({ part }) => part === 'backups')).toBe(false)
  })

  it('a keeper must be known, and asked for', async () => {
    await expect(compared({ deployment: named('nobody') })).rejects.toThrow()
    await expect(
      compared({ deployment: soloHost.replace('otherProvider: true', 'otherProvider: false\n  provider: ovh') }),
    ).rejects.toThrow()
  })
})

describe('a provider that has announced its end', () => {
  const cloudwatt = `schema: broker/prices/1
provider: cloudwatt
currency: EUR
sells: [object-storage]
sources: { mine: { source: test price list, date: 2019-07-01 } }
regions: { fr1: { country: FR } }
objectStorage: [{ sku: o, month: 0.001, source: mine }]
`
  const asOf = { prices: [cloudwatt], today: '2019-07-31' }

  it('is no keeper unless it is named', async () => {
    expect(keepers(await compared({ deployment: townHall, ...asOf }))).not.toContain('cloudwatt')
  })

  it.each(['weighted-sum', 'total-cost'] as const)(
    'named: with the notice and the time to exit (%s)',
    async (method) => {
      const found = await compared({ deployment: named('cloudwatt'), ...asOf, method })
      expect(keepers(found)).toEqual(['cloudwatt'])
      expect(found.warnings.filter(({ key }) => key === 'criteria.closing.notice').map((one) => tr.t(one))).toEqual([
        expect.stringMatching(/^Cloudwatt fr1, where the backups would lie.*1 Feb 2020.*days?/),
      ])
    },
  )
})

describe('backups that nobody may keep', () => {
  it('ask for another keeper, never for a price', async () => {
    const found = await compared({ deployment: named('scaleway', soloHost) })
    const milan = at(found, 'scaleway/it-mil-1')
    const asked = JSON.stringify([found.verdict.decidedBy, found.verdict.settling, found.verdict.sentences])
    const total = milan.criteria?.cost.indicators.find(({ id }) => id === 'cost.total')
    expect([milan.cost?.lowerBound, asked.includes('bill.missing.backups'), total?.reason?.key]).toEqual([
      true,
      false,
      'criteria.reason.unkept',
    ])
    expect(missingBackups(found)).toEqual([
      'Scaleway is named for them in the deployment file and cannot keep its own at another provider: name another keeper (`backup.provider`)',
    ])
  })
})
