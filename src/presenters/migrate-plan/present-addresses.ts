import { renderCsv } from '../csv/render-csv.ts'

/** Old and new addresses for a spreadsheet, or for the person who edits the zone. */
export function presentAddressesCsv(
  rows: readonly {
    readonly tenant: string
    readonly server: string
    readonly old: string
    readonly new: string | null
    readonly reverseName: string | null
  }[],
): string {
  const head = ['tenant', 'server', 'old_address', 'new_address', 'reverse_name']
  return renderCsv([head, ...rows.map((row) => [row.tenant, row.server, row.old, row.new, row.reverseName])])
}
