import type { SecurityRule } from '../../domain/network-resources.ts'
import type { Server, ServerSize, Stateful } from '../../domain/resources.ts'
import type { Translator } from '../../messages/translator.ts'
import { sizeText } from '../disk/size-text.ts'

const bytesPerMib = 1024 * 1024
/** More of them would make a table hard to read. */
const mostShown = 4

/** Our word for a state; the provider's own where ours says little. */
export function stateText({ state, providerState }: Stateful, tr: Translator): string {
  return tr.text(`inventory.state.${state}`, { said: providerState })
}

export function serverSizeText(size: ServerSize | null, tr: Translator): string {
  if (size === null) return tr.text('inventory.size.unknown')
  const memory = sizeText(size.memoryMib * bytesPerMib, tr)
  const words = tr.text('inventory.size', { vcpu: size.vcpu, memory, name: size.name })
  const { devices } = size
  return devices === undefined ? words : tr.text('inventory.size.devices', { size: words, devices: devices.join(', ') })
}

/** Public addresses first. */
export function addressText({ addresses }: Server, tr: Translator): string {
  const sorted = [...addresses].sort((a, b) => Number(b.kind === 'public') - Number(a.kind === 'public'))
  return shortList(
    sorted.map(({ address }) => address),
    tr,
  )
}

export function rulesText(rules: readonly SecurityRule[], tr: Translator): string {
  const count = (direction: SecurityRule['direction']): number =>
    rules.filter((rule) => rule.direction === direction).length
  return [
    tr.text('inventory.rules.in', { count: count('in') }),
    tr.text('inventory.rules.out', { count: count('out') }),
  ].join(', ')
}

const traitNames = ['external', 'shared', 'bootable', 'encrypted', 'shareable'] as const

/** What is special about a resource. */
export function traits(
  resource: Readonly<Partial<Record<(typeof traitNames)[number], boolean>>>,
  tr: Translator,
): string {
  return traitNames
    .filter((name) => resource[name] === true)
    .map((name) => tr.text(`inventory.${name}`))
    .join(', ')
}

/** A few words, and how many more there are. */
export function shortList(words: readonly string[], tr: Translator): string {
  const first = words.slice(0, mostShown).join(', ')
  const count = words.length - mostShown
  return count > 0 ? tr.text('inventory.more', { first, count }) : first
}
