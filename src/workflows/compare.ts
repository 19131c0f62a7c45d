import { overrideRates } from '../catalog/rates.ts'
import { checkDocument, invalid } from '../documents/check-document.ts'
import { weightingFlaw, type DeploymentKnowledge, type Flaw } from '../documents/deployment-knowledge.ts'
import { deploymentSchemaWith } from '../documents/deployment-schema.ts'
import type { Comparison } from '../domain/comparison.ts'
import type { Deployment } from '../domain/deployment.ts'
import type { Problem } from '../domain/errors.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { OperationsNorms } from '../domain/operations.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import type { ReferencePrices } from '../domain/reference.ts'
import type { CriterionWeights, Weighting } from '../domain/weighting.ts'
import { compareByCriteria } from '../scoring/compare-by-criteria.ts'
import { factConstraints } from '../scoring/constraints/fact-constraints.ts'
import { compareCost } from '../scoring/compare-cost.ts'
import { resolveWeights } from '../scoring/weightings.ts'
import { decodeBundled } from './decode-bundled.ts'
import { withOwnProviders } from '../catalog/with-own-providers.ts'
import { decodeFacts } from '../documents/compile-facts.ts'
import { deploymentKnowledge } from './deployment-knowledge.ts'
import { knownNames } from './known-names.ts'
import { layPrices, openBase, type CatalogueTexts, type NamedText } from './open-catalogue.ts'
import { readOwnProviders } from './open-providers.ts'
import { tellTogether } from './together.ts'

/** Everything a comparison is made of, read but not understood. */
export interface CompareTexts {
  readonly deployment: NamedText
  readonly catalogue: CatalogueTexts
  /** As the build compiled them. */
  readonly operations: string
  readonly facts: string
  /** The user's own providers (`--provider-file`). */
  readonly own: readonly NamedText[]
  readonly weightings: string
  /** The user's own weightings, beside the bundled ones (`--weightings`). */
  readonly ownWeightings: NamedText | null
  readonly reference: string
}

export interface CompareRequest {
  readonly texts: CompareTexts
  readonly method: 'weighted-sum' | 'total-cost'
  /** As typed, such as `1EUR=1.17USD`. */
  readonly rates: readonly string[]
  readonly acceptRate: boolean
  /** Constraints beyond those of the deployment. */
  readonly require: readonly string[]
  /** Null: the deployment's, else `balanced`. */
  readonly weighting: string | null
  /** As typed, such as `cost=3`. */
  readonly weights: readonly string[]
  /** Calendar date, ISO 8601, on which evidence ages and terms run. */
  readonly today: string
}

export interface CompareOutcome {
  readonly comparison: Comparison
  readonly catalogue: Pick<Catalogue, 'digest' | 'oldest' | 'newest'>
  /** What a second run needs. */
  readonly inputs: CompareInputs
}

export interface CompareInputs {
  readonly deployment: Deployment
  readonly today: string
  readonly rates: readonly ExchangeRate[]
  readonly weights: CriterionWeights | null
  readonly operations: OperationsNorms
  readonly reference: ReferencePrices | null
}

/** Ranks where a deployment could run. The problems of all files and flags are told together. */
export async function compare(request: CompareRequest): Promise<CompareOutcome> {
  const { texts, today } = request
  const latest = [today, texts.catalogue.today ?? today].toSorted().at(-1) ?? today
  const base = await openBase(texts.catalogue)
  const rates = overrideRates(base.rates, { typed: request.rates, accept: request.acceptRate, date: today })
  const facts = decodeFacts(texts.facts)
  const jurisdictions = facts.jurisdictions.groups
  const listed = weightings(texts)
  const names = listed.then(
    (list) => list.map(({ name }) => name),
    () => null,
  )
  const laid = layPrices(base.catalogue, { ...texts.catalogue, today: latest })
  const brought = readOwnProviders(texts.own, latest)
  const named = Promise.all([laid, brought]).then(
    ([catalogue, own]) => knownNames({ catalogue, facts: facts.providers, own }),
    () => null,
  )
  const works = [
    Promise.all([names, named]).then(([weightings, known]) =>
      wanted(request, deploymentKnowledge({ jurisdictions, weightings, rates, today: latest, names: known })),
    ),
    laid,
    brought,
    listed,
  ] as const
  await tellTogether(works)
  const [deployment, prices, own, known] = await Promise.all(works)
  const { catalogue, knowledge } = withOwnProviders({ catalogue: prices, knowledge: facts }, own)
  const bill = {
    deployment,
    catalogue,
    stores: base.catalogue,
    rates,
    knowledge,
    norms: decodeBundled('operations', texts.operations),
    options: {
      jurisdictions,
      moreConstraints: factConstraints({ facts: knowledge.providers, jurisdictions, today }),
    },
    today,
  }
  const inputs = { deployment, today, rates, operations: bill.norms, weights: null, reference: null }
  if (request.method === 'total-cost') return { comparison: compareCost(bill), catalogue, inputs }
  const weights = resolveWeights(known, deployment.weighting, request.weights)
  const reference = decodeBundled('reference-prices', texts.reference)
  return {
    comparison: compareByCriteria({ ...bill, weights, reference }),
    catalogue,
    inputs: { ...inputs, weights, reference },
  }
}

/** A weighting of the user's own replaces the bundled one of the same name. */
async function weightings({ weightings: bundled, ownWeightings }: CompareTexts): Promise<readonly Weighting[]> {
  const known = decodeBundled('weightings', bundled)
  if (ownWeightings === null) return known
  const { readWeightings } = await import('../documents/weightings-file.ts')
  const own = readWeightings(ownWeightings)
  const replaced = new Set(own.map(({ name }) => name))
  return [...known.filter(({ name }) => !replaced.has(name)), ...own]
}

/** The deployment of the file, with what was asked for on the command line. */
function wanted({ texts, require, weighting }: CompareRequest, knowledge: DeploymentKnowledge): Deployment {
  const checked = checkDocument({ ...texts.deployment, schema: deploymentSchemaWith(knowledge) })
  const typed = [
    ...require.flatMap((text) => typedProblem('--require', knowledge.constraint(text))),
    ...(weighting === null ? [] : typedProblem('--weighting', weightingFlaw(weighting, knowledge))),
  ]
  const problems = [...(checked.ok ? [] : checked.problems), ...typed]
  if (!checked.ok || problems.length > 0) throw invalid(problems)
  const deployment = checked.value
  return {
    ...deployment,
    require: [...deployment.require, ...require],
    weighting: weighting ?? deployment.weighting,
  }
}

/** Of a flag, which stands in no line. */
function typedProblem(flag: string, flaw: Flaw | null): readonly Problem[] {
  return flaw === null ? [] : [{ file: flag, line: null, column: null, message: flaw.says, hint: flaw.hint }]
}
