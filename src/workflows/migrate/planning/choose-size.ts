import type { ServerSize } from '../../../domain/resources.ts'
import type { Offered } from '../../../providers/contract/reading-features.ts'

export interface SizeWanted {
  readonly size: ServerSize
  /** Its system disk lies on the server itself, and not on a volume. */
  readonly localDisk: boolean
}

/** As many are worth looking at. */
const most = 8

/** Ids of the sizes that are large enough, smallest first; of equal ones the one with the same name. */
export function sizesFor({ size, localDisk }: SizeWanted, offers: readonly Offered[]): readonly string[] {
  const { vcpu, memoryMib, diskGib } = size
  return offers
    .filter((offer) => offer.vcpu >= vcpu && offer.memoryMib >= memoryMib && (!localDisk || offer.diskGib >= diskGib))
    .toSorted((a, b) => firstDifference(surplus(a, size), surplus(b, size)))
    .slice(0, most)
    .map(({ id }) => id)
}

/** How much larger than needed, what counts most first. */
function surplus(offer: Offered, size: ServerSize): readonly (number | string)[] {
  const more = offer.vcpu / Math.max(size.vcpu, 1) + offer.memoryMib / Math.max(size.memoryMib, 1)
  return [more, offer.name === size.name ? 0 : 1, offer.diskGib, offer.id]
}

function firstDifference(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  const [mine, other] = [a[at] ?? 0, b[at] ?? 0]
  return at === -1 ? 0 : mine < other ? -1 : 1
}
