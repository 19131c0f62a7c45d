import { boolean } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import { MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateApply extends MigrateCommand {
  static override readonly summary = en['migrate.help.apply']
  static override readonly description = en['migrate.help.apply.description']
  static override readonly examples = [en['migrate.help.apply.example.1'], en['migrate.help.apply.example.2']]
  static override readonly args = planArgument
  static override readonly flags = {
    ...phaseFlags,
    'pause-at': pauseFlag(['applied']),
    'without-check': boolean({ summary: en['migrate.help.flag.without-check'] }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateApply)
    const { apply } = await import('../../workflows/migrate/phases/apply.ts')
    const { requirePlanFloor } = await import('../../runtime/plan-floor.ts')
    const { requireChecked } = await import('../../workflows/migrate/check/require-checked.ts')
    const { findPlan, pathsOf } = await import('../../runtime/migration/plan-paths.ts')
    const { 'without-check': withoutCheck } = flags
    const { plan: file } = pathsOf(await findPlan(args.plan, 'apply'))
    const run: typeof apply = async (migration, asked) => {
      await requirePlanFloor(migration.plan, flags)
      const tenants = asked.waves.flatMap((wave) => wave.tenants)
      const beforehand = withoutCheck ? {} : { beforehand: () => requireChecked(migration, { tenants, file }) }
      return await apply(migration, { ...asked, ...beforehand })
    }
    const again = { 'without-check': withoutCheck }
    await this.work({ phase: 'apply', plan: args.plan, again, confirms: null, run }, flags)
  }
}
