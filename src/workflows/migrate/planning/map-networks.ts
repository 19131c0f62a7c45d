import type { ResourceOf } from '../../../domain/inventory.ts'

type Network = ResourceOf['networks']

/** The network of the target that takes the place of a common one: that of the same name, else the only one; null: open. */
export function counterpart(network: Network, targets: readonly Network[]): string | null {
  const fit = targets.filter(({ external, shared }) => (network.external ? external : external || shared))
  const named = fit.filter(({ name }) => name === network.name && name !== '')
  const [first, ...others] = named.length > 0 ? named : fit
  return first === undefined || others.length > 0 ? null : first.id
}
