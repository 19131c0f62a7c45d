import { string as word } from '@oclif/core/args'
import { boolean, string } from '@oclif/core/flags'
import type { DiskProgress } from '../../domain/disk.ts'
import { exitCodes } from '../../domain/errors.ts'
import en from '../../messages/en/index.ts'
import { formatFlag, profilesFlag } from '../base-command.ts'
import { MigrateCommand } from './base-command.ts'

export default class MigrateVerify extends MigrateCommand {
  static override readonly summary = en['migrate.help.verify']
  static override readonly description = en['migrate.help.verify.description']
  static override readonly examples = [en['migrate.help.verify.example.1'], en['migrate.help.verify.example.2']]
  static override readonly args = {
    receipt: word({ description: en['migrate.help.arg.receipt'], required: true }),
  }
  static override readonly flags = {
    plan: string({ summary: en['migrate.help.flag.plan'], helpValue: 'FILE' }),
    deep: boolean({ summary: en['migrate.help.flag.deep'] }),
    target: string({ summary: en['migrate.help.flag.target'], helpValue: 'PROFILE' }),
    'public-key': string({ summary: en['migrate.help.flag.public-key'], helpValue: 'FILE' }),
    format: formatFlag,
    profiles: profilesFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateVerify)
    const { verifyLine, verifyReceipt } = await import('../../runtime/migration/verify-receipt.ts')
    const { presentReceipt } = await import('../../presenters/migrate/present-receipt.ts')
    const { resumable } = await import('../../runtime/migration/resumable.ts')
    const { translator } = await this.surroundings(flags)
    const { progressLine } = await import('../../runtime/progress-line.ts')
    const { progressText } = await import('../../presenters/disk/present-progress.ts')
    const line = progressLine({ json: this.formatOf(flags) === 'json', quiet: flags.quiet })
    const { plan, deep, target, 'public-key': publicKey, profiles, lang, debug } = flags
    const request = { file: args.receipt, plan, deep, target, publicKey, profiles, lang }
    const onProgress = (progress: DiskProgress): void => line.show(progressText(progress, translator), progress)
    const verification = await resumable(
      (onward) => verifyLine(request, onward.kind === 'again' ? onward.flags : {}),
      () => verifyReceipt({ ...request, debug, onProgress }),
    ).finally(() => line.clear())
    await this.showPaper(presentReceipt(verification, translator), flags)
    if (!verification.holds) process.exitCode = exitCodes.findings
  }
}
