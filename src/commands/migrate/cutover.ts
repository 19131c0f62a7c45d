import { boolean } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import { confirmFlag, MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateCutover extends MigrateCommand {
  static override readonly summary = en['migrate.help.cutover']
  static override readonly description = en['migrate.help.cutover.description']
  static override readonly examples = [en['migrate.help.cutover.example.1'], en['migrate.help.cutover.example.2']]
  static override readonly args = planArgument
  static override readonly flags = {
    ...phaseFlags,
    'pause-at': pauseFlag(['cutover-begun', 'final-copied', 'traffic-switched']),
    'without-rehearsal': boolean({ summary: en['migrate.help.flag.without-rehearsal'] }),
    'accept-unclean': boolean({ summary: en['migrate.help.flag.accept-unclean'] }),
    confirm: confirmFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateCutover)
    const { cutover } = await import('../../workflows/migrate/phases/cutover.ts')
    const { requireStartable } = await import('../../workflows/migrate/check/require-checked.ts')
    const { findPlan, pathsOf } = await import('../../runtime/migration/plan-paths.ts')
    const { stopsSource } = await import('../../workflows/migrate/what-to-confirm.ts')
    const { 'without-rehearsal': withoutRehearsal, 'accept-unclean': acceptUnclean } = flags
    const { plan: file } = pathsOf(await findPlan(args.plan, 'cutover'))
    await this.work(
      {
        phase: 'cutover',
        plan: args.plan,
        again: { 'without-rehearsal': withoutRehearsal, 'accept-unclean': acceptUnclean },
        confirms: stopsSource,
        run: async (migration, asked) => {
          const tenants = asked.waves.flatMap((wave) => wave.tenants)
          await requireStartable(migration, { tenants, file })
          return await cutover(migration, { ...asked, withoutRehearsal, acceptUnclean })
        },
      },
      flags,
    )
  }
}
