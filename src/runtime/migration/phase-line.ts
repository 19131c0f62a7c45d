import type { PhaseName } from '../../domain/migration.ts'
import { nextStep } from '../../workflows/migrate/next-step.ts'
import type { Migration, TenantOutcome } from '../../workflows/migrate/migration.ts'
import { type Flags, type Onward, onwardOf } from '../../workflows/migrate/onward.ts'
import { commandLine, flagWords } from '../command-line.ts'

/** A phase as it was typed. */
export interface PhaseLine {
  readonly phase: PhaseName
  /** Name or path of the plan. */
  readonly plan: string
  /** `--wave`, `--tenant`, `--exclude` */
  readonly selected: Flags
  /** Flags of this phase. */
  readonly own: Flags
  /** Flags that every command takes. */
  readonly common: Flags
}

/** More names than this are not typed one by one. */
const mostNamed = 10

/** What to type to go on in a way; null: nothing is left to do. */
export function lineOf(line: PhaseLine, onward: Onward): string | null {
  const { phase, plan, selected, own, common } = line
  switch (onward.kind) {
    case 'again':
      return typed([phase, plan], { ...selected, ...own, ...common, ...onward.flags })
    case 'phase':
      return typed([onward.phase, plan], { ...narrowed(line, onward.tenants), ...common })
    case 'look':
      return typed([onward.command, plan], flagsToLook(line, onward.command))
    case 'end':
      return null
  }
}

function flagsToLook(
  { selected, common }: PhaseLine,
  command: Extract<Onward, { readonly kind: 'look' }>['command'],
): Flags {
  switch (command) {
    case 'status':
      return { lang: common['lang'] }
    case 'check':
      return { ...selected, ...common }
    case 'cleanup':
      return common
  }
}

/** The same for a check, which is no phase. */
export function checkLine(line: Omit<PhaseLine, 'phase'>, onward: Onward): string | null {
  return onward.kind === 'again' ? checkAgain(line, onward.flags) : lineOf({ ...line, phase: 'apply' }, onward)
}

/** A check once more, with these flags in the place of those of the same names. */
export function checkAgain({ plan, selected, own, common }: Omit<PhaseLine, 'phase'>, flags: Flags = {}): string {
  return typed(['check', plan], { ...selected, ...own, ...common, ...flags })
}

/** The same for a cleanup, which works on no tenants: what must be taken over before it is taken over by `apply`. */
export function cleanupLine(line: Pick<PhaseLine, 'plan' | 'own' | 'common'>, onward: Onward): string | null {
  const { plan, own, common } = line
  const isSame = onward.kind === 'again' && onward.flags['adopt'] === undefined
  if (isSame) return typed(['cleanup', plan], { ...own, ...common, ...onward.flags })
  return lineOf({ phase: 'apply', plan, selected: {}, own: {}, common }, onward)
}

const typed = (words: readonly string[], flags: Flags): string =>
  commandLine(['broker', 'migrate', ...words, ...flagWords(flags)])

const narrowed = ({ selected }: PhaseLine, tenants: readonly string[] | null): Flags =>
  tenants === null || tenants.length > mostNamed ? selected : { tenant: tenants }

/** What to type after a phase: what brings those further that failed, else the others. */
export function nextLine(line: PhaseLine, migration: Migration, outcomes: readonly TenantOutcome[]): string | null {
  const ways = outcomes
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ tenant, error }) => ({ tenant, onward: onwardOf(error) }))
    .filter(({ onward }) => onward.kind !== 'end')
  if (ways.length === 0) return furtherLine(line, migration, outcomes)
  const [other] = ways.filter(({ onward }) => onward.kind !== 'again')
  if (other !== undefined) return lineOf(line, together(other.onward, ways, outcomes.length))
  const flags = ways.flatMap(({ onward }) => (onward.kind === 'again' ? Object.entries(onward.flags) : []))
  return lineOf(line, { kind: 'again', flags: Object.fromEntries(flags) })
}

/** The same way for all that need it. */
function together(
  onward: Onward,
  ways: readonly { readonly tenant: string; readonly onward: Onward }[],
  asked: number,
): Onward {
  if (onward.kind !== 'phase' || onward.tenants !== null) return onward
  const alike = ways.filter((way) => way.onward.kind === 'phase' && way.onward.phase === onward.phase)
  return { ...onward, tenants: alike.length === asked ? null : alike.map(({ tenant }) => tenant) }
}

/** The tenants that were chosen this time, else those of the wave that is not at its end. */
function furtherLine(line: PhaseLine, { plan, journal }: Migration, outcomes: readonly TenantOutcome[]): string | null {
  const tenants = outcomes.map(({ tenant }) => tenant)
  const state = journal.state()
  const step = nextStep(plan, state, tenants)
  if (step !== null) {
    const isNarrow = flagWords(line.selected).length > 0
    const selected = isNarrow ? line.selected : { wave: step.wave ?? undefined }
    return lineOf({ ...line, selected }, { kind: 'phase', phase: step.phase, tenants: null })
  }
  const [receipt] = tenants.flatMap((tenant) => state.tenants.get(tenant)?.receipt?.file ?? [])
  return receipt === undefined ? null : typed(['verify', receipt], line.common)
}
