import type { Sides } from '../workflows/migrate/planning/read-sides.ts'
import { withProfile, type OpenedProfile } from './open-profile.ts'

/** Both ends of a migration with the profiles that they were opened by. */
export interface OpenedSides {
  readonly source: OpenedProfile
  readonly target: OpenedProfile
}

/** Opens both sides, works with them, and closes them whatever happens. */
export async function withSides<T>(
  line: {
    readonly source: string
    readonly target: string
    readonly profiles: string | undefined
    readonly debug: boolean
  },
  work: (sides: Sides, opened: OpenedSides) => Promise<T>,
): Promise<T> {
  const { source, target, profiles: file, debug } = line
  return await withProfile({ name: source, file, debug }, async (from) =>
    withProfile({ name: target, file, debug }, async (to) =>
      work(
        { source: { profile: source, provider: from.provider }, target: { profile: target, provider: to.provider } },
        { source: from, target: to },
      ),
    ),
  )
}
