import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import en from '../../messages/en/index.ts'
import { bytes, DiskCommand, diskFlags, whole } from './base-command.ts'

export default class DiskCopy extends DiskCommand {
  static override readonly summary = en['help.disk.copy']
  static override readonly description = en['help.disk.copy.description']
  static override readonly examples = [
    en['help.disk.copy.example.1'],
    en['help.disk.copy.example.2'],
    en['help.disk.copy.example.3'],
    en['help.disk.copy.example.4'],
  ]

  static override readonly args = {
    source: word({ description: en['help.disk.arg.source'] }),
    target: word({ description: en['help.disk.arg.target'] }),
  }

  static override readonly flags = {
    ...diskFlags,
    list: string({ summary: en['help.disk.flag.list'], helpValue: 'FILE' }),
    parallel: string({ summary: en['help.disk.flag.parallel'], default: '4', helpValue: 'DISKS' }),
    format: option({ options: ['raw', 'qcow2'] as const, summary: en['help.disk.flag.format'] })(),
    size: string({ summary: en['help.disk.flag.size'], helpValue: 'BYTES' }),
    overwrite: boolean({ summary: en['help.disk.flag.overwrite'] }),
    frozen: boolean({ summary: en['help.disk.flag.frozen'] }),
    state: string({ summary: en['help.disk.flag.state'], helpValue: 'PATH' }),
  }

  override async catch(error: Error): Promise<never> {
    if (error.name !== 'AbortError') return await super.catch(error)
    const [says, next] = [message('errors.interrupted'), message('disk.interrupted.next')]
    throw new BrokerError({ kind: 'interrupted', says, next, cause: error })
  }

  async run(): Promise<void> {
    const { args, flags, metadata } = await this.parse(DiskCopy)
    const { source, target } = args
    const { list, overwrite, frozen, state = null, format = null, size } = flags
    if (list !== undefined && source === undefined) {
      if (format !== null) throw misplaced('disk.list.flag', '--format')
      if (size !== undefined) throw misplaced('disk.list.flag', '--size')
      const parallel = whole('parallel', flags.parallel, { low: 1, high: 64 })
      await this.copyList({ list, parallel, overwrite, frozen, state }, flags)
      return
    }
    if (source === undefined || target === undefined || list !== undefined) throw nothingToCopy()
    if (metadata.flags['parallel']?.setFromDefault !== true) throw misplaced('disk.list.onlyList', '--parallel')
    const { copyDisks } = await import('../../workflows/disk/copy-disks.ts')
    const sizeBytes = size === undefined ? null : bytes('size', size)
    const what = { source, target, overwrite, frozen, state, format, sizeBytes }
    const report = await copyDisks({ ...(await this.diskWork(flags)), ...what })
    await this.show(report, flags)
  }
}

function misplaced(key: 'disk.list.flag' | 'disk.list.onlyList', flag: string): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key, { flag }), next: message(`${key}.next`) })
}

function nothingToCopy(): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('disk.list.none'),
    next: message('disk.list.none.next'),
  })
}
