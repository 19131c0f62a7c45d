import type { z } from 'zod'
import type { Problem } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { checkDocument } from './check-document.ts'
import type { DataFile } from './compile-facts.ts'
import { factFlaws, regionsNamed } from './fact-flaws.ts'
import type { FactsFile } from './facts-file.ts'
import { factsFileSchema, reportFlaws } from './facts-file.ts'

/** Ids of the regions that have prices, by provider. */
export type PricedRegions = ReadonlyMap<string, readonly string[]>

/**
 * A fact that names a region must name one that has prices, or that the file lists under `unpricedRegions` with the reason: else it is
 * a slip of the pen and the fact is never found. What is listed there has no price and is named by a fact.
 */
export function checkRegions(files: readonly DataFile[], priced: PricedRegions): readonly Problem[] {
  const schema = factsFileSchema.superRefine((file, context) => {
    const regions = priced.get(file.provider) ?? []
    const known = [...regions, ...listed(file)]
    reportFlaws(factFlaws(file.facts, { regions: known }), context)
    reportNeedless(file, regions, context)
  })
  return files
    .filter(({ path }) => path.startsWith('facts/'))
    .flatMap(({ path, text }) => {
      const checked = checkDocument({ file: path, text, schema })
      return checked.ok ? [] : checked.problems
    })
}

function listed({ unpricedRegions }: FactsFile): readonly string[] {
  return (unpricedRegions ?? []).flatMap(({ regions }) => regions)
}

function reportNeedless(
  file: FactsFile,
  priced: readonly string[],
  context: Pick<z.core.$RefinementCtx, 'addIssue'>,
): void {
  const named = regionsNamed(file.facts)
  for (const [group, { regions }] of (file.unpricedRegions ?? []).entries()) {
    for (const [index, region] of regions.entries()) {
      const path = ['unpricedRegions', group, 'regions', index]
      if (priced.includes(region)) {
        context.addIssue({ code: 'custom', path, params: { says: message('facts.region.priced', { region }) } })
      } else if (!named.includes(region)) {
        context.addIssue({ code: 'custom', path, params: { says: message('facts.region.unused', { region }) } })
      }
    }
  }
}
