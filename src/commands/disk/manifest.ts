import { string as word } from '@oclif/core/args'
import en from '../../messages/en/index.ts'
import { DiskCommand, diskFlags } from './base-command.ts'

export default class DiskManifest extends DiskCommand {
  static override readonly summary = en['help.disk.manifest']
  static override readonly description = en['help.disk.manifest.description']
  static override readonly examples = [en['help.disk.manifest.example.1'], en['help.disk.manifest.example.2']]

  static override readonly args = {
    source: word({ description: en['help.disk.arg.source'], required: true }),
    file: word({ description: en['help.disk.arg.manifest'], required: true }),
  }

  static override readonly flags = { ...diskFlags }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DiskManifest)
    const { manifestOf } = await import('../../workflows/disk/manifest-of.ts')
    const report = await manifestOf({ ...(await this.diskWork(flags)), source: args.source, manifest: args.file })
    await this.show(report, flags)
  }
}
