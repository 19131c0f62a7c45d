import type { ResourceKind } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import { ProviderError } from '../../contract/errors.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { withProblems } from '../../shared/openstack/with-problems.ts'
import type { Cloud } from '../cloud.ts'

/** What could be read of a list, and what it ended with; null: it is whole. */
export interface Gathered<T> {
  readonly items: readonly T[]
  readonly error: ProviderError | null
}

/** Reads a list without which another one can do. */
export async function gathered<T>(list: AsyncIterable<T>): Promise<Gathered<T>> {
  const items: T[] = []
  try {
    for await (const item of list) items.push(item)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { items, error }
  }
  return { items, error: null }
}

/** The cloud does not have the thing at all: then nothing is missing. */
export function isAbsent({ error }: Pick<Gathered<unknown>, 'error'>): boolean {
  return error?.code === 'unsupported' || error?.code === 'not-found'
}

/** The catalogue does not name the service: there was nobody to ask. */
export function hasNoService({ error }: Gathered<unknown>): boolean {
  return error?.code === 'unsupported' && error.cause === undefined
}

/** What records lack when a list besides could not be read to its end. */
export interface Missing {
  readonly part: 'groups' | 'sizes' | 'ports' | 'interfaces' | 'holders' | 'subnets' | 'rules'
  readonly error: ProviderError
}

interface Listing<T> {
  readonly kind: ResourceKind
  readonly items: AsyncIterable<T>
  /** Filled while `items` are read. */
  readonly missing: readonly Missing[]
}

/**
 * All records of a list, whatever they lack.
 * @throws ProviderError – after the last one: names what they lack, and why; and what the list itself ended with.
 */
export async function* thenMissing<T>(cloud: Cloud, listing: Listing<T>): AsyncGenerator<T, void, undefined> {
  const { items, missing, kind } = listing
  try {
    yield* items
  } catch (error) {
    if (missing.length === 0 || !(error instanceof ProviderError)) throw error
    const { problems: more } = withoutParts(cloud, listing)
    throw withProblems(error, { collection: message(`inventory.kind.${kind}`), place: cloud.facts.place, more })
  }
  if (missing.length > 0) throw withoutParts(cloud, listing)
}

function withoutParts({ facts }: Cloud, { kind, missing }: Listing<unknown>): ProviderError {
  const problems = missing.flatMap(({ part, error: { says, next, problems: each } }) => {
    const first = message(`openstack.without.${part}`, { reason: says })
    return [{ file: facts.place, line: null, column: null, message: first, hint: next }, ...each]
  })
  const [first] = missing
  return openstackError({
    code: first?.error.code ?? 'unexpected',
    key: 'openstack.without',
    values: { kind: message(`inventory.kind.${kind}`) },
    besides: true,
    problems,
    cause: first?.error,
  })
}
