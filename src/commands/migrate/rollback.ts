import { boolean } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import { confirmFlag, MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateRollback extends MigrateCommand {
  static override readonly summary = en['migrate.help.rollback']
  static override readonly description = en['migrate.help.rollback.description']
  static override readonly examples = [en['migrate.help.rollback.example.1'], en['migrate.help.rollback.example.2']]
  static override readonly args = planArgument
  static override readonly flags = {
    ...phaseFlags,
    'pause-at': pauseFlag(['saved', 'rolled-back']),
    'accept-loss': boolean({ summary: en['migrate.help.flag.accept-loss'] }),
    confirm: confirmFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateRollback)
    const { rollback } = await import('../../workflows/migrate/phases/rollback.ts')
    const { leavesTarget } = await import('../../workflows/migrate/what-to-confirm.ts')
    const { 'accept-loss': acceptLoss } = flags
    await this.work(
      {
        phase: 'rollback',
        plan: args.plan,
        again: { 'accept-loss': acceptLoss },
        confirms: leavesTarget,
        run: (migration, asked) => rollback(migration, { ...asked, acceptLoss }),
      },
      flags,
    )
  }
}
