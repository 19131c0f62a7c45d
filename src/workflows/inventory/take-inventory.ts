import { BrokerError } from '../../domain/errors.ts'
import { resourceKinds, type Inventory, type InventoryWarning, type ResourceKind } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import { ProviderError } from '../../providers/contract/errors.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import type { InventoryFeature } from '../../providers/contract/reading-features.ts'
import { requireFeature } from '../../providers/contract/require-feature.ts'
import { assignTenants, type TenantRule } from './assign-tenants.ts'
import { emptyLists, withoutIdentity, type Lists } from './lists.ts'
import { withDevices } from './with-devices.ts'

export interface InventoryRequest {
  /** As it was asked for. */
  readonly profile: string
  readonly provider: Provider
  readonly tenants: TenantRule
  /** ISO 8601 UTC. */
  readonly takenAt: string
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

/** How many of a kind were read; `done` with the last. */
export interface InventoryProgress {
  readonly kind: ResourceKind
  readonly read: number
  readonly done: boolean
}

/** Lists that are read at one time; each follows its pages one after another. */
const lanes = 4
/** A step of the progress. */
const step = 100

/**
 * Everything in the account and region. A kind whose reading fails becomes a warning; what was read of it before is kept.
 * @throws BrokerError unsupported – the provider has no inventory; the error of the first kind when every kind has failed.
 */
export async function takeInventory(request: InventoryRequest): Promise<Inventory> {
  const { provider, profile, takenAt, signal } = request
  const feature = requireFeature(provider, 'inventory')
  const lists = emptyLists()
  const reading: Reading = { feature, lists, request, failures: new Map() }
  await readAll(
    resourceKinds.filter((kind) => feature.kinds.includes(kind)),
    reading,
  )
  signal.throwIfAborted()
  const { failures } = reading
  const nothing = resourceKinds.every((kind) => lists[kind].length === 0)
  const [first] = failures.values()
  if (first !== undefined && nothing && failures.size === feature.kinds.length) throw unreadable(first)
  const assigned = assignTenants(withoutIdentity(withDevices(lists)), request.tenants)
  return {
    profile,
    provider: provider.id,
    region: provider.facts.region,
    takenAt,
    incomplete: failures.size > 0,
    ...assigned.lists,
    warnings: [...once(resourceKinds.flatMap((kind) => readWarnings(kind, reading))), ...assigned.warnings],
  }
}

/** Several kinds may lack something for the same reason: it is told with the first of them. */
function once(warnings: readonly InventoryWarning[]): readonly InventoryWarning[] {
  const texts = warnings.map(({ says }) => JSON.stringify(says))
  const first = new Map(texts.toReversed().map((text, at) => [text, texts.length - 1 - at] as const))
  return warnings.filter((_, at) => first.get(texts[at] ?? '') === at)
}

interface Reading {
  readonly feature: InventoryFeature
  readonly lists: Lists
  readonly request: InventoryRequest
  readonly failures: Map<ResourceKind, Error>
}

/**
 * The first kind alone, so that one call signs in and not four, and so that an account that cannot be used at all is told at once;
 * then the others, a few at a time.
 */
async function readAll(kinds: readonly ResourceKind[], reading: Reading): Promise<void> {
  const [first, ...waiting] = kinds
  if (first === undefined) return
  await readKind(first, reading.lists[first], reading)
  const failure = reading.failures.get(first)
  if (failure !== undefined && !(await isUsable(reading.request))) throw failure
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await readKind(next, reading.lists[next], reading)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Whether signing in works, as far as the provider can tell. What comes after that is for the lists to find out. */
async function isUsable({ provider, signal }: InventoryRequest): Promise<boolean> {
  const { access } = provider.features
  if (access === undefined) return true
  for await (const { id, state } of access.check({ signal })) {
    if (state === 'failed' && (id === 'reachable' || id === 'credentials')) return false
    if (id === 'credentials') return true
  }
  return true
}

async function readKind<K extends ResourceKind>(kind: K, list: Lists[K], reading: Reading): Promise<void> {
  const { feature, request, failures } = reading
  const { signal, onProgress } = request
  try {
    signal.throwIfAborted()
    for await (const resource of feature.list({ kind, signal })) {
      list.push(resource)
      if (list.length % step === 0) onProgress({ kind, read: list.length, done: false })
    }
    onProgress({ kind, read: list.length, done: true })
  } catch (error) {
    if (!(error instanceof Error) || signal.aborted) throw error
    failures.set(kind, error)
  }
}

/** Services that know none of their lists are no bad usage: what was asked for is there, and its cloud does not tell of it. */
function unreadable(error: Error): Error {
  if (!(error instanceof ProviderError) || error.code !== 'not-found') return error
  const { says, next, problems } = error
  return new BrokerError({ kind: 'partial', says, problems, cause: error, ...(next === null ? {} : { next }) })
}

function readWarnings(kind: ResourceKind, { feature, lists, request, failures }: Reading): readonly InventoryWarning[] {
  if (!feature.kinds.includes(kind)) {
    const says = message('inventory.warning.absent', {
      kind: message(`inventory.kind.${kind}`),
      provider: request.provider.id,
    })
    return [{ kind, read: 0, why: 'absent', says, next: null }]
  }
  const failure = failures.get(kind)
  if (failure === undefined) return []
  const read = lists[kind].length
  const whole = failure instanceof ProviderError && failure.besides ? ({ whole: true } as const) : {}
  const problems = failure instanceof BrokerError ? failure.problems : []
  if (problems.length > 0)
    return problems.map(({ message: says, hint: next }) => ({ kind, read, why: 'failed', ...whole, says, next }))
  const values = { kind: message(`inventory.kind.${kind}`), count: read, reason: reasonOf(failure) }
  const says = message(read === 0 ? 'inventory.warning.failed' : 'inventory.warning.cut', values)
  return [{ kind, read, why: 'failed', says, next: failure instanceof BrokerError ? failure.next : null }]
}

function reasonOf(error: Error): InventoryWarning['says'] {
  return error instanceof BrokerError ? error.says : message('inventory.reason.unexpected', { detail: error.message })
}
