import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import type { Interfaces } from '@oclif/core'
import { exitCodes } from '../../domain/errors.ts'
import type { MilestoneName } from '../../domain/migration.ts'
import en from '../../messages/en/index.ts'
import type { Paper } from '../../presenters/migrate/paper.ts'
import type { Listener } from '../../runtime/migration/listener.ts'
import type { MigrationRequest } from '../../runtime/migration/with-migration.ts'
import type { TenantWork } from '../../runtime/migration/work-on-tenants.ts'
import { BaseCommand, formatFlag, profilesFlag } from '../base-command.ts'

export const planArgument = { plan: word({ description: en['migrate.help.arg.plan'] }) }

/** Which tenants. */
export const selectionFlags = {
  wave: string({
    multiple: true,
    multipleNonGreedy: true,
    default: [],
    summary: en['migrate.help.flag.wave'],
    helpValue: 'NAME',
  }),
  tenant: string({
    multiple: true,
    multipleNonGreedy: true,
    default: [],
    summary: en['migrate.help.flag.tenant'],
    helpValue: 'NAME',
  }),
  exclude: string({
    multiple: true,
    multipleNonGreedy: true,
    default: [],
    summary: en['migrate.help.flag.exclude'],
    helpValue: 'NAME',
  }),
}

/** Flags of every command that opens a migration. */
export const openingFlags = {
  'break-lock': boolean({ summary: en['migrate.help.flag.break-lock'] }),
  'accept-changes': boolean({ summary: en['migrate.help.flag.accept-changes'] }),
  format: formatFlag,
  profiles: profilesFlag,
}

/** Flags of every phase, besides {@link pauseFlag}. */
export const phaseFlags = {
  ...selectionFlags,
  adopt: boolean({ summary: en['migrate.help.flag.adopt'] }),
  ...openingFlags,
}

/** `--pause-at`, of a phase that comes to these milestones. */
export const pauseFlag = <M extends MilestoneName>(milestones: readonly M[]): Interfaces.OptionFlag<M | undefined> =>
  option({ options: milestones, summary: en['migrate.help.flag.pause-at'] })()

export const confirmFlag = string({ summary: en['migrate.help.flag.confirm'], helpValue: 'NAME' })

/** The values of {@link openingFlags} and of the flags of every command. */
export interface OpeningFlags {
  readonly 'break-lock': boolean
  readonly 'accept-changes': boolean
  readonly format: 'table' | 'json' | 'markdown'
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly lang: string | undefined
  readonly 'no-color': boolean
  readonly key?: string | undefined
}

/** The values of {@link phaseFlags} and {@link pauseFlag}. */
export interface PhaseFlags extends OpeningFlags {
  readonly wave: readonly string[]
  readonly tenant: readonly string[]
  readonly exclude: readonly string[]
  readonly 'pause-at': MilestoneName | undefined
  readonly adopt: boolean
  readonly confirm?: string | undefined
}

type Work = Pick<TenantWork, 'phase' | 'plan' | 'again' | 'confirms' | 'run'>

export abstract class MigrateCommand extends BaseCommand {
  /** Opens the plan, works on its tenants, prints how it ended for each, and what to type next. */
  protected async work(work: Work, flags: PhaseFlags): Promise<void> {
    const { workOnTenants } = await import('../../runtime/migration/work-on-tenants.ts')
    const { presentPhase } = await import('../../presenters/migrate/present-phase.ts')
    const { translator } = await this.surroundings(flags)
    const { wave: waves, tenant: tenants, exclude, 'pause-at': pauseAt, adopt, confirm: given } = flags
    const selection = { waves, tenants, exclude }
    const told = await this.listening(flags)
    const opening = { ...this.opening(flags), ...told }
    const asked = { ...work, selection, pauseAt, adopt, given, lang: flags.lang, translator }
    const { result, exit } = await workOnTenants({ ...opening, ...asked }).finally(told.clear)
    await this.showPaper(presentPhase(result, translator), flags)
    process.exitCode = exitCodes[exit]
  }

  /** What is told while a migration is open goes to stderr. */
  protected async listening(flags: OpeningFlags): Promise<Listener> {
    const { listener } = await import('../../runtime/migration/listener.ts')
    const { translator } = await this.surroundings(flags)
    return await listener({ json: this.formatOf(flags) === 'json', quiet: flags.quiet, translator })
  }

  protected opening(flags: OpeningFlags): Omit<MigrationRequest, 'plan' | 'onEvent' | 'onNotice'> {
    const { profiles, key: keyFile, 'break-lock': breakLock, 'accept-changes': acceptChanges, debug } = flags
    return { profiles, keyFile, breakLock, acceptChanges, debug }
  }

  protected async showPaper(paper: Paper, flags: Printing): Promise<void> {
    const { terminal } = await this.surroundings(flags)
    const { printPaper } = await import('../../presenters/migrate/paper.ts')
    await this.deliver(printPaper(paper, { kind: this.formatOf(flags), width: terminal.width, color: terminal.colour }))
  }
}

type Printing = Pick<OpeningFlags, 'format' | 'json' | 'lang' | 'no-color'>
