import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import en from '../../messages/en/index.ts'
import { bytes, DiskCommand, diskFlags } from './base-command.ts'

export default class DiskCopy extends DiskCommand {
  static override readonly summary = en['help.disk.copy']
  static override readonly description = en['help.disk.copy.description']
  static override readonly examples = [
    en['help.disk.copy.example.1'],
    en['help.disk.copy.example.2'],
    en['help.disk.copy.example.3'],
  ]

  static override readonly args = {
    source: word({ description: en['help.disk.arg.source'], required: true }),
    target: word({ description: en['help.disk.arg.target'], required: true }),
  }

  static override readonly flags = {
    ...diskFlags,
    format: option({ options: ['raw', 'qcow2'] as const, summary: en['help.disk.flag.format'] })(),
    size: string({ summary: en['help.disk.flag.size'], helpValue: 'BYTES' }),
    overwrite: boolean({ summary: en['help.disk.flag.overwrite'] }),
    frozen: boolean({ summary: en['help.disk.flag.frozen'] }),
    state: string({ summary: en['help.disk.flag.state'], helpValue: 'PATH' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DiskCopy)
    const { copyDisks } = await import('../../workflows/disk/copy-disks.ts')
    const { source, target } = args
    const { overwrite, frozen, state = null, format = null, size } = flags
    const sizeBytes = size === undefined ? null : bytes('size', size)
    const what = { source, target, overwrite, frozen, state, format, sizeBytes }
    const report = await copyDisks({ ...(await this.diskWork(flags)), ...what })
    await this.show(report, flags)
  }
}
