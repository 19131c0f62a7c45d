import { addressRows } from '../../plan/address-rows.ts'
import { presentAddressesCsv } from '../../presenters/migrate-plan/present-addresses.ts'
import { newAddresses } from '../../workflows/migrate/check/new-addresses.ts'
import type { Migration } from '../../workflows/migrate/migration.ts'
import { gathered } from '../../workflows/migrate/planning/read-sides.ts'
import { planFiles } from '../plan-files.ts'
import { readIfThere } from '../profiles-file.ts'
import { writeText } from '../write-text.ts'

/** Writes old and new addresses beside the plan; reverse names that somebody has filled in stay. */
export async function writeAddresses(migration: Migration, word: string): Promise<void> {
  const { plan, journal, target, signal } = migration
  const { inventory } = target.features
  if (inventory === undefined) return
  const servers = await gathered(inventory.list({ kind: 'servers', signal }))
  const publicIps = inventory.kinds.includes('publicIps')
    ? await gathered(inventory.list({ kind: 'publicIps', signal }))
    : []
  const { addresses: path } = planFiles(word)
  const before = await readIfThere(path)
  const found = newAddresses(plan, journal.state(), { servers, publicIps })
  const text = presentAddressesCsv(addressRows(plan, found, reverseNames(before ?? '')))
  if (text !== before) await writeText({ path, text, overwrite: true, private: true })
}

/** The last three columns, old address, new address and reverse name, hold neither commas nor quotes. */
function reverseNames(csv: string): ReadonlyMap<string, string> {
  const rows = csv.matchAll(/,([^,"\r\n]*),[^,"\r\n]*,([^,"\r\n]+)\r?$/gm)
  return new Map([...rows].map(([, old = '', name = '']) => [old, name] as const))
}
