import type { DiskNotice } from '../../domain/disk.ts'
import type { MessageValue } from '../../domain/message.ts'

/** Something that a person should know about a migration, though the work goes on. */
export type MigrationNotice =
  | { readonly kind: 'torn-journal'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'mark-left'; readonly name: string; readonly reason: MessageValue }
  | { readonly kind: 'changes-taken'; readonly count: number }
  | { readonly kind: 'receipt-key'; readonly file: string; readonly publicKey: string; readonly made: boolean }
  | { readonly kind: 'disk'; readonly entry: string; readonly notice: DiskNotice }
