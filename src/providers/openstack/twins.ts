import type { Resource } from '../../domain/resources.ts'
import { keyLabel, type Creation } from '../contract/creation.ts'
import type { Cloud } from './cloud.ts'

type Keyed = Pick<Resource, 'id' | 'labels' | 'createdAt'>

interface JustMade<T extends Keyed> {
  /** Ours. */
  readonly id: string
  readonly creation: Creation
  readonly list: () => AsyncIterable<T>
  readonly remove: (id: string) => Promise<unknown>
}

/** So long one waits for somebody else to take a twin back. */
const limitMs = 20_000
const firstWaitMs = 250
const longestWaitMs = 5000

/**
 * Two creates with one key at the same time make two things. The older one stays (by time, then by id): whoever has made the other takes it
 * back. A younger twin that does not go away has nobody who would do so, since its call was given up, or was told of to somebody before
 * ours was seen: then ours is taken back. Gives the twin that is kept; null: ours.
 */
export async function withoutTwin<T extends Keyed>(cloud: Cloud, made: JustMade<T>): Promise<T | null> {
  const { now, wait } = cloud.surroundings
  const endMs = now() + limitMs
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    const { own, twin } = await pairIn(made)
    if (twin === null) return null
    if (own === null || isOlder(twin, own) || now() >= endMs) {
      await made.remove(made.id)
      return twin
    }
    await wait(waitMs, made.creation.signal)
  }
}

/** Ours, and the oldest other with our key. */
async function pairIn<T extends Keyed>({
  id,
  creation,
  list,
}: JustMade<T>): Promise<{ own: T | null; twin: T | null }> {
  let own: T | null = null
  let twin: T | null = null
  for await (const one of list()) {
    if (one.id === id) own = one
    else if (one.labels[keyLabel] === creation.key && (twin === null || isOlder(one, twin))) twin = one
  }
  return { own, twin }
}

function isOlder(one: Keyed, other: Keyed): boolean {
  if (one.createdAt === other.createdAt) return one.id < other.id
  return (one.createdAt ?? '') < (other.createdAt ?? '')
}
