import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import type { Plan } from '../../plan/plan-schema.ts'

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
export function selectTenants(plan: Plan, { waves, tenants, exclude }: Selection): readonly SelectedWave[] {
  const names = Object.keys(plan.tenants)
  const waveNames = plan.waves.map(({ name }) => name)
  for (const name of waves) requireKnown(name, waveNames, 'wave')
  for (const name of [...tenants, ...exclude]) requireKnown(name, names, 'tenant')
  const [asked, left] = [new Set(tenants), new Set(exclude)]
  const isChosen = (name: string): boolean => (asked.size === 0 || asked.has(name)) && !left.has(name)
  const inWaves = new Set(plan.waves.flatMap((wave) => wave.tenants))
  const others = { name: null, tenants: names.filter((name) => !inWaves.has(name)), maxParallel: 1 }
  const chosen = [...plan.waves, others]
    .filter(({ name }) => waves.length === 0 || (name !== null && waves.includes(name)))
    .map((wave) => ({ tenants: wave.tenants.filter(isChosen), maxParallel: wave.maxParallel }))
    .filter((wave) => wave.tenants.length > 0)
  if (chosen.length > 0) return chosen
  throw new BrokerError({
    kind: 'usage',
    says: message('migrate.nobodySelected'),
    next: message('migrate.nobodySelected.next', { tenants: names.slice(0, 20).join(', ') }),
  })
}

function requireKnown(name: string, known: readonly string[], what: 'wave' | 'tenant'): void {
  if (known.includes(name)) return
  const meant = nearest(name, known)
  const next =
    meant === null
      ? message('migrate.unknownName.next', { names: known.slice(0, 20).join(', ') })
      : message('migrate.unknownName.meant', { name: meant })
  throw new BrokerError({ kind: 'usage', says: message(`migrate.unknown.${what}`, { name }), next })
}
