import { readFileSync, readdirSync } from 'node:fs'
import { emptyCatalogue, mergeCatalogue } from '../../src/catalog/merge-catalogue.ts'
import { readPriceFile } from '../../src/catalog/read-price-file.ts'
import { readDocument } from '../../src/documents/check-document.ts'
import type { Knowledge } from '../../src/documents/compile-facts.ts'
import { compileFacts, decodeFacts } from '../../src/documents/compile-facts.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import type { Comparison } from '../../src/domain/comparison.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Catalogue } from '../../src/domain/offers.ts'
import { compareByCriteria } from '../../src/scoring/compare-by-criteria.ts'
import { resolveWeights } from '../../src/scoring/weightings.ts'
import { dataFiles } from '../facts/load.ts'
import { norms, rates, reference, weightings } from './bundled-reference.ts'

const root = new URL('../../', import.meta.url)
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8')

export const knowledge: Knowledge = decodeFacts(compileFacts(dataFiles()))
export function bundledCatalogue(): Catalogue {
  const files = readdirSync(new URL('data/prices/', root)).filter((name) => name.endsWith('.yaml'))
  const parts = files.map((name) => readPriceFile({ file: name, text: text(`data/prices/${name}`), origin: 'bundled' }))
  return mergeCatalogue(emptyCatalogue, parts)
}

/** Where one provider does not say whether snapshots are billed in full or by what changed. */
export function withoutBasis(catalogue: Catalogue, provider: string): Catalogue {
  const offers = catalogue.offers.map((offer) =>
    offer.kind === 'snapshot' && offer.provider === provider ? { ...offer, incremental: null } : offer,
  )
  return { ...catalogue, offers }
}

export function scenario(name: string): Deployment {
  return readDocument({ file: name, text: text(`deployments/${name}.yaml`), schema: deploymentSchema })
}

export interface Question {
  readonly deployment: Deployment
  readonly catalogue: Catalogue
  /** Left out: the catalogue. */
  readonly stores?: Catalogue
  readonly today: string
  readonly weighting?: string
  readonly weights?: readonly string[]
  readonly knowledge?: Knowledge
}

/** The real comparison with bundled data. */
export function ask(question: Question): Comparison {
  const { deployment, catalogue, today } = question
  return compareByCriteria({
    deployment,
    catalogue,
    stores: question.stores ?? catalogue,
    rates,
    norms,
    options: { jurisdictions: knowledge.jurisdictions.groups },
    today,
    knowledge: question.knowledge ?? knowledge,
    weights: resolveWeights(weightings, question.weighting ?? deployment.weighting, question.weights ?? []),
    reference,
  })
}
