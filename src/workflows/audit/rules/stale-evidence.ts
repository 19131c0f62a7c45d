import { sealObjectives, type FactKey } from '../../../domain/facts.ts'
import { message } from '../../../domain/message.ts'
import { daysBetween, findEntries } from '../../../scoring/criteria/fact-lookup.ts'
import type { Rule, Verdict } from '../rule.ts'

/** The facts that the other rules judge by. */
const judgedBy: readonly FactKey[] = [
  'contractEntity',
  'holders',
  'lawOfControl',
  'location',
  'certifications',
  'encryptionAtRest',
  'closingNotice',
  ...sealObjectives,
]

/** One finding for each fact: the oldest of its sources counts. */
export const staleEvidence: Rule<'stale-evidence'> = {
  judges: [],
  reads: [],
  judge: ({ olderThanDays }, { account }) => {
    const { region, recorded, world } = account
    const provider = account.provider ?? account.inventory.provider
    return judgedBy.flatMap((fact): Verdict[] => {
      const evidence = findEntries({ facts: recorded, region, products: [] }, fact)
        .flatMap((entry) => (entry.known ? [entry.evidence] : []))
        .filter(({ date }) => daysBetween(date, world.today) > olderThanDays)
      const [oldest] = evidence.map(({ date }) => date).toSorted()
      if (oldest === undefined) return []
      const values = { fact: message(`criteria.fact.${fact}`), provider, date: { date: oldest }, count: olderThanDays }
      const says = message('audit.found.stale-evidence', values)
      return [{ verdict: 'violated', subject: null, key: fact, message: says, evidence }]
    })
  },
}
