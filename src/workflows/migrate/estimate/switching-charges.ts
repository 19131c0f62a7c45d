import type { SwitchingCharges } from '../../../domain/migration-estimate.ts'

/** Article 29 of the Data Act: reduced charges from its application on, none from 12 January 2027 on. */
const source = 'https://eur-lex.europa.eu/eli/reg/2023/2854/oj'
const reducedFrom = '2025-09-12'
const noneFrom = '2027-01-12'

/** What a provider may charge for leaving on a calendar date, where the law of the European Union applies to the contract. */
export function switchingCharges(date: string): SwitchingCharges {
  if (date >= noneFrom) return { state: 'none', until: null, source }
  if (date >= reducedFrom) return { state: 'reduced', until: noneFrom, source }
  return { state: 'unlimited', until: reducedFrom, source }
}
