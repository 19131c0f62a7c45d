import { exitCodes } from '../../../domain/errors.ts'
import en from '../../../messages/en/index.ts'
import { commandLine, flagWords } from '../../../runtime/command-line.ts'
import { formatFlag, profilesFlag } from '../../base-command.ts'
import { MigrateCommand, planArgument } from '../base-command.ts'

export default class MigratePlanDiff extends MigrateCommand {
  static override readonly summary = en['plan.diff.help.summary']
  static override readonly description = en['plan.diff.help.description']
  static override readonly examples = [en['plan.diff.help.example.1'], en['plan.diff.help.example.2']]
  static override readonly args = planArgument
  static override readonly flags = { format: formatFlag, profiles: profilesFlag }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigratePlanDiff)
    const { translator, signal } = await this.surroundings(flags)
    const { findPlan } = await import('../../../runtime/migration/plan-paths.ts')
    const { diffMigration } = await import('../../../runtime/diff-migration.ts')
    const { presentDiff } = await import('../../../presenters/migrate-plan/present-diff.ts')
    const plan = await findPlan(args.plan, 'plan diff')
    const json = this.formatOf(flags) === 'json'
    const common = flagWords({ profiles: flags.profiles, lang: flags.lang })
    const { resumable } = await import('../../../runtime/migration/resumable.ts')
    const report = await resumable(
      () => commandLine(['broker', 'migrate', 'plan', 'diff', plan, ...common]),
      () => diffMigration({ ...flags, plan, json, translator, signal }),
    )
    const next = commandLine(['broker', 'migrate', 'check', plan, ...common])
    await this.showPaper(presentDiff(report, next, translator), flags)
    if (report.incomplete) process.exitCode = exitCodes.partial
  }
}
