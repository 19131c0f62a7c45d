import { boolean, string } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import type { Onward } from '../../workflows/migrate/onward.ts'
import { MigrateCommand, openingFlags, planArgument } from './base-command.ts'

export default class MigrateCleanup extends MigrateCommand {
  static override readonly summary = en['migrate.help.cleanup']
  static override readonly description = en['migrate.help.cleanup.description']
  static override readonly examples = [en['migrate.help.cleanup.example.1'], en['migrate.help.cleanup.example.2']]
  static override readonly args = planArgument
  static override readonly flags = {
    ...openingFlags,
    id: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['migrate.help.flag.id'],
      helpValue: 'ID',
    }),
    'dry-run': boolean({ summary: en['migrate.help.flag.dry-run'], default: false }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateCleanup)
    const { findPlan } = await import('../../runtime/migration/plan-paths.ts')
    const { resumable } = await import('../../runtime/migration/resumable.ts')
    const { withMigration } = await import('../../runtime/migration/with-migration.ts')
    const { cleanUp } = await import('../../workflows/migrate/clean-up.ts')
    const { presentCleanup } = await import('../../presenters/migrate/present-cleanup.ts')
    const { translator } = await this.surroundings(flags)
    const { id: ids, 'dry-run': dryRun, 'accept-changes': acceptChanges, profiles, lang } = flags
    const plan = await findPlan(args.plan, 'cleanup')
    const { cleanupLine } = await import('../../runtime/migration/phase-line.ts')
    const common = { 'accept-changes': acceptChanges, profiles, lang }
    const typed = { plan, own: { id: ids, 'dry-run': dryRun }, common }
    const again: Onward = { kind: 'again', flags: { 'dry-run': false } }
    const told = await this.listening(flags)
    const result = await resumable(
      (onward) => cleanupLine(typed, onward),
      () =>
        withMigration({ ...this.opening(flags), ...told, plan }, (migration) => cleanUp(migration, { ids, dryRun })),
    ).finally(told.clear)
    const isMore = dryRun && result.removed.length > 0
    const next = cleanupLine(typed, isMore ? again : { kind: 'look', command: 'status' })
    await this.showPaper(presentCleanup({ ...result, next }, translator), flags)
  }
}
