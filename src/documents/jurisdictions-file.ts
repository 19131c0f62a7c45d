import { z } from 'zod'
import type { Jurisdictions } from '../domain/facts.ts'
import { sourceSchema } from './facts-file.ts'
import { countryCode } from './fields.ts'

/** Groups of countries that constraints name. A group may take in others: `includes`. */
export const jurisdictionsSchema = z.strictObject({
  schema: z.literal('broker/jurisdictions/1'),
  groups: z.record(
    z.string().regex(/^[A-Za-z][A-Za-z-]*$/),
    z.strictObject({
      ...sourceSchema.shape,
      includes: z.array(z.string()).default([]),
      countries: z.array(countryCode()),
    }),
  ),
})

export function toJurisdictions(file: z.output<typeof jurisdictionsSchema>): Jurisdictions {
  const countriesOf = (name: string): readonly string[] => {
    const group = file.groups[name]
    return group === undefined ? [] : [...group.includes.flatMap(countriesOf), ...group.countries]
  }
  const names = Object.keys(file.groups)
  return {
    groups: Object.fromEntries(names.map((name) => [name, [...new Set(countriesOf(name))].toSorted()])),
    evidence: Object.fromEntries(
      Object.entries(file.groups).map(([name, { source, date, confidence }]) => [name, { source, date, confidence }]),
    ),
  }
}
