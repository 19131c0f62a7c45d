import { BrokerError } from '../../../domain/errors.ts'
import type { Inventory } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import type { SidesNow } from './read-sides.ts'

/**
 * Networks that were named on the command line, by id on the source.
 * @throws BrokerError usage – a side has no such network.
 */
export function givenNetworks(
  pairs: readonly (readonly [source: string, target: string])[],
  { source, target }: SidesNow,
): ReadonlyMap<string, string> {
  return new Map(pairs.map(([from, to]) => [networkId(from, source), networkId(to, target)]))
}

function networkId(word: string, { networks, profile }: Inventory): string {
  const found = networks.find(({ id }) => id === word) ?? networks.find(({ name }) => name === word)
  if (found !== undefined) return found.id
  throw new BrokerError({
    kind: 'usage',
    says: message('plan.unknownNetwork', { side: profile, word }),
    next: message('plan.unknownNetwork.next', { side: profile }),
  })
}
