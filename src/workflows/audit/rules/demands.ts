import { sealObjectives } from '../../../domain/facts.ts'
import { impliedConstraints, legalPoints } from '../../../scoring/legal-points.ts'
import type { RuleParameters } from '../../../domain/audit-rules.ts'
import type { World } from '../audit-account.ts'
import { judgeDemand, type Demand } from '../judge-demand.ts'
import type { Rule } from '../rule.ts'

type DemandRule = 'data-location' | 'control' | 'jurisdiction' | 'certification' | 'data-class' | 'seal-floor'

/** What each rule asks of an account, in the words of `compare --require`. */
export const demandsOf: { readonly [N in DemandRule]: (told: RuleParameters[N], world: World) => readonly Demand[] } = {
  'data-location': ({ countries }) => [{ text: `country=${countries.join(',')}`, key: '', facts: [] }],
  control: ({ countries }) => [{ text: `control=${countries.join(',')}`, key: '', facts: ['holders', 'lawOfControl'] }],
  jurisdiction: ({ countries }) => [
    { text: `jurisdiction=${countries.join(',')}`, key: '', facts: ['contractEntity'] },
  ],
  certification: ({ anyOf }) => [{ text: `certification=${anyOf.join(',')}`, key: '', facts: ['certifications'] }],
  'data-class': ({ dataClass, usersIn }, { knowledge, today }) => {
    const components = [{ name: dataClass, dataClass }]
    const jurisdictions = knowledge.jurisdictions.groups
    const deployment = { usersIn, components }
    const points = legalPoints({ deployment, rules: knowledge.dataClasses, jurisdictions, today })
    return impliedConstraints(points).map((text) => ({ text, key: text, facts: ['certifications'] }))
  },
  'seal-floor': ({ atLeast }) => [{ text: `seal>=${String(atLeast)}`, key: '', facts: sealObjectives }],
}

export const demandRules: { readonly [N in DemandRule]: Rule<N> } = {
  'data-location': demandRule('data-location'),
  control: demandRule('control'),
  jurisdiction: demandRule('jurisdiction'),
  certification: demandRule('certification'),
  'data-class': demandRule('data-class'),
  'seal-floor': demandRule('seal-floor'),
}

/** Certificates name products, so what runs there has to be known. */
function demandRule<N extends DemandRule>(name: N): Rule<N> {
  const byProduct = name === 'certification' || name === 'data-class'
  return {
    judges: [],
    reads: byProduct ? ['servers', 'volumes'] : [],
    judge: (told, scope) => demandsOf[name](told, scope.account.world).flatMap((demand) => judgeDemand(demand, scope)),
  }
}
