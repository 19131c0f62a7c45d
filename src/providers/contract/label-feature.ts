import type { ResourceKind } from '../../domain/inventory.ts'
import type { Changed } from './creation.ts'
import type { Cancellable } from './reading-features.ts'

/** Labels of things that are there already. */
export interface LabelsFeature {
  /** Kinds whose labels can be set. A cloud may take labels here that its create calls, of which `NameLimits` tells, do not take. */
  readonly kinds: readonly ResourceKind[]
  /**
   * The thing has these labels afterwards and no others; its identity (`broker-key`) stays as it is.
   * Clause: labels that were set are those that are listed, and the identity stays.
   * Clause: setting the labels that are there changes nothing.
   * Clause: labels of what does not exist are not-found.
   * @throws ProviderError `conflict` – a label is beyond what the kind takes, or the kind takes none.
   */
  set(request: LabelsWanted): Promise<Changed>
}

/** Labels to be set. */
export interface LabelsWanted extends Cancellable {
  /** Of the thing. */
  readonly kind: ResourceKind
  /** The provider's own id. */
  readonly id: string
  /** All of them but the identity. */
  readonly labels: Readonly<Record<string, string>>
}
