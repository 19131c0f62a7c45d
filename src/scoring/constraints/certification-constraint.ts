import { certificateKey } from '../../domain/certificate-name.ts'
import { message } from '../../domain/message.ts'
import type { Certification, ProviderFacts } from '../../domain/facts.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { FactQuestion, PlacedProduct } from '../criteria/fact-lookup.ts'
import { onWordAlone } from '../standing.ts'
import { covers, findEntries, inForce, mayCover, mayCoverAny } from '../criteria/fact-lookup.ts'
import type { Candidate, ConstraintDefinition } from './constraint.ts'
import { met } from './constraint.ts'

/** How far a certificate is proven for one product. */
type Proof = 'proven' | 'unsourced' | 'possible' | 'elsewhere' | 'none'

/** From the least to the most. */
const order: readonly Proof[] = ['none', 'elsewhere', 'possible', 'unsourced', 'proven']

/**
 * Every product placed that holds or carries data must be covered, by name and region, by a certificate in force with a source: the bare
 * word of whoever wrote a provider file is none. A certificate without a scope
 * satisfies nothing; one for another product line is not one for this. A list that does not name it proves nothing: undecided. Reasons
 * spell a certificate as one of the known `names` does, however it was typed.
 */
export function certificationConstraint(
  ask: (candidate: Candidate) => FactQuestion,
  { today, names }: { readonly today: string; readonly names: readonly string[] },
): ConstraintDefinition {
  return {
    operators: ['='],
    coversBackups: ['='],
    check: () => null,
    judge: (constraint, candidate) => {
      const question = ask(candidate)
      const outcomes = constraint.values.map((name) => judgeOne(name, question, today))
      if (outcomes.includes('proven')) return met
      const values = { name: constraint.values.map((name) => asKnown(name, names)).join(', ') }
      if (outcomes.includes('unsourced')) {
        return { kind: 'unknown', fact: message('criteria.constraint.certificateUnsourced', values) }
      }
      if (outcomes.includes('possible')) {
        return { kind: 'unknown', fact: message('criteria.constraint.certificateUnproven', values) }
      }
      return outcomes.includes('elsewhere')
        ? { kind: 'unmet', reason: message('criteria.constraint.certificateElsewhere', values) }
        : { kind: 'unknown', fact: message('criteria.constraint.certificateUnknown', values) }
    },
  }
}

/** The least proof over the products: what is placed is as certified as its least certified part. */
function judgeOne(name: string, question: FactQuestion, today: string): Proof {
  const certificates = findEntries(question, 'certifications').flatMap((entry) =>
    entry.known
      ? entry.value
          .filter((one) => certificateKey(one.name) === certificateKey(name))
          .map((certificate) => ({ certificate, evidence: entry.evidence }))
      : [],
  )
  if (question.products.length === 0) return proofForAny(certificates, { question, today })
  const proofs = question.products.map((product) => proofFor(product, certificates, { question, today }))
  return proofs.reduce<Proof>((least, one) => (order.indexOf(one) < order.indexOf(least) ? one : least), 'proven')
}

/** Of every certificate that some provider is known to have. */
export function certificateNames(facts: readonly ProviderFacts[]): readonly string[] {
  return facts.flatMap((one) =>
    (one.facts.certifications ?? []).flatMap((entry) => (entry.known ? entry.value.map(({ name }) => name) : [])),
  )
}

function asKnown(name: string, names: readonly string[]): string {
  return names.find((known) => certificateKey(known) === certificateKey(name)) ?? name
}

interface Sourced {
  readonly certificate: Certification
  readonly evidence: Evidence
}

interface Asked {
  readonly question: FactQuestion
  readonly today: string
}

/** Where nothing is known of what is placed, nothing is proven: is there a certificate that could be one for this region? */
function proofForAny(certificates: readonly Sourced[], { question, today }: Asked): Proof {
  if (certificates.length === 0) return 'none'
  const isPossible = certificates.some(
    ({ certificate, evidence }) =>
      inForce(certificate, evidence, today) !== false && mayCoverAny(certificate, question.region),
  )
  return isPossible ? 'possible' : 'elsewhere'
}

function proofFor(product: PlacedProduct, certificates: readonly Sourced[], { question, today }: Asked): Proof {
  if (certificates.length === 0) return 'none'
  const proofs = certificates.map(({ certificate, evidence }): Proof => {
    const force = inForce(certificate, evidence, today)
    if (force === false) return 'elsewhere'
    if (covers(certificate, product, question.region)) {
      if (force !== true || evidence.confidence !== 'sourced') return 'possible'
      return onWordAlone([evidence]) ? 'unsourced' : 'proven'
    }
    return mayCover(certificate, product, question.region) ? 'possible' : 'elsewhere'
  })
  return proofs.reduce<Proof>((best, one) => (order.indexOf(one) > order.indexOf(best) ? one : best), 'elsewhere')
}
