import { BrokerError } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import { commandLine } from '../command-line.ts'
import { openPlan, planFiles } from '../plan-files.ts'

/** Commands that take `--tenant`. */
const ofTenants: readonly string[] = ['apply', 'rehearse', 'sync', 'cutover', 'rollback', 'finish']

/** The error for a plan that is not there; names the one that was probably meant, or the plan that has a tenant of that name. */
export async function noSuchPlan(request: {
  readonly named: string
  /** Words behind `broker migrate`. */
  readonly command: string
  /** Files of the plans that there are. */
  readonly plans: readonly string[]
}): Promise<BrokerError> {
  const { named } = request
  const says = message('migrate.noSuchPlan', { name: named, file: planFiles(named).plan })
  return new BrokerError({ kind: 'usage', says, next: await nextOf(request) })
}

async function nextOf({ named, command, plans }: Parameters<typeof noSuchPlan>[0]): Promise<Message> {
  const [only] = plans
  if (only === undefined) return message('migrate.noPlan.next')
  const line = (...words: readonly string[]): Message => {
    const typed = commandLine(['broker', 'migrate', ...command.split(' '), ...words])
    return message('migrate.noSuchPlan.meant', { command: typed })
  }
  if (plans.length === 1 && ofTenants.includes(command) && (await hasTenant(only, named))) {
    return line(only, '--tenant', named)
  }
  const near = nearest(
    named,
    plans.map((file) => nameOf(file)),
  )
  const meant = plans.find((file) => near !== null && nameOf(file) === near) ?? (plans.length === 1 ? only : undefined)
  return meant === undefined ? message('migrate.noSuchPlan.next', { plans: plans.join(', ') }) : line(meant)
}

const nameOf = (file: string): string => file.replace(/^.*[/\\]|[.]plan[.]yaml$/g, '')

/** A plan that cannot be read has none. */
async function hasTenant(file: string, name: string): Promise<boolean> {
  try {
    return Object.hasOwn((await openPlan(file)).plan.tenants, name)
  } catch (error) {
    if (error instanceof BrokerError) return false
    throw error
  }
}
