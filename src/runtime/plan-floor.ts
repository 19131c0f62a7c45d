import { decodeFacts } from '../documents/compile-facts.ts'
import { catalogueName } from '../domain/openstack-presets.ts'
import type { Plan } from '../plan/plan-schema.ts'
import { requireFloor, type FloorRequest } from '../workflows/migrate/floor/judge-floor.ts'
import { readBundled } from './bundled.ts'
import { today } from './clock.ts'
import { withProfile, type OpenedProfile } from './open-profile.ts'

/** @throws BrokerError refused – the target of a plan does not meet its floor, or nobody knows whether it does. */
export async function requirePlanFloor(
  { floor, target }: Plan,
  { profiles: file, debug }: { readonly profiles: string | undefined; readonly debug: boolean },
): Promise<void> {
  if (floor === null) return
  await withProfile({ name: target.profile, file, debug }, async (opened) => {
    requireFloor({ floor, ...(await floorFacts(opened)) })
  })
}

/** What the floor of a plan is judged by. */
export async function floorFacts({ profile, provider }: OpenedProfile): Promise<Omit<FloorRequest, 'floor'>> {
  return {
    provider: catalogueName(profile.account),
    region: provider.facts.region,
    knowledge: decodeFacts(await readBundled('facts')),
    today: today(),
  }
}
