import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Migration } from '../migration.ts'

/** @throws BrokerError refused – the plan gives the tenant's wave a time, and it is not now. */
export function requireWithinWindow({ plan, machine }: Pick<Migration, 'plan' | 'machine'>, tenant: string): void {
  const wave = plan.waves.find(({ tenants }) => tenants.includes(tenant))
  if (wave === undefined || wave.window === null) return
  const { start, end } = wave.window
  const now = Date.parse(machine.now())
  if (now >= Date.parse(start) && now < Date.parse(end)) return
  throw new BrokerError({
    kind: 'refused',
    says: message('migrate.outsideWindow', { tenant, wave: wave.name, start, end }),
    next: message('migrate.outsideWindow.next'),
  })
}
