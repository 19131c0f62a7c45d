import { message } from '../../../domain/message.ts'
import { unsure } from '../../../scoring/standing.ts'
import { findFact } from '../../../scoring/criteria/fact-lookup.ts'
import type { Rule, Verdict } from '../rule.ts'

/** That nobody has heard of an end is known only where somebody looked, and not too long ago. */
export const closingProvider: Rule<'closing-provider'> = {
  judges: [],
  reads: [],
  judge: (_, { account }) => {
    const { facts, region, inventory } = account
    const provider = account.provider ?? inventory.provider
    const found = findFact({ facts, region, products: [] }, 'closingNotice')
    const evidence = found.known ? found.evidence : []
    const says = (verdict: Verdict['verdict'], said: Verdict['message']): readonly Verdict[] => [
      { verdict, subject: null, key: '', message: said, evidence },
    ]
    if (found.known && found.value !== null) {
      const { announced, ends } = found.value
      const values = { provider, announced: { date: announced }, ends: { date: ends } }
      return says('violated', message('audit.found.closing-provider', values))
    }
    if (found.known && !unsure(evidence)) return []
    return account.provider === null
      ? says('undecided', message('audit.open.provider', { demand: 'closing', profile: inventory.profile }))
      : says('undecided', message('audit.open.closing', { provider }))
  },
}
