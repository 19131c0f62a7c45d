import { message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { type Flags, OnwardError } from './onward.ts'

/** What was asked for; empty lists: everything. */
export interface Selection {
  readonly waves: readonly string[]
  readonly tenants: readonly string[]
  readonly exclude: readonly string[]
}

interface SelectedWave {
  readonly tenants: readonly string[]
  readonly maxParallel: number
}

/**
 * The tenants to work on, wave by wave. Those in no wave come last, one at a time.
 * @throws BrokerError usage – a name that the plan does not have.
 */
export function selectTenants(plan: Plan, selection: Selection): readonly SelectedWave[] {
  const { waves, tenants, exclude } = selection
  const names = Object.keys(plan.tenants)
  const waveNames = plan.waves.map(({ name }) => name)
  requireKnown('wave', { given: waves, known: waveNames, flag: 'wave' })
  requireKnown('tenant', { given: tenants, known: names, flag: 'tenant' })
  requireKnown('tenant', { given: exclude, known: names, flag: 'exclude' })
  const [asked, left] = [new Set(tenants), new Set(exclude)]
  const isChosen = (name: string): boolean => (asked.size === 0 || asked.has(name)) && !left.has(name)
  const inWaves = new Set(plan.waves.flatMap((wave) => wave.tenants))
  const others = { name: null, tenants: names.filter((name) => !inWaves.has(name)), maxParallel: 1 }
  const chosen = [...plan.waves, others]
    .filter(({ name }) => waves.length === 0 || (name !== null && waves.includes(name)))
    .map((wave) => ({ tenants: wave.tenants.filter(isChosen), maxParallel: wave.maxParallel }))
    .filter((wave) => wave.tenants.length > 0)
  if (chosen.length > 0) return chosen
  throw new OnwardError({
    kind: 'usage',
    onward: { kind: 'look', command: 'status' },
    says: message('migrate.nobodySelected'),
    next: message('migrate.nobodySelected.next', { tenants: listed(names) }),
  })
}

/** As {@link selectTenants}, in one list; null where nothing was asked for, which means all. */
export function askedTenants(plan: Plan, selection: Selection): readonly string[] | null {
  const { waves, tenants, exclude } = selection
  const isAll = [waves, tenants, exclude].every((names) => names.length === 0)
  return isAll ? null : selectTenants(plan, selection).flatMap((wave) => wave.tenants)
}

const mostListed = 20

const listed = (names: readonly string[]): string =>
  names.length > mostListed ? `${names.slice(0, mostListed).join(', ')}, …` : names.join(', ')

/** @throws OnwardError usage – a name that is not known; goes on with the one that was probably meant. */
function requireKnown(
  what: 'wave' | 'tenant',
  {
    given,
    known,
    flag,
  }: { readonly given: readonly string[]; readonly known: readonly string[]; readonly flag: string },
): void {
  const name = given.find((one) => !known.includes(one))
  if (name === undefined) return
  const meant = nearest(name, known)
  const flags: Flags = { [flag]: given.map((one) => (one === name ? (meant ?? one) : one)) }
  throw new OnwardError({
    kind: 'usage',
    onward: meant === null ? { kind: 'look', command: 'status' } : { kind: 'again', flags },
    says: message(`migrate.unknown.${what}`, { name, names: listed(known) }),
    ...(meant === null ? {} : { next: message('migrate.unknownName.meant', { name: meant }) }),
  })
}
