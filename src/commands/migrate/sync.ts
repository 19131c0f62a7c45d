import en from '../../messages/en/index.ts'
import { MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateSync extends MigrateCommand {
  static override readonly summary = en['migrate.help.sync']
  static override readonly description = en['migrate.help.sync.description']
  static override readonly examples = [en['migrate.help.sync.example.1'], en['migrate.help.sync.example.2']]
  static override readonly args = planArgument
  static override readonly flags = { ...phaseFlags, 'pause-at': pauseFlag(['synced']) }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateSync)
    const { sync } = await import('../../workflows/migrate/phases/sync.ts')
    await this.work({ phase: 'sync', plan: args.plan, again: {}, confirms: null, run: sync }, flags)
  }
}
