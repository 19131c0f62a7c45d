import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Listed, recompute } from './basket.ts'
import { broker, temporaryFolder } from './cli.ts'

const providers = ['aws', 'ovh', 'hetzner', 'scaleway', 'exoscale', 'infomaniak']

async function compared(...flags: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const outcome = await broker(['compare', 'test/acceptance/basket.yaml', '--json', ...flags])
  const { alternatives } = JSON.parse(outcome.stdout) as {
    alternatives: readonly { id: string; state: string; cost: { bill: { amount: string } } | null }[]
  }
  const billed = alternatives.filter(({ state, cost }) => state !== 'undecided' && cost !== null)
  return Object.fromEntries(billed.map(({ id, cost }) => [id, cost?.bill.amount ?? '']))
}

async function listed(): Promise<Listed> {
  return JSON.parse((await broker(['catalog', 'list', '--json'])).stdout) as Listed
}

/** The recomputed bills of those regions for which the program has one. */
function recomputed(
  list: Listed,
  bills: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const own = recompute(list)
  return Object.fromEntries(Object.keys(bills).map((id) => [id, own.get(id)]))
}

test('one basket in every region of every provider, recomputed from the listed prices, to the cent', async () => {
  const bills = await compared()
  const covered = new Set(Object.keys(bills).map((id) => id.split('/')[0]))
  expect(providers.filter((provider) => !covered.has(provider))).toEqual([])
  expect(recomputed(await listed(), bills)).toEqual(bills)
})

test('a price that was changed is noticed', async () => {
  const list = await listed()
  const mutated = {
    ...list,
    offers: list.offers.map((offer) =>
      offer.kind === 'volume' && offer.provider === 'ovh'
        ? { ...offer, prices: offer.prices.map((price) => ({ ...price, amount: String(Number(price.amount) * 1.01) })) }
        : offer,
    ),
  }
  const file = join(await temporaryFolder(), 'mutated.json')
  await writeFile(file, JSON.stringify(mutated))
  const bills = await compared('--catalog', file)
  expect(recomputed(mutated, bills)).toEqual(bills)
  expect(recomputed(list, bills)).not.toEqual(bills)
})
