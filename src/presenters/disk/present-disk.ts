import type { CopyReport, DiskNotice, DiskReport, VerifyReport } from '../../domain/disk.ts'
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

/** The same on one line, for a place where other lines come as well. */
export function presentDiskLine(report: DiskReport, tr: Translator): string {
  return `${JSON.stringify(diskJson(report, tr))}\n`
}

function diskJson(report: DiskReport, tr: Translator): DiskResult {
  const schema = 'broker/disk/1' as const
  const blocks = { ...report.blocks }
  switch (report.action) {
    case 'copy':
      return copyJson(report, tr)
    case 'verify':
    case 'manifest':
    case 'receive':
      return { schema, ...report, blocks, notices: noticesJson(report, tr) }
    case 'send':
      return { schema, ...report, blocks, notices: noticesJson(report, tr) }
  }
}

/** A copy as JSON. */
export function copyJson(report: CopyReport, tr: Translator): DiskResult & { action: 'copy' } {
  const { blocks } = report
  return { schema: 'broker/disk/1', ...report, blocks: { ...blocks }, notices: noticesJson(report, tr) }
}

function noticesJson(
  { notices }: { readonly notices: readonly DiskNotice[] },
  tr: Translator,
): { kind: string; text: string }[] {
  return notices.map((notice) => ({ kind: notice.kind, text: noticeText(notice, tr) }))
}

/** A notice in words. */
export function noticeText(notice: DiskNotice, tr: Translator): string {
  switch (notice.kind) {
    case 'torn-journal':
      return tr.text('disk.notice.torn-journal', { bytes: notice.bytes })
    case 'target-touched':
      return tr.text('disk.notice.target-touched', { count: notice.blocks })
    case 'gpt-backup-moved':
      return tr.text('disk.notice.gpt-backup-moved', { target: notice.target })
    case 'image-snapshots':
      return tr.text('disk.notice.image-snapshots', { count: notice.snapshots })
    case 'source-mounted':
      return tr.text('disk.notice.source-mounted', { device: notice.device, place: notice.place })
    case 'source-in-use':
      return tr.text('disk.notice.source-in-use', { by: notice.by })
    case 'source-changes-unseen':
    case 'journal-distrusted':
    case 'source-changed-since':
    case 'target-changed-since':
    case 'control-file-unreadable':
    case 'looks-like-qcow2':
    case 'image-corrupt':
    case 'stream-begins-anew':
    case 'target-cannot-flush':
      return tr.text(`disk.notice.${notice.kind}`)
  }
}

function sections(report: DiskReport, tr: Translator): readonly Section[] {
  const lines = [...sizes(report, tr), ...proofs(report, tr)]
  return [{ title: null, blocks: [...verdict(report, tr), list(lines.map((line) => item(line)))] }]
}

function verdict(report: DiskReport, tr: Translator): Section['blocks'] {
  switch (report.action) {
    case 'manifest':
      return []
    case 'copy':
      return [paragraph(tr.text(`disk.copy.${report.mode}`, names(report)), 'strong')]
    case 'receive':
      return [paragraph(tr.text('disk.received', names(report)), 'strong')]
    case 'send':
      return [paragraph(tr.text('disk.sent', names(report)), 'strong')]
    case 'verify':
      return comparison(report, tr)
  }
}

interface Names {
  readonly source: string
  readonly target: string
}

function names({ source, target }: Names): Names & Readonly<Record<string, string>> {
  return { source, target }
}

function comparison(report: VerifyReport, tr: Translator): Section['blocks'] {
  if (report.equal) return [paragraph(tr.text('disk.equal', names(report)), 'strong')]
  const { differentBlocks: count, firstDifferentBlock } = report
  const first = firstDifferentBlock === null ? '' : String(firstDifferentBlock)
  return [
    ...(count === 0 ? [] : [paragraph(tr.text('disk.different', { ...names(report), count, first }), 'warning')]),
    ...(report.paddingIsZero ? [] : [paragraph(tr.text('disk.paddingHolds', names(report)), 'warning')]),
  ]
}

function sizes(report: DiskReport, tr: Translator): readonly string[] {
  const data = Math.min(report.blocks.data * blockBytes, report.sizeBytes)
  const size = tr.text('disk.sizes', { size: sizeText(report.sizeBytes, tr), data: sizeText(data, tr) })
  switch (report.action) {
    case 'manifest':
      return [size]
    case 'verify':
      return report.expected === 'disk' ? [size] : [tr.text('disk.readAsManifest', { source: report.source }), size]
    case 'send':
      return [size, tr.text('disk.streamed', { streamed: sizeText(report.streamBytes, tr) })]
    case 'copy':
    case 'receive': {
      const written = tr.text('disk.written', { written: sizeText(report.writtenBytes, tr) })
      const padded = tr.text('disk.padded', { padded: sizeText(report.paddedBytes, tr) })
      return report.paddedBytes === 0 ? [size, written] : [size, written, padded]
    }
  }
}

function proofs(report: DiskReport, tr: Translator): readonly string[] {
  const root = tr.text('disk.root', { root: report.root })
  const proof = tr.text(`disk.proof.${report.proof}`)
  switch (report.action) {
    case 'verify':
      return [proof, root]
    case 'manifest':
      return [root, ...manifestLine(report.manifest, tr)]
    case 'copy':
      return [proof, root, ...manifestLine(report.manifest, tr)]
    case 'receive':
    case 'send': {
      const sum = tr.text('disk.sha256', { sum: report.sha256 })
      return [proof, sum, root, ...manifestLine(report.manifest, tr)]
    }
  }
}

function manifestLine(path: string | null, tr: Translator): readonly string[] {
  return path === null ? [] : [tr.text('disk.manifest', { path })]
}
