import type { ResourceKind, ResourceOf } from '../../src/domain/inventory.ts'
import type { Changed, Created, Creation } from '../../src/providers/contract/creation.ts'
import type { FeatureName } from '../../src/providers/contract/features.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import type { Bench } from './bench.ts'
import type { Absence } from './clause.ts'

/** How the suite makes one kind of thing. */
export interface Maker<K extends ResourceKind = ResourceKind> {
  readonly kind: K
  readonly feature: FeatureName
  /** What else has to be there to make one. */
  readonly needs: readonly FeatureName[]
  /** Why nothing else can be wanted of one; left out: something can. */
  readonly noOther?: Absence
  /** It goes with another thing only. */
  readonly goesAlong?: true
  /** Makes what a thing of this kind needs, and tells how to make one. */
  readonly prepare: (bench: Bench) => Promise<Make<K>>
}

export interface Make<K extends ResourceKind> {
  readonly create: (provider: Provider, creation: Creation) => Promise<Created<ResourceOf[K]>>
  /** Wants something else; null where nothing else can be wanted. */
  readonly createOther: ((provider: Provider, creation: Creation) => Promise<unknown>) | null
  /** Null where such a thing goes with another one only. */
  readonly delete: ((provider: Provider, id: string, signal: AbortSignal) => Promise<Changed>) | null
}

/** Makes one that goes when the clause has ended. */
export async function makeOne<K extends ResourceKind>(
  bench: Bench,
  maker: Maker<K>,
  creation: Creation = bench.creation(),
): Promise<Created<ResourceOf[K]> & { readonly make: Make<K>; readonly creation: Creation }> {
  const make = await maker.prepare(bench)
  const made = await make.create(bench.provider, creation)
  bench.later(async () => make.delete?.(bench.provider, made.resource.id, bench.signal))
  return { ...made, make, creation }
}
