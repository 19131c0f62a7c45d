import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/domain/comparison.ts'
import { at, bundledText, compared, ownProvider, tr } from './compared.ts'

const townHall = await bundledText('deployments/town-hall.yaml')
const here = { cloud: 'town-cloud/town-1' } as const
const store = [
  '  addresses:',
  '  objectStorage:\n    - { sku: obj, month: 0.01, source: contract }\n  addresses:',
] as const
const balancer = `version: 1
name: lb
components: [{ name: front, kind: load-balancer, managed: true }]
require: [certification=SecNumCloud]
`

const noSource = ['    source: certificate\n', ''] as const
const unnamed = ['  certificate: { source: Certificate 4711 of the certifier, date: 2025-06-30 }\n', ''] as const

/** State at the user's own provider, with what is said of the requirement. */
const judged = (comparison: Comparison, id: string = here.cloud): readonly string[] => {
  const { state, reasons, stillOpen = [] } = at(comparison, id)
  return [state, ...[...reasons, ...stillOpen].map(({ constraint, text }) => `${constraint}: ${tr.t(text)}`)]
}
const verdict = ({ verdict: { sentences } }: Comparison): string => sentences.map((one) => tr.t(one)).join(' ')
const certified = (name: string, products: string): readonly [string, string] => [
  'name: ISO27001\n        products: all',
  `name: ${name}\n        products: ${products}`,
]

describe('a certificate must cover everything placed that holds data', () => {
  it.each([
    ['[kind:server, kind:volume, kind:snapshot]', 'undecided', 'object storage'],
    ['[kind:server, kind:volume, kind:object-storage]', 'undecided', 'snapshots'],
    ['[kind:server, kind:volume, kind:snapshot, kind:object-storage]', 'ranked', null],
    ['all', 'ranked', null],
  ])('%s: %s', async (products, state, open) => {
    const own = await ownProvider(certified('HDS', products), store)
    const found = await compared({ deployment: townHall, providers: [own], require: ['certification=HDS'] })
    const said = `certification=HDS: obtain that the HDS certificate covers this too: ${open} (its list does not name it)`
    expect(judged(found)).toEqual(open === null ? [state] : [state, said])
  })

  it('also what has no price: servers alone do not make a load balancer certified', async () => {
    const own = await ownProvider(certified('SecNumCloud', '[kind:server]'), [
      'sells: [snapshot, backup]',
      'sells: [snapshot, backup, load-balancer]',
    ])
    const both = balancer.replace('components: [', 'components: [{ name: s, kind: server, vcpu: 2, memoryGib: 4 }, ')
    expect(judged(await compared({ deployment: both, providers: [own] }))).toEqual([
      'undecided',
      'certification=SecNumCloud: obtain that the SecNumCloud certificate covers this too: load balancers (its list does not name it)',
    ])
  })
})

describe('a certificate is on record only where its scope may reach', () => {
  it('names the region of the certificate, not the provider’s others', async () => {
    const said = verdict(await compared({ deployment: townHall, require: ['certification=SecNumCloud'] }))
    expect([said.includes('3DS OUTSCALE cloudgouv-eu-west-1'), said.includes('eu-west-2')]).toEqual([true, false])
  })

  it('counts whoever has it for less than all that is placed among those for whom it is open', async () => {
    const deployment = townHall.replace('dataClass: public-sector', 'dataClass: health')
    const unkept = deployment.replaceAll(/snapshotsKept: \d+/g, 'snapshotsKept: 0')
    const open = async (text: string) => verdict(await compared({ deployment: text }))
    expect(await open(deployment)).toContain('is on record for 6.')
    expect(await open(unkept)).toContain('is on record for 6. Of those, OVHcloud DE1 starts lowest, at €291.14')
  })

  it('leaves open the snapshots that its list does not name, with servers and volumes named', async () => {
    const deployment = townHall.replace('dataClass: public-sector', 'dataClass: health')
    const found = judged(await compared({ deployment }), 'ovh/GRA')
    expect(found).toContain(
      'certification=HDS: obtain that the HDS certificate covers this too: snapshots (its list does not name it)',
    )
  })

  it('product lines that are not on offer leave nothing open', async () => {
    const found = await compared({ deployment: balancer })
    expect(judged(found, 'ovh/DE1')[0]).toBe('excluded')
  })
})

describe('the word of whoever wrote a provider file', () => {
  it('is no source of a certificate', async () => {
    const own = await ownProvider(certified('SecNumCloud', 'all'), noSource, store, unnamed)
    const found = await compared({ deployment: townHall, providers: [own], require: ['certification=SecNumCloud'] })
    expect(judged(found)).toEqual([
      'undecided',
      'certification=SecNumCloud: name the source of the SecNumCloud certificate: so far only the author of the provider file says that there is one',
    ])
  })
})

