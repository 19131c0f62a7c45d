import { onTestFinished } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { deletionOrder } from '../../../src/workflows/migrate/parts/unmake.ts'
import { accessOf, openOpenstack } from '../../conformance/openstack-harness.ts'
import { listOf } from '../../migrate/phases/make-tenant.ts'
import { cloudsYaml } from './cloud.ts'

/** Kinds that can be deleted, in an order in which that works; subnets go with their networks. */
export const deletable = deletionOrder.filter((kind) => kind !== 'subnets')

const { signal } = new AbortController()

/** A project in which nothing stays of what the test makes. */
export async function leftAsFound(cloud: string): Promise<Provider> {
  const provider = openOpenstack(accessOf({ file: cloudsYaml, cloud }))
  const idsOf = async (kind: ResourceKind): Promise<readonly string[]> =>
    (await listOf(provider, kind)).map(({ id }) => id)
  const before = new Set((await Promise.all(deletable.map(idsOf))).flat())
  onTestFinished(async () => {
    // What these tests open is an OpenStack, which has all of them.
    const features = provider.features as AllFeatures
    for (const kind of deletable) {
      for (const id of await idsOf(kind)) if (!before.has(id)) await features[kind].delete({ id, signal })
    }
    await provider.close()
  })
  return provider
}
