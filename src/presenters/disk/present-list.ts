import type { ListedDisk, ListProgress, ListReport } from '../../domain/disk.ts'
import type { Translator } from '../../messages/translator.ts'
import { item, list, paragraph } from '../blocks/blocks.ts'
import type { DiskResult } from '../schemas/disk-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { copyJson, noticeText } from './present-disk.ts'
import { sizeText } from './size-text.ts'

/** The verdict, and every disk that failed with what to do about it. */
export function presentList({ disks }: ListReport, tr: Translator, options: TerminalOptions): string {
  const failed = disks.filter((disk) => disk.outcome === 'failed')
  const written = disks.reduce((sum, disk) => sum + (disk.outcome === 'copied' ? disk.report.writtenBytes : 0), 0)
  const total = disks.length
  const values = { done: total - failed.length, total, count: total, written: sizeText(written, tr) }
  const verdict = failed.length === 0 ? tr.text('disk.list.all', values) : tr.text('disk.list.some', values)
  const lines = failed.map((disk) => item(diskText(disk, tr)))
  const blocks = [paragraph(verdict, failed.length === 0 ? 'strong' : 'warning'), list(lines)]
  const again = failed.length === 0 ? [] : [paragraph(tr.text('disk.list.again'))]
  return renderTerminal([{ title: null, blocks: [...blocks, ...again] }], options)
}

/** As the schema `broker/disk/1` describes it. */
export function presentListJson(report: ListReport, tr: Translator): string {
  const disks = report.disks.map((disk) => {
    if (disk.outcome !== 'failed') return { ...disk, report: copyJson(disk.report, tr) }
    return { ...disk, says: tr.t(disk.says), next: disk.next === null ? null : tr.t(disk.next) }
  })
  const result: DiskResult = { schema: 'broker/disk/1', ...report, disks }
  return `${JSON.stringify(result, null, 2)}\n`
}

/** One line for a disk that is done, or has failed. */
export function diskText(disk: ListedDisk, tr: Translator): string {
  const names = { source: disk.source, target: disk.target }
  switch (disk.outcome) {
    case 'copied': {
      const copied = tr.text('disk.list.copied', { ...names, written: sizeText(disk.report.writtenBytes, tr) })
      return [copied, ...disk.report.notices.map((notice) => noticeText(notice, tr))].join('. ')
    }
    case 'already':
      return tr.text('disk.list.already', names)
    case 'failed': {
      const next = disk.next === null ? '' : ` ${tr.t(disk.next)}`
      return tr.text('disk.list.failed', { ...names, says: `${tr.t(disk.says)}${next}` })
    }
  }
}

/** One line for the whole list. */
export function listProgressText(event: ListProgress, tr: Translator): string {
  const { doneDisks, failedDisks, totalDisks, runningDisks, bytesPerSecond } = event
  const counts = { done: doneDisks, total: totalDisks, running: runningDisks, failed: failedDisks }
  const progress =
    failedDisks === 0 ? tr.text('disk.list.progress', counts) : tr.text('disk.list.progressFailed', counts)
  if (bytesPerSecond === null) return progress
  return tr.text('disk.progress.rateOnly', { progress, rate: sizeText(bytesPerSecond, tr) })
}
