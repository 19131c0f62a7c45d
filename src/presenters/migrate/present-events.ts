import type { DiskProgress } from '../../domain/disk.ts'
import type { MigrationNotice } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import { noticeText } from '../disk/present-disk.ts'
import { progressText } from '../disk/present-progress.ts'

/** One line for a volume that is being copied. */
export function copyText(
  { tenant, entry, progress }: { readonly tenant: string; readonly entry: string; readonly progress: DiskProgress },
  tr: Translator,
): string {
  return tr.text('migrate.progress.copy', { tenant, entry, progress: progressText(progress, tr) })
}

export function migrationNoticeText(notice: MigrationNotice, tr: Translator): string {
  switch (notice.kind) {
    case 'torn-journal':
      return tr.text('migrate.notice.torn-journal', { path: notice.path, bytes: notice.bytes })
    case 'mark-left':
      return tr.text('migrate.notice.mark-left', { name: notice.name, reason: notice.reason })
    case 'addresses-left':
      return tr.text('migrate.notice.addresses-left', { path: notice.path, reason: notice.reason })
    case 'changes-taken':
      return tr.text('migrate.notice.changes-taken', { count: notice.count })
    case 'receipt-key': {
      const values = { file: notice.file, publicKey: notice.publicKey }
      return tr.text(notice.made ? 'migrate.notice.receipt-key-made' : 'migrate.notice.receipt-key', values)
    }
    case 'disk':
      return tr.text('migrate.notice.disk', { entry: notice.entry, text: noticeText(notice.notice, tr) })
  }
}
