import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'
import type { ResourceState } from '../../domain/resources.ts'
import { keyLabel, type Changed, type Created, type Creation } from '../contract/creation.ts'
import { ProviderError } from '../contract/errors.ts'
import { requireWithinLimits } from '../contract/require-within-limits.ts'
import type { ServiceName } from '../shared/openstack/services.ts'
import { openstackError } from '../shared/openstack/openstack-error.ts'
import type { Cloud } from './cloud.ts'
import { orGone, untilSettled, type Watch } from './settle.ts'
import { withoutTwin } from './twins.ts'

/** How one kind of thing is made. */
export interface Making<K extends ResourceKind> {
  readonly kind: K
  readonly creation: Creation
  /** All there are; the one with the key among them is ours. */
  readonly list: (cloud: Cloud, signal: AbortSignal) => AsyncIterable<ResourceOf[K]>
  /** What the existing one has otherwise than wanted, for people; null when it is what was wanted. */
  readonly difference: (existing: ResourceOf[K]) => string | null
  /** One call, with the identity in it. Gives the id. */
  readonly create: () => Promise<string>
  /** Takes back what `create` has just made. */
  readonly remove: (id: string) => Promise<unknown>
  /**
   * Waits for it and does what must follow. Called for an existing one as well, so that what was interrupted is finished; tells whether
   * there was anything left to do.
   */
  readonly finish: (id: string) => Promise<Created<ResourceOf[K]>>
}

/** Makes a thing, or finds the one that an earlier call has made with the same key. */
export async function makeOnce<K extends ResourceKind>(
  cloud: Cloud,
  making: Making<K>,
): Promise<Created<ResourceOf[K]>> {
  const { kind, creation } = making
  const { key, signal } = creation
  requireWithinLimits({ facts: cloud.facts, kind, creation })
  const find = (): Promise<ResourceOf[K] | null> => findByKey(making.list(cloud, signal), key)
  const before = await find()
  if (before !== null) return finishExisting(making, before)
  const outcome = await unlessThere(making.create, find)
  // What was sent has been seen through; the thing is there, and a repeat finds it.
  signal.throwIfAborted()
  if (outcome.kind === 'there') return finishExisting(making, outcome.thing)
  const id = outcome.made
  const list = (): AsyncIterable<ResourceOf[K]> => making.list(cloud, signal)
  const kept = await withoutTwin(cloud, { id, creation, list, remove: making.remove })
  return kept === null ? { ...(await making.finish(id)), changed: true } : finishExisting(making, kept)
}

/**
 * What a create call that nobody waited for any more has brought about in the meantime may stand in the way of this one: then that is the
 * thing.
 */
export async function unlessThere<M, T>(
  create: () => Promise<M>,
  find: () => Promise<T | null>,
): Promise<{ readonly kind: 'made'; readonly made: M } | { readonly kind: 'there'; readonly thing: T }> {
  try {
    return { kind: 'made', made: await create() }
  } catch (error) {
    const mayBeThere = error instanceof ProviderError && (error.code === 'conflict' || error.code === 'quota')
    const late = mayBeThere ? await find() : null
    if (late === null) throw error
    return { kind: 'there', thing: late }
  }
}

async function finishExisting<K extends ResourceKind>(
  making: Making<K>,
  existing: ResourceOf[K],
): Promise<Created<ResourceOf[K]>> {
  const { kind, creation } = making
  const difference = making.difference(existing) ?? failure(existing)
  if (difference !== null) {
    const values = { kind, key: creation.key, id: existing.id, difference }
    throw openstackError({ code: 'conflict', key: 'openstack.existsOtherwise', values })
  }
  return making.finish(existing.id)
}

export async function findByKey<T extends { readonly labels: Readonly<Record<string, string>> }>(
  list: AsyncIterable<T>,
  key: string,
): Promise<T | null> {
  for await (const one of list) {
    if (one.labels[keyLabel] === key) return one
  }
  return null
}

function failure(existing: object): string | null {
  const state: ResourceState | null = 'state' in existing && existing.state === 'error' ? 'error' : null
  return state
}

/** Labels with the identity among them, as metadata. */
export function metadataOf({ key, labels }: Creation): Readonly<Record<string, string>> {
  return { ...labels, [keyLabel]: key }
}

/**
 * Asks for the end of a thing and waits until it is gone.
 * @throws ProviderError conflict – it is in use, or the cloud failed to delete it.
 */
export async function deleteUntilGone(
  cloud: Cloud,
  request: {
    readonly service: ServiceName
    readonly path: string
    readonly watch: Watch<{ readonly status: string }>
  },
): Promise<Changed> {
  const { service, path, watch } = request
  const { signal, read, what } = watch
  const taken = await orGone(() => cloud.client.call({ service, method: 'DELETE', path, signal }))
  if (taken === null) return { changed: false }
  await untilSettled(cloud, {
    ...watch,
    read,
    isDone: (now) => {
      if (now === null) return true
      if (!/^error/i.test(now.status)) return false
      throw openstackError({ code: 'conflict', key: 'openstack.notDeleted', values: { what, state: now.status } })
    },
  })
  return { changed: true }
}
