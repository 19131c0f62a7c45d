import { boolean, string } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import { confirmFlag, MigrateCommand, pauseFlag, phaseFlags, planArgument } from './base-command.ts'

export default class MigrateFinish extends MigrateCommand {
  static override readonly summary = en['migrate.help.finish']
  static override readonly description = en['migrate.help.finish.description']
  static override readonly examples = [en['migrate.help.finish.example.1'], en['migrate.help.finish.example.2']]
  static override readonly args = planArgument
  static override readonly flags = {
    ...phaseFlags,
    'pause-at': pauseFlag(['receipt-written', 'finished']),
    'accept-weak-proof': boolean({ summary: en['migrate.help.flag.accept-weak-proof'] }),
    'delete-source': boolean({ summary: en['migrate.help.flag.delete-source'] }),
    key: string({ summary: en['migrate.help.flag.key'], helpValue: 'FILE' }),
    confirm: confirmFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateFinish)
    const { finish } = await import('../../workflows/migrate/phases/finish.ts')
    const { deletesSource } = await import('../../workflows/migrate/what-to-confirm.ts')
    const { 'accept-weak-proof': acceptWeakProof, 'delete-source': deleteSource, key } = flags
    await this.work(
      {
        phase: 'finish',
        plan: args.plan,
        again: { 'accept-weak-proof': acceptWeakProof, 'delete-source': deleteSource, key },
        confirms: deleteSource ? deletesSource : null,
        run: (migration, asked) => finish(migration, { ...asked, acceptWeakProof, deleteSource }),
      },
      flags,
    )
  }
}
