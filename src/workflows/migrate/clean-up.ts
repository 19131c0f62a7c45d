import type { CleanupResult, LeftOver } from '../../domain/migration.ts'
import type { MadeState } from '../../plan/migration-state.ts'
import type { Migration } from './migration.ts'
import { cleanup } from './phases/cleanup.ts'

/** What a cleanup removed and left alone, as it is shown. */
export async function cleanUp(
  migration: Migration,
  request: { readonly ids: readonly string[]; readonly dryRun: boolean },
): Promise<Omit<CleanupResult, 'next'>> {
  const { removed, strays, removedStrays } = await cleanup(migration, request)
  const named = ({ side, kind, id, name }: LeftOver): LeftOver => ({ side, kind, id, name })
  return {
    plan: migration.plan.name,
    dryRun: request.dryRun,
    removed: [...removed.map(ofJournal), ...removedStrays.map(named)],
    strays: strays.map(named),
  }
}

function ofJournal({ side, resource, id, entry }: MadeState): LeftOver {
  return { side, kind: resource, id: id ?? '', name: entry }
}
