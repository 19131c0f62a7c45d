import type { CheckFinding, NameFinding } from '../../../domain/migration-check.ts'
import { finding } from './checking.ts'

/** Names that do not resolve, and a file without any: whoever asked for them wants to hear of it. */
export function checkFoundNames(
  names: readonly NameFinding[] | null,
  file: string | undefined,
): readonly CheckFinding[] {
  if (names === null) return []
  const where = { tenant: null, entry: file ?? 'names' }
  if (names.length === 0) return [finding('noNames', where, { file: where.entry })]
  return names.flatMap(({ name, addresses, error }) => {
    if (error !== null) return [finding('nameUnresolved', where, { name, error })]
    return addresses.length === 0 ? [finding('nameMissing', where, { name })] : []
  })
}
