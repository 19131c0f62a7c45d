import { decodeRates } from '../catalog/decode-rates.ts'
import { decodeFacts } from '../documents/compile-facts.ts'
import type { DeploymentKnowledge, Flaw } from '../documents/deployment-knowledge.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import { baseConstraints, type Jurisdictions } from '../scoring/constraints/base-constraints.ts'
import { factConstraints } from '../scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../scoring/constraints/parse-constraint.ts'
import { nameFlaw, providerFlaw, type KnownNames } from './known-names.ts'

/** What deployment files may refer to. `weightings` are names; null where they could not be read. */
export function deploymentKnowledge(known: {
  readonly jurisdictions: Jurisdictions
  readonly weightings: readonly string[] | null
  readonly rates: readonly ExchangeRate[]
  readonly today: string
  /** Null or left out: names in constraints are not checked. */
  readonly names?: KnownNames | null
}): DeploymentKnowledge {
  const { jurisdictions, weightings, rates, today, names = null } = known
  // How constraints are read depends neither on facts nor on the currency; only what they judge does.
  const table = { ...baseConstraints(jurisdictions, 'EUR'), ...factConstraints({ facts: [], jurisdictions, today }) }
  const constraint = (text: string): Flaw | null => {
    const parsed = parseConstraint(text, table)
    if (parsed.kind === 'problem') return { says: parsed.message, hint: parsed.hint }
    return names === null ? null : nameFlaw(parsed.constraint, names)
  }
  const provider = (id: string): Flaw | null => (names === null ? null : providerFlaw([id], names))
  return { constraint, provider, weightings, currencies: ['EUR', ...rates.map(({ currency }) => currency)], today }
}

/** As the build compiled it, for files that bring no weightings of their own. */
export function bundledKnowledge(texts: {
  readonly facts: string
  readonly rates: string
  readonly today: string
}): DeploymentKnowledge {
  const { jurisdictions } = decodeFacts(texts.facts)
  const rates = decodeRates(texts.rates)
  return deploymentKnowledge({ jurisdictions: jurisdictions.groups, weightings: null, rates, today: texts.today })
}

export type BundledKnowledge = ReturnType<typeof bundledKnowledge>
