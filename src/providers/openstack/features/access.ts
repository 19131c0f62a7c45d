import { message } from '../../../domain/message.ts'
import type { MessageKey } from '../../../messages/keys.ts'
import type { ProviderError } from '../../contract/errors.ts'
import type { AccessCheck, AccessFeature } from '../../contract/reading-features.ts'
import { regionsOf } from '../../shared/openstack/find-endpoint.ts'
import { serviceKinds, type ServiceName } from '../../shared/openstack/services.ts'
import type { Token } from '../../shared/openstack/token.ts'
import type { Cloud } from '../cloud.ts'
import { attempt } from './attempt.ts'
import { lackingPermission } from './permissions.ts'

/** A clock that differs by more is worth a word: other programs fail with it. */
const tolerableMs = 120_000

/** Asks what a user would try first, and stops where nothing further can succeed. */
export function access(cloud: Cloud): AccessFeature {
  return {
    async *check({ signal }) {
      if (cloud.preset.closed !== null) {
        yield closedCheck(cloud)
        if (cloud.access.authUrl === '') return
      }
      const token = await attempt(() => cloud.client.token(signal))
      if (!token.ok) {
        if (token.error.code === 'auth') yield ok('reachable', { url: cloud.facts.place })
        yield failed(token.error.code === 'auth' ? 'credentials' : 'reachable', token.error)
        return
      }
      yield ok('reachable', { url: cloud.facts.place })
      yield ok('credentials', { project: token.value.project?.name ?? token.value.project?.id ?? '–' })
      yield clockCheck(token.value)
      yield* serviceChecks(cloud, token.value, signal)
    },
  }
}

async function* serviceChecks(
  cloud: Cloud,
  token: Token,
  signal: AbortSignal,
): AsyncGenerator<AccessCheck, void, undefined> {
  const regions = regionsOf(token.catalogue)
  const { region } = cloud.access
  const unknown = region === null ? regions.length > 1 : regions.length > 0 && !regions.includes(region)
  const names = Object.keys(serviceKinds).filter((name): name is ServiceName => name in serviceKinds)
  const found = await Promise.all(names.map((name) => attempt(() => cloud.client.address(name, signal))))
  const errors = found.flatMap((one) => (one.ok ? [] : [one.error]))
  const [first] = errors
  if (unknown && first !== undefined) {
    yield failed('region', first)
    return
  }
  yield ok('region', { region: region ?? regions[0] ?? '–' })
  if (first === undefined) yield ok('endpoints', { services: names.join(', ') })
  else
    yield errors.length === names.length
      ? failed('endpoints', first)
      : { ...failed('endpoints', first), state: found[names.indexOf('compute')]?.ok === true ? 'warning' : 'failed' }
  // That compute is missing has been said.
  if (found[names.indexOf('compute')]?.ok !== true) return
  const there = names.filter((_, at) => found[at]?.ok === true)
  const roles = token.roles.length === 0 ? '–' : token.roles.join(', ')
  yield (await lackingPermission(cloud, there, signal)) ?? ok('permissions', { roles })
}

function clockCheck({ clockAheadMs }: Token): AccessCheck {
  const minutes = Math.round(Math.abs(clockAheadMs) / 6000) / 10
  if (Math.abs(clockAheadMs) <= tolerableMs) return ok('clock', {})
  const key = clockAheadMs > 0 ? 'openstack.check.clockAhead' : 'openstack.check.clockBehind'
  return { id: 'clock', state: 'warning', says: message(key, { minutes }), next: message('openstack.check.clock.next') }
}

function closedCheck({ preset }: Cloud): AccessCheck {
  const values = { name: preset.name, since: { date: preset.closed?.since ?? '' }, source: preset.closed?.source ?? '' }
  return {
    id: 'closed',
    state: 'failed',
    says: message('openstack.check.closed', values),
    next: message('openstack.check.closed.next', values),
  }
}

function ok(id: Exclude<AccessCheck['id'], 'contents'>, values: Readonly<Record<string, string>>): AccessCheck {
  const key: MessageKey = `openstack.check.${id === 'closed' ? 'reachable' : id}`
  return { id, state: 'ok', says: message(key, values), next: null }
}

function failed(id: AccessCheck['id'], error: ProviderError): AccessCheck {
  const { code, says, next } = error
  // A region that does not exist is for the settings to mend, whoever signs in.
  const refused = code === 'auth' && id !== 'region' ? { refused: true as const } : {}
  return { id, state: 'failed', ...refused, says, next }
}
