import { addressRows, type NewAddresses } from '../plan/address-rows.ts'
import type { Plan } from '../plan/plan-schema.ts'
import { presentAddressesCsv } from '../presenters/migrate-plan/present-addresses.ts'
import { planFiles } from './plan-files.ts'
import { writeText } from './write-text.ts'

/** Writes the file of old and new addresses beside a plan, as far as the new ones are known. */
export async function writeAddresses(request: {
  /** Name or path of the plan. */
  readonly word: string
  readonly plan: Plan
  readonly found: NewAddresses
}): Promise<void> {
  const { word, plan, found } = request
  const text = presentAddressesCsv(addressRows(plan, found))
  await writeText({ path: planFiles(word).addresses, text, overwrite: true, private: true })
}
