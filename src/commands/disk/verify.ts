import { string as word } from '@oclif/core/args'
import { option } from '@oclif/core/flags'
import { exitCodes } from '../../domain/errors.ts'
import en from '../../messages/en/index.ts'
import { DiskCommand, diskFlags } from './base-command.ts'

export default class DiskVerify extends DiskCommand {
  static override readonly summary = en['help.disk.verify']
  static override readonly description = en['help.disk.verify.description']
  static override readonly examples = [en['help.disk.verify.example.1'], en['help.disk.verify.example.2']]

  static override readonly args = {
    source: word({ description: en['help.disk.arg.expected'], required: true }),
    target: word({ description: en['help.disk.arg.compared'], required: true }),
  }

  static override readonly flags = {
    ...diskFlags,
    as: option({ options: ['disk', 'manifest'] as const, summary: en['help.disk.flag.as'] })(),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DiskVerify)
    const { verifyDisks } = await import('../../workflows/disk/verify-disks.ts')
    const { source, target } = args
    const { as = null } = flags
    const report = await verifyDisks({ ...(await this.diskWork(flags)), source, target, as })
    await this.show(report, flags)
    if (!report.equal) process.exitCode = exitCodes.findings
  }
}
