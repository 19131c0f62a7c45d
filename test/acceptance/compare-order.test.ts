import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCatalogue } from '../../src/catalog/compiled-catalogue.ts'
import { encodeCatalogue } from '../../src/catalog/encode-catalogue.ts'
import type { Comparison } from '../../src/domain/comparison.ts'
import type { Catalogue } from '../../src/domain/offers.ts'
import { runs } from '../cost/runs.ts'
import { bundledText, compared, ownProvider } from './compared.ts'

const keeper = 'stackit'
/** Each with the providers that it names: who runs it today, and who keeps its backups. */
const scenarios = [
  ['happybox', []],
  ['small-business', ['aws']],
  ['solo-host', ['hetzner', keeper]],
  ['town-hall', [keeper]],
] as const
const deployments = new Map(
  await Promise.all(
    scenarios.map(async ([name]) => {
      const text = await bundledText(`deployments/${name}.yaml`)
      return [name, text.replace('otherProvider: true', `otherProvider: true\n  provider: ${keeper}`)] as const
    }),
  ),
)
const whole = decodeCatalogue(await bundledText('dist/data/catalogue.json'))
const own = await ownProvider()

/** The providers chosen, in that order, with all that they sell, in the order of the providers. */
function only(ids: readonly string[]): string {
  const of = <T extends { readonly provider: string }>(all: readonly T[]): readonly T[] =>
    ids.flatMap((id) => all.filter(({ provider }) => provider === id))
  const providers = ids.flatMap((id) => whole.providers.filter((one) => one.id === id))
  const some: Catalogue = { ...whole, providers, regions: of(whole.regions), offers: of(whole.offers) }
  return encodeCatalogue(some)
}

/** Everything that is weighed, in the order of the report: what it costs, what it scores, why it is left out. */
const weighed = ({ alternatives }: Comparison) =>
  alternatives.map(({ id, state, reasons, cost, overall, criteria }) => ({
    id,
    state,
    reasons,
    total: cost?.total.toFixed() ?? null,
    lines: cost?.lines.map(({ offer, amount }) => [offer, amount.toFixed()]),
    overall,
    criteria,
  }))

const asked = fc.constantFrom(...scenarios).chain(([name, kept]) =>
  fc.record({
    name: fc.constant(name),
    method: fc.constantFrom('weighted-sum' as const, 'total-cost' as const),
    chosen: fc
      .shuffledSubarray(
        whole.providers.map(({ id }) => id),
        { minLength: 2 },
      )
      .map((ids) => [...new Set([...ids, ...kept])]),
    withOwn: fc.boolean(),
  }),
)

describe('who else competes', () => {
  it('removing, adding or reordering providers reorders none of the rest and changes nothing about them', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ name, method, chosen, withOwn }) => {
        const deployment = deployments.get(name) ?? ''
        const all = weighed(await compared({ deployment, method, providers: [own] }))
        const providers = withOwn ? [own] : []
        const some = weighed(await compared({ deployment, method, providers, bundled: only(chosen) }))
        const there = new Set(some.map(({ id }) => id))
        expect(some).toEqual(all.filter(({ id }) => there.has(id)))
        expect(there.size).toBeGreaterThan(1)
      }),
      runs(8),
    )
  }, 240_000)
})
