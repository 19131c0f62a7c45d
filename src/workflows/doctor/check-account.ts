import { BrokerError } from '../../domain/errors.ts'
import type { Check, Health } from '../../domain/health.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import type { AccessFeature, Quota } from '../../providers/contract/reading-features.ts'
import { quotaChecks } from './check-quotas.ts'

export interface AccountRequest {
  /** As it was asked for. */
  readonly profile: string
  readonly provider: Provider
  readonly signal: AbortSignal
}

/** Whether an account can be used: the provider's own checks, and the quotas where signing in worked. */
export async function checkAccount(request: AccountRequest): Promise<Health> {
  const { profile, provider, signal } = request
  const { access, quotas } = provider.features
  const closed = closedCheck(provider)
  const own = access === undefined ? [noAccess] : await accessChecks(access, signal)
  const told = own.some(({ id }) => id === 'closed') ? own : [...closed, ...own]
  const mayGoOn = quotas !== undefined && told.every(({ state }) => state !== 'failed')
  const read = mayGoOn ? await readQuotas(quotas, signal) : { quotas: [], checks: [] }
  return {
    about: {
      kind: 'account',
      profile,
      provider: provider.id,
      region: provider.facts.region,
      place: provider.facts.place,
    },
    checks: [...told, ...read.checks],
    quotas: read.quotas,
  }
}

const noAccess: Check = {
  id: 'credentials',
  name: message('doctor.check.credentials'),
  state: 'ok',
  says: message('doctor.access.none'),
  next: null,
}

function closedCheck({ id, facts }: Provider): readonly Check[] {
  if (facts.closed === null) return []
  const says = message('doctor.closed', { provider: id, date: { date: facts.closed.since } })
  const next = message('doctor.closed.next')
  return [{ id: 'closed', name: message('doctor.check.closed'), state: 'failed', says, next }]
}

/** What had been found before an error stays. */
async function accessChecks(access: AccessFeature, signal: AbortSignal): Promise<readonly Check[]> {
  const checks: Check[] = []
  try {
    for await (const check of access.check({ signal })) {
      checks.push({ ...check, name: message(`doctor.check.${check.id}`) })
    }
  } catch (error) {
    signal.throwIfAborted()
    checks.push(broken(isRefusal(error) ? 'credentials' : 'reachable', error, 'doctor.access.broken'))
  }
  return checks
}

async function readQuotas(
  feature: NonNullable<Provider['features']['quotas']>,
  signal: AbortSignal,
): Promise<{ readonly quotas: readonly Quota[]; readonly checks: readonly Check[] }> {
  const quotas: Quota[] = []
  try {
    for await (const quota of feature.list({ signal })) quotas.push(quota)
    return { quotas, checks: quotaChecks(quotas) }
  } catch (error) {
    signal.throwIfAborted()
    return { quotas, checks: [broken('quotas', error, 'doctor.quotas.unread')] }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof BrokerError && error.kind === 'credentials'
}

function broken(
  id: 'credentials' | 'reachable' | 'quotas',
  error: unknown,
  key: 'doctor.access.broken' | 'doctor.quotas.unread',
): Check {
  if (!(error instanceof BrokerError)) throw error
  const name: Message = message(`doctor.check.${id}`)
  const refused = isRefusal(error) ? { refused: true as const } : {}
  return { id, name, state: 'failed', ...refused, says: message(key, { reason: error.says }), next: error.next }
}
