import type { ReceiptCheck, ReceiptVerification } from '../../domain/receipt-verification.ts'
import type { MessageKey } from '../../messages/keys.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { nextSection, type Paper } from './paper.ts'

/** What of a receipt holds. */
export function presentReceipt(verification: ReceiptVerification, tr: Translator): Paper {
  const { file, tenant, plan, digest, writtenAt, checks, holds, next, unnamedTarget } = verification
  const title = tr.text('migrate.verify.title', { tenant, plan, at: { date: writtenAt } })
  const verdict = holds
    ? paragraph(tr.text('migrate.verify.holds'), 'strong')
    : paragraph(tr.text('migrate.verify.fails'), 'warning')
  return {
    title,
    sections: [
      { title, blocks: [checkTable(checks, tr)] },
      { title: null, blocks: [verdict] },
      ...(holds ? [] : [{ title: null, blocks: [paragraph(tr.text(adviceOn(checks)))] }]),
      holds || next === null ? nextSection(next, tr) : againSection(next, tr),
      {
        title: null,
        blocks: unnamedTarget === null ? [] : [paragraph(tr.text('migrate.verify.profile', { place: unnamedTarget }))],
      },
    ],
    result: {
      schema: 'broker/migrate/1',
      action: 'verify',
      receipt: file,
      tenant,
      plan,
      digest,
      writtenAt,
      holds,
      checks: checks.map(({ id, name, state, says }) => ({ id, name, state, text: clean(tr.t(says)) })),
      next,
    },
  }
}

/** What a receipt says that is not as it was signed, or of something else, tells nothing of volumes. */
function adviceOn(checks: readonly ReceiptCheck[]): MessageKey {
  const failing = checks.filter(({ state }) => state === 'fails').map(({ id }) => id)
  const first = (['signature', 'key', 'plan'] as const).find((id) => failing.includes(id))
  return first === undefined ? 'migrate.verify.fails.next' : `migrate.verify.fails.next.${first}`
}

/** Before it there is something to find out. */
function againSection(line: string, tr: Translator): Section {
  return { title: null, blocks: [{ kind: 'command', purpose: tr.text('migrate.verify.again'), line }] }
}

function checkTable(checks: readonly ReceiptCheck[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('doctor.column.state')),
    column.head(tr.text('migrate.column.check')),
    column.text(tr.text('doctor.column.found')),
  ]
  const rows = checks.map(({ id, name, state, says }) =>
    row(
      [
        tr.text(`migrate.verify.state.${state}`),
        id === 'volume' ? tr.text('migrate.verify.volume', { name: name ?? '' }) : tr.text(`migrate.verify.${id}`),
        tr.t(says),
      ],
      state === 'fails' ? 'warning' : 'plain',
    ),
  )
  return { kind: 'table', columns, rows }
}