describe('facts of a provider file without a source', () => {
  const statutes = '    source: statutes\n'
  const ownLevels =
    'name the source of each level (SEAL), under “facts”: so far only the author of the provider file assesses it'

  it.each<readonly [string, string, readonly (readonly [string, string])[], string]>([
    [
      'holders',
      'control=european',
      [[`veto: false }]\n${statutes}`, 'veto: false }]\n']],
      'name the source of who holds the provider: so far only the author of the provider file says so',
    ],
    [
      'who signs',
      'jurisdiction=EU',
      [['country: FR }, source: statutes }', 'country: FR } }']],
      'name the source of who signs the contract (Joint IT office of the towns): so far only the author of the provider file says so',
    ],
    ['SEAL levels', 'seal>=2', [], ownLevels],
  ])('%s satisfy no constraint', async (_, require, changes, said) => {
    const own = await ownProvider(...changes)
    const found = await compared({ deployment: townHall, providers: [own], require: [require] })
    const [state, ...why] = judged(found)
    expect([state, why]).toEqual(['undecided', [`${require}: ${said}`]])
  })

  it('SEAL levels count exactly, all the same', async () => {
    const found = at(await compared({ deployment: townHall, providers: [await ownProvider()] }), here.cloud)
    const sum = [15 * 4, 10 * 4, 10 * 3, 15 * 3, 20 * 2, 15 * 4, 10 * 3, 5 * 2].reduce((all, part) => all + part, 0) / 4
    expect([found.seal?.score, found.seal?.overall]).toEqual([
      { score: sum, low: sum, high: sum },
      { low: 2, high: 2 },
    ])
    expect(found.criteria?.sovereignty).toMatchObject({ score: sum, low: sum, high: sum })
  })

  it('a certificate scores nothing until its source is named', async () => {
    const scored = async (...changes: readonly (readonly [string, string])[]) => {
      const found = at(await compared({ deployment: townHall, providers: [await ownProvider(...changes)] }), here.cloud)
      const one = found.criteria?.security.indicators.find(({ id }) => id === 'security.certifications')
      return [one?.value, one?.reason === null || one === undefined ? null : tr.t(one.reason)]
    }
    const [named] = await scored()
    const [bare, why] = await scored(noSource, unnamed)
    expect([named, bare]).toEqual([1, 0])
    expect(why).toContain('a source for ISO27001')
  })
})

describe('names of certificates', () => {
  const kinds = async (name: string) => {
    const own = await ownProvider(certified(`'${name}'`, 'all'))
    const found = await compared({ deployment: townHall, providers: [own], require: ['certification=ISO27001'] })
    const scored = at(found, here.cloud).criteria?.security.indicators.find(
      ({ id }) => id === 'security.certifications',
    )
    return [judged(found)[0], scored?.value]
  }

  it.each(['ISO27001', 'ISO 27001', 'ISO/IEC 27001', 'iso27001', 'ISO/IEC 27001:2022'])('%s counts', async (name) => {
    expect(await kinds(name)).toEqual(['ranked', 1])
  })

  it('one of no known kind is named', async () => {
    const own = await ownProvider(certified('TÜV gold', 'all'))
    const found = await compared({ deployment: townHall, providers: [own] })
    expect(found.warnings.map((one) => tr.t(one)).filter((text) => text.includes('TÜV gold'))).toEqual([
      expect.stringMatching(/^Not scored, as nobody has told what the certificate TÜV gold of town-cloud assures/),
    ])
  })
})

describe('what a provider file cannot say', () => {
  it.each<readonly [string, readonly [string, string]]>([
    ['more than all of the capital', ['capitalPercent: 100', 'capitalPercent: 130']],
    ['more than all of the votes', ['votesPercent: 100', 'votesPercent: 130']],
    ['zones that do not add up', ['zones: { value: 2 }', 'zones: { value: 1 }']],
    ['the name of a bundled provider', ['name: Cloud of the neighbouring towns', 'name: OVHcloud']],
    ['the same in other letters', ['name: Cloud of the neighbouring towns', 'name: OVH Cloud']],
  ])('%s', async (_, change) => {
    await expect(compared({ deployment: townHall, providers: [await ownProvider(change)] })).rejects.toMatchObject({
      kind: 'usage',
    })
  })
})

describe('when nobody is left', () => {
  it('three requirements that only together leave nobody are named', async () => {
    const require = ['country=FR,DE', 'country=DE,FI', 'country=FR,FI']
    const said = verdict(await compared({ deployment: townHall, require }))
    expect(said).toContain(`meets all of ${require.join(', ')}`)
  })

  it('what would be first without a requirement is named, not the cheapest', async () => {
    const free = townHall.replace('  - control=european', '  - control=european\n  - seal>=4')
    const found = await compared({ deployment: free })
    const without = await compared({ deployment: townHall })
    const [first] = without.alternatives
    expect(verdict(found)).toContain(
      `Without seal>=4, ${first?.providerName ?? ''} ${first?.region ?? ''} would qualify`,
    )
  })
})
