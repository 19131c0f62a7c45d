import type { MigrationNotice } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import { interruption } from '../interruption.ts'
import { progressLine } from '../progress-line.ts'
import type { MigrationEvent } from '../../workflows/migrate/migration.ts'

/** What a migration tells while it runs, on stderr. */
export interface Listener {
  readonly onEvent: (event: MigrationEvent) => void
  readonly onNotice: (notice: MigrationNotice) => void
  readonly clear: () => void
}

/** Steps after Ctrl-C are lines that stay: what is put back must be seen. */
export async function listener(request: {
  readonly json: boolean
  readonly quiet: boolean
  readonly translator: Translator
}): Promise<Listener> {
  const { json, quiet, translator } = request
  const { copyText, migrationNoticeText } = await import('../../presenters/migrate/present-events.ts')
  const line = progressLine({ json, quiet })
  const clear = (): void => line.clear()
  const stay = (text: string): void => {
    clear()
    process.stderr.write(`${text}\n`)
  }
  return {
    clear,
    onEvent: (event) => {
      if (event.kind === 'copy') {
        const { kind, tenant, entry, progress } = event
        line.show(copyText(event, translator), { kind, tenant, entry, ...progress })
        return
      }
      const text = translator.t(event.says)
      if (interruption().aborted && !json) stay(text)
      else line.show(text, { kind: event.kind, tenant: event.tenant, text })
    },
    onNotice: (notice) => {
      const text = migrationNoticeText(notice, translator)
      if (json) line.show(text, { kind: 'notice', text })
      else if (!quiet) stay(text)
    },
  }
}
