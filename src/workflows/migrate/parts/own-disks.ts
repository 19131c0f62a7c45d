import type { Migration } from '../migration.ts'
import { observeServers } from './observe-servers.ts'
import { targetServersThere } from './restore.ts'

/** Names with ids of the servers of a tenant on the target that started from an image: their disks go with them, unsaved. */
export async function ownDisksOfTarget(migration: Migration, tenant: string): Promise<readonly string[]> {
  const { target, signal } = migration
  const ids = await targetServersThere(migration, tenant)
  const found = await observeServers({ provider: target, ids, signal })
  return [...found.values()].filter(({ imageId }) => imageId !== null).map(({ name, id }) => `${name} (${id})`)
}
