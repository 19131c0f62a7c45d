import type { DiskNotice, DiskReport } from '../../domain/disk.ts'
import type { Translator } from '../../messages/translator.ts'
import { list, item, paragraph, type Section } from '../blocks/blocks.ts'
import type { DiskResult } from '../schemas/disk-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { sizeText } from './size-text.ts'

const blockBytes = 512 * 1024

export function presentDisk(report: DiskReport, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(report, tr), options)
}

/** As the schema `broker/disk/1` describes it. */
export function presentDiskJson(report: DiskReport, tr: Translator): string {
  return `${JSON.stringify(diskJson(report, tr), null, 2)}\n`
}

function diskJson(report: DiskReport, tr: Translator): DiskResult {
  const schema = 'broker/disk/1' as const
  if (report.action !== 'copy') return { schema, ...report, blocks: { ...report.blocks } }
  const notices = report.notices.map((notice) => ({ kind: notice.kind, text: noticeText(notice, tr) }))
  return { schema, ...report, blocks: { ...report.blocks }, notices }
}

/** A notice in words. */
export function noticeText(notice: DiskNotice, tr: Translator): string {
  switch (notice.kind) {
    case 'torn-journal':
      return tr.text('disk.notice.torn-journal', { bytes: notice.bytes })
    case 'target-touched':
      return tr.text('disk.notice.target-touched', { count: notice.blocks })
    case 'journal-distrusted':
    case 'source-changed-since':
    case 'target-changed-since':
    case 'control-file-unreadable':
      return tr.text(`disk.notice.${notice.kind}`)
  }
}

function sections(report: DiskReport, tr: Translator): readonly Section[] {
  const lines = [...sizes(report, tr), ...proofs(report, tr)]
  return [{ title: null, blocks: [...verdict(report, tr), list(lines.map((line) => item(line)))] }]
}

function verdict(report: DiskReport, tr: Translator): Section['blocks'] {
  if (report.action === 'manifest') return []
  const names = { source: report.source, target: report.target }
  if (report.action === 'copy') return [paragraph(tr.text(`disk.copy.${report.mode}`, names), 'strong')]
  if (report.equal) return [paragraph(tr.text('disk.equal', names), 'strong')]
  const { differentBlocks: count, firstDifferentBlock } = report
  const first = firstDifferentBlock === null ? '' : String(firstDifferentBlock)
  return [
    ...(count === 0 ? [] : [paragraph(tr.text('disk.different', { ...names, count, first }), 'warning')]),
    ...(report.paddingIsZero ? [] : [paragraph(tr.text('disk.paddingHolds', names), 'warning')]),
  ]
}

function sizes(report: DiskReport, tr: Translator): readonly string[] {
  const data = Math.min(report.blocks.data * blockBytes, report.sizeBytes)
  const size = tr.text('disk.sizes', { size: sizeText(report.sizeBytes, tr), data: sizeText(data, tr) })
  if (report.action !== 'copy') return [size]
  const written = tr.text('disk.written', { written: sizeText(report.writtenBytes, tr) })
  const padded = tr.text('disk.padded', { padded: sizeText(report.paddedBytes, tr) })
  return report.paddedBytes === 0 ? [size, written] : [size, written, padded]
}

function proofs(report: DiskReport, tr: Translator): readonly string[] {
  const root = tr.text('disk.root', { root: report.root })
  const proof = tr.text(`disk.proof.${report.proof}`)
  if (report.action === 'verify') return [proof, root]
  const manifest = tr.text('disk.manifest', { path: report.manifest })
  return report.action === 'copy' ? [proof, root, manifest] : [root, manifest]
}
