import type { ResourceKind } from '../../domain/inventory.ts'
import type { Changed } from './creation.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import type { Cancellable } from './reading-features.ts'

/** Labels of things that are there already. */
export interface LabelsFeature {
  /**
   * What labels may be, by kind; a kind that is missing takes none. A cloud may take labels here that its create calls, of which
   * `NameLimits` tells, do not take.
   */
  readonly limits: Readonly<Partial<Record<ResourceKind, LabelLimits>>>
  /**
   * Sets some labels and takes others away. All that are not named stay as they are, whoever has set them: what the cloud itself reads
   * from its labels (OpenStack: `hw_…` of images) is among them. So does the identity (`broker-key`).
   * Clause: labels that were set are listed, those that were taken away are not, and all others stay.
   * Clause: setting labels that are there and taking away what is not there changes nothing.
   * Clause: labels of what does not exist are not-found.
   * Clause: labels within the limits can be set, and are listed as they were given.
   * Clause: a label that the provider does not take is refused with conflict and named, and nothing is changed.
   */
  change(request: LabelChange): Promise<Changed>
}

/** What is to become of the labels of a thing. */
export interface LabelChange extends Cancellable {
  /** Of the thing. */
  readonly kind: ResourceKind
  /** The provider's own id. */
  readonly id: string
  /** Labels that it has afterwards, with these values. */
  readonly set: Readonly<Record<string, string>>
  /** Keys of labels that it has no more afterwards. */
  readonly remove: readonly string[]
}
