import type { Translator } from '../../messages/translator.ts'
import { type Block, paragraph } from '../blocks/blocks.ts'

/** A line for each tenant of which servers were turned off by force. */
export function uncleanBlocks(
  tenants: readonly { readonly tenant: string; readonly unclean: readonly string[] }[],
  tr: Translator,
): readonly Block[] {
  return tenants
    .filter(({ unclean }) => unclean.length > 0)
    .map(({ tenant, unclean }) =>
      paragraph(tr.text('migrate.unclean', { tenant, count: unclean.length, servers: unclean.join(', ') }), 'warning'),
    )
}
