import { string } from '@oclif/core/flags'
import type { DiskReport } from '../../domain/disk.ts'
import { BrokerError, exitCodes } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import en from '../../messages/en/index.ts'
import { diskSurroundings } from '../../runtime/disk-surroundings.ts'
import { progressLine, type ProgressLine } from '../../runtime/progress-line.ts'
import type { CopyListRequest } from '../../workflows/disk/copy-list.ts'
import type { DiskWork } from '../../workflows/disk/disk-work.ts'
import { BaseCommand } from '../base-command.ts'

/** Flags of every command that works on disks. */
export const diskFlags = {
  bandwidth: string({ summary: en['help.disk.flag.bandwidth'], helpValue: 'MIB' }),
  'in-flight': string({ summary: en['help.disk.flag.in-flight'], default: '32', helpValue: 'BLOCKS' }),
  connections: string({ summary: en['help.disk.flag.connections'], default: '8', helpValue: 'NUMBER' }),
  timeout: string({ summary: en['help.disk.flag.timeout'], default: '30', helpValue: 'SECONDS' }),
}

/** The values of {@link diskFlags} and of the flags of every command. */
export interface DiskFlags {
  readonly bandwidth: string | undefined
  readonly 'in-flight': string
  readonly connections: string
  readonly timeout: string
  readonly json: boolean
  readonly quiet: boolean
  readonly lang: string | undefined
  readonly 'no-color': boolean
}

type ListedCopies = Pick<CopyListRequest, 'list' | 'parallel' | 'overwrite' | 'frozen' | 'state'>

export abstract class DiskCommand extends BaseCommand {
  private line: ProgressLine | null = null

  override async catch(error: Error): Promise<never> {
    const { inWords } = await import('../../workflows/disk/system-error.ts')
    return await super.catch(inWords(error))
  }

  /** Settings, surroundings and progress for a workflow. */
  protected async diskWork(flags: DiskFlags): Promise<DiskWork> {
    const { translator, signal } = await this.surroundings(flags)
    const { progressText } = await import('../../presenters/disk/present-progress.ts')
    const { noticeText } = await import('../../presenters/disk/present-disk.ts')
    const line = progressLine({ json: flags.json, quiet: flags.quiet })
    this.line = line
    return {
      ...diskSurroundings(),
      ...settings(flags),
      onProgress: (event) => line.show(progressText(event, translator), event),
      onNotice: (notice) => {
        line.clear()
        this.remark(noticeText(notice, translator), { quiet: flags.quiet || flags.json })
      },
      signal,
    }
  }

  /** Copies a list of disks, each told of as soon as it is done. */
  protected async copyList(request: ListedCopies, flags: DiskFlags): Promise<void> {
    const { copyList } = await import('../../workflows/disk/copy-list.ts')
    const words = await import('../../presenters/disk/present-list.ts')
    const { translator, terminal } = await this.surroundings(flags)
    const work = await this.diskWork(flags)
    const report = await copyList({
      ...work,
      ...request,
      // Those of one disk are told with it.
      onNotice: (notice) => (notice.kind === 'control-file-unreadable' ? work.onNotice(notice) : undefined),
      onListProgress: (event) => this.line?.show(words.listProgressText(event, translator), event),
      onDisk: (disk) => {
        this.line?.clear()
        this.remark(words.diskText(disk, translator), { quiet: flags.quiet || flags.json })
      },
    })
    this.line?.clear()
    const options = { width: terminal.width, color: terminal.colour }
    await this.deliver(
      flags.json ? words.presentListJson(report, translator) : words.presentList(report, translator, options),
    )
    if (report.disks.some(({ outcome }) => outcome === 'failed')) process.exitCode = exitCodes.partial
  }

  protected async show(report: DiskReport, flags: DiskFlags): Promise<void> {
    const { translator, terminal } = await this.surroundings(flags)
    const words = await import('../../presenters/disk/present-disk.ts')
    this.line?.clear()
    if (report.action === 'send') {
      // Standard output is the disk.
      const plain = { width: terminal.width, color: false }
      if (flags.json) process.stderr.write(words.presentDiskLine(report, translator))
      else this.remark(words.presentDisk(report, translator, plain).trimEnd(), flags)
      return
    }
    const options = { width: terminal.width, color: terminal.colour }
    await this.deliver(
      flags.json ? words.presentDiskJson(report, translator) : words.presentDisk(report, translator, options),
    )
  }
}

function settings(flags: DiskFlags): Pick<DiskWork, 'inFlight' | 'bandwidthMibps' | 'connections' | 'timeoutMs'> {
  return {
    inFlight: whole('in-flight', flags['in-flight'], { low: 1, high: 256 }),
    bandwidthMibps:
      flags.bandwidth === undefined ? null : decimal('bandwidth', flags.bandwidth, { low: 0.001, high: 1_000_000 }),
    connections: whole('connections', flags.connections, { low: 1, high: 16 }),
    timeoutMs: decimal('timeout', flags.timeout, { low: 1, high: 86_400 }) * 1000,
  }
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** A number of bytes, at least one. */
export function bytes(name: string, text: string): number {
  return whole(name, text, { low: 1, high: Number.MAX_SAFE_INTEGER })
}

export function whole(name: string, text: string, bounds: Bounds): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= bounds.low && value <= bounds.high) return value
  throw badNumber(name, bounds)
}

function decimal(name: string, text: string, bounds: Bounds): number {
  const value = Number(text)
  if (/^\d+([.]\d+)?$/.test(text) && value >= bounds.low && value <= bounds.high) return value
  throw badNumber(name, bounds)
}

function badNumber(name: string, { low, high }: Bounds): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('disk.badNumber', { flag: `--${name}`, low: String(low), high: String(high) }),
    next: message('disk.badNumber.next'),
  })
}
