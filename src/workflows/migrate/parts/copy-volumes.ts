import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { bringVolume, copySnapshot } from './copy-volume.ts'
import { entriesOf } from './entry-ids.ts'
import { inLanes } from './in-lanes.ts'
import { sourceSnapshot } from './source-snapshot.ts'

/** Brings all volumes of a tenant to what the source holds now, while its servers may run. */
export async function bringVolumes(migration: Migration, tenant: string): Promise<void> {
  const { plan } = migration
  await inLanes(entriesOf(migration, tenant, 'volumes'), plan.limits.volumesInParallel, (entry) =>
    bringVolume(migration, { tenant, entry, consistent: false }),
  )
}

/** The last time: every snapshot is taken before the first is copied, all of them of stopped servers. */
export async function bringFinalVolumes(migration: Migration, tenant: string): Promise<void> {
  const { plan, journal } = migration
  const taken: { readonly entry: Parameters<typeof bringVolume>[1]['entry']; readonly id: string }[] = []
  for (const entry of entriesOf(migration, tenant, 'volumes')) {
    taken.push({ entry, id: await sourceSnapshot(migration, { tenant, entry, anew: true }) })
  }
  const { forced } = tenantState(journal.state(), tenant)
  await inLanes(taken, plan.limits.volumesInParallel, ({ entry, id }) => {
    const consistent = !entry.observed.attachedTo.some((server) => forced.includes(server))
    return copySnapshot(migration, { tenant, entry, consistent }, id)
  })
}
