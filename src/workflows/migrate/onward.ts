import { BrokerError } from '../../domain/errors.ts'
import type { PhaseName } from '../../domain/migration.ts'

/** Flags of a command line by their names, without hyphens. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What can be typed after a failure with a chance to work. */
export type Onward =
  /** The same command, with these flags in the place of those of the same names. */
  | { readonly kind: 'again'; readonly flags: Flags }
  /** Another phase of these tenants; null: of those that failed. */
  | { readonly kind: 'phase'; readonly phase: PhaseName; readonly tenants: readonly string[] | null }
  /** A command that tells more about the plan. */
  | { readonly kind: 'look'; readonly command: 'status' | 'check' | 'cleanup' }
  /** Nothing is left to do. */
  | { readonly kind: 'end' }

/** The same command may work later, or after something outside was changed. */
const same: Onward = { kind: 'again', flags: {} }

/** An error that knows how a migration goes on after it. */
export class OnwardError extends BrokerError {
  readonly onward: Onward

  constructor(detail: ConstructorParameters<typeof BrokerError>[0] & { readonly onward: Onward }) {
    super(detail)
    this.onward = detail.onward
  }
}

/** How it goes on after an error, or after what caused it. */
export function onwardOf(error: unknown): Onward {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OnwardError) return cause.onward
  }
  return same
}
