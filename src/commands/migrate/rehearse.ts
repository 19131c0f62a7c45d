import en from '../../messages/en/index.ts'
import { MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateRehearse extends MigrateCommand {
  static override readonly summary = en['migrate.help.rehearse']
  static override readonly description = en['migrate.help.rehearse.description']
  static override readonly examples = [en['migrate.help.rehearse.example.1'], en['migrate.help.rehearse.example.2']]
  static override readonly args = planArgument
  static override readonly flags = { ...phaseFlags, 'pause-at': pauseFlag(['rehearsed']) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateRehearse)
    const { rehearse } = await import('../../workflows/migrate/phases/rehearse.ts')
    await this.work({ phase: 'rehearse', plan: args.plan, again: {}, confirms: null, run: rehearse }, flags)
  }
}
