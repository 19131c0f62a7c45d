import type { DataClass, Deployment } from '../domain/deployment.ts'
import type { DataClassRule } from '../domain/data-class-rule.ts'
import type { LegalPoint } from '../domain/score.ts'
import type { Jurisdictions } from './constraints/base-constraints.ts'

/** What is more than what: rules for the lesser class hold as well. */
const alsoIs: Readonly<Record<DataClass, readonly DataClass[]>> = {
  public: ['public'],
  personal: ['personal'],
  sensitive: ['sensitive', 'personal'],
  health: ['health', 'personal'],
  // What an authority keeps is about its citizens, unless it is public.
  'public-sector': ['public-sector', 'personal'],
}

export interface LegalRequest {
  readonly deployment: Pick<Deployment, 'usersIn'> & {
    readonly components: readonly { readonly name: string; readonly dataClass: DataClass }[]
  }
  readonly rules: readonly DataClassRule[]
  readonly jurisdictions: Jurisdictions
  /** ISO 8601 calendar date: what holds from a later day on is left out. */
  readonly today: string
}

/**
 * Laws that the classes of data bring into play, one point for each rule with all components it concerns. Where the users are decides; a
 * deployment that does not say is told of every rule, but nothing is required of it.
 */
export function legalPoints({ deployment, rules, jurisdictions, today }: LegalRequest): readonly LegalPoint[] {
  const { usersIn } = deployment
  const inForce = rules.filter(({ from }) => from <= today)
  return inForce.flatMap((rule): readonly LegalPoint[] => {
    const components = deployment.components.filter(({ dataClass }) =>
      alsoIs[dataClass].some((one) => one === rule.dataClass),
    )
    const holds = rule.where === null || usersIn.some((country) => lies(country, rule.where ?? '', jurisdictions))
    if (components.length === 0 || (usersIn.length > 0 && !holds)) return []
    const { dataClass, law, says, source, date, confidence } = rule
    const component = components.map(({ name }) => name).join(', ')
    const constraint = holds ? rule.constraint : null
    return [{ component, dataClass, law, text: says, constraint, source, date, confidence }]
  })
}

function lies(country: string, where: string, jurisdictions: Jurisdictions): boolean {
  return country === where || (jurisdictions[where] ?? []).includes(country)
}

/** The constraints that follow from the points, each once. */
export function impliedConstraints(points: readonly LegalPoint[]): readonly string[] {
  return [...new Set(points.flatMap(({ constraint }) => (constraint === null ? [] : [constraint])))]
}
