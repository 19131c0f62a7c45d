import { exitCodes } from '../../domain/errors.ts'
import en from '../../messages/en/index.ts'
import { formatFlag } from '../base-command.ts'
import { MigrateCommand, planArgument } from './base-command.ts'

export default class MigrateStatus extends MigrateCommand {
  static override readonly summary = en['migrate.help.status']
  static override readonly description = en['migrate.help.status.description']
  static override readonly examples = [en['migrate.help.status.example.1'], en['migrate.help.status.example.2']]
  static override readonly args = planArgument
  static override readonly flags = { format: formatFlag }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateStatus)
    const { findPlan } = await import('../../runtime/migration/plan-paths.ts')
    const { readStatus } = await import('../../runtime/migration/read-status.ts')
    const { presentStatus } = await import('../../presenters/migrate/present-status.ts')
    const { translator } = await this.surroundings(flags)
    const status = await readStatus(await findPlan(args.plan, 'status'), { lang: flags.lang })
    await this.showPaper(presentStatus(status, translator), flags)
    if (status.journalMissing !== null) process.exitCode = exitCodes.partial
  }
}
