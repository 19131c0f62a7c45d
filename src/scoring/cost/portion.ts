import type { NotIncluded, Placement } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import type { Draft } from './draft.ts'

/** A part of a bill: its lines, what could not be priced, and what was placed. */
export interface Portion {
  readonly drafts: readonly Draft[]
  readonly notIncluded: readonly NotIncluded[]
  readonly placements: readonly Placement[]
}

export const nothing: Portion = { drafts: [], notIncluded: [], placements: [] }

export function together(portions: readonly Portion[]): Portion {
  return {
    drafts: portions.flatMap((portion) => portion.drafts),
    notIncluded: portions.flatMap((portion) => portion.notIncluded),
    placements: portions.flatMap((portion) => portion.placements),
  }
}

export function lines(...drafts: readonly Draft[]): Portion {
  return { ...nothing, drafts }
}

/** Something needed that nobody can price: the total becomes a lower bound. */
export function missing(what: Message, why: Message): Portion {
  return { ...nothing, notIncluded: [{ what, why, needed: true }] }
}
