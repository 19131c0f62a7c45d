import type { CheckFinding } from '../../../domain/migration-check.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { allPlaced, at, finding, type Checking, type Placed } from './checking.ts'
import { referencesOf } from './references.ts'

/** Keys that stand twice, that lead nowhere, to what stays behind, or to what moves later. */
export function checkReferences({ plan }: Checking): readonly CheckFinding[] {
  const all = allPlaced(plan)
  const known = new Map(all.map((one) => [wordOf(one.kind, one.entry.key), one] as const))
  const waveAt = waveNumbers(plan)
  return [...duplicates(all), ...all.flatMap((one) => referenceFindings(one, known, waveAt))]
}

const wordOf = (kind: PlannedKind, key: string): string => `${kind}/${key}`

function duplicates(all: readonly Placed[]): readonly CheckFinding[] {
  const seen = new Set<string>()
  return all.flatMap((one) => {
    const word = wordOf(one.kind, one.entry.key)
    if (seen.has(word)) return [finding('duplicateKey', at(one), { key: one.entry.key })]
    seen.add(word)
    return []
  })
}

function waveNumbers({ waves }: Plan): ReadonlyMap<string, number> {
  return new Map(waves.flatMap(({ tenants }, index) => tenants.map((tenant) => [tenant, index] as const)))
}

function referenceFindings(
  one: Placed,
  known: ReadonlyMap<string, Placed>,
  waveAt: ReadonlyMap<string, number>,
): readonly CheckFinding[] {
  if (one.entry.how.action !== 'create') return []
  return referencesOf(one).flatMap(({ kind, key, field }) => {
    const found = known.get(wordOf(kind, key))
    const values = { field, key: wordOf(kind, key) }
    if (found === undefined) return [finding('missingKey', at(one), values)]
    if (found.entry.how.action === 'skip') return [finding('skippedNeeded', at(one), values)]
    if (found.tenant === one.tenant || found.entry.how.action === 'use') return []
    const [mine, theirs] = [waveAt.get(one.tenant), waveAt.get(found.tenant)]
    if (mine === undefined || (theirs !== undefined && theirs <= mine)) return []
    return [finding('movesLater', at(one), { ...values, owner: found.tenant })]
  })
}
