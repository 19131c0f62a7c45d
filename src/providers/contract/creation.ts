import type { Cancellable } from './reading-features.ts'

/**
 * What every create call is told.
 *
 * **Identity**: `key` is set in the create call itself – as the label `broker-key` where the provider takes labels there, else in a
 * deterministic name or description, else the natural key of the thing stands for it (key pair: name and fingerprint; rule: its
 * tuple). So a call that was killed at any moment can be repeated.
 *
 * Clause: a second create with the same key changes nothing and gives the same id.
 * Clause: a create that was killed after its first call and is repeated leaves exactly one resource.
 * Clause: a create with a known key that wants something else is a conflict.
 * Clause: a create that was aborted ends within two seconds with the reason of its signal.
 * Clause: a create that was aborted and is repeated leaves exactly one resource.
 * Clause: a name comes back as it was given, or is refused with conflict.
 * Clause: a name or label beyond the limits is refused with conflict.
 * Clause: names and labels at the limits are taken.
 * Clause: two with different keys may have one name, but for key pairs.
 * Clause: what a create gives is what an inventory lists.
 * Clause: what refuses a create says what to do next.
 *
 * Something else: any wish but name and labels, and but what the method says that it brings about by itself. Where the provider does
 * not tell what was wanted (user data, what a volume was made from), nothing has to be compared. `requireWithinLimits` is what every
 * create call asks first.
 *
 * **Abort**: a call that was sent is carried out, whether anybody listens or not. So its answer is awaited for a moment after the abort,
 * and a create looks, when it has made its thing, whether another call has made one with the same key meanwhile: of such two only one
 * stays, and both calls go on with it – the older, or the one whose call was given up.
 */
export interface Creation extends Cancellable {
  /** Lower-case letters, digits and hyphens, 1–63 of them; unique within kind, account and region. */
  readonly key: string
  /** What people read. See `NameLimits`. */
  readonly name: string
  /** Besides the identity. May not begin with `broker-key`. */
  readonly labels: Readonly<Record<string, string>>
}

/** What a create call ends with: the thing, observed in a state in which it can be used. */
export interface Created<T> {
  /** False: it existed already, with this key and what was wanted. */
  readonly changed: boolean
  /** As an inventory lists it. */
  readonly resource: T
}

/** Name of the label that carries the identity. The limits of labels are those of the caller: this one is not counted. */
export const keyLabel = 'broker-key'

/**
 * Name of the label that tells how many bytes of a volume were moved here, where the volume is larger.
 * Clause: the label of a volume that tells its logical bytes is listed as such.
 */
export const logicalBytesLabel = 'broker-logical-bytes'

/**
 * Deletes one thing by its id. What is in use is refused with `conflict`, where the method does not say otherwise.
 * Clause: deleting what is gone already changes nothing.
 * Clause: what was deleted is listed no more.
 */
export interface Deletion extends Cancellable {
  /** The provider's own id. */
  readonly id: string
}

/** What a call that makes no thing ends with. */
export interface Changed {
  /** False: it was so already. */
  readonly changed: boolean
}
