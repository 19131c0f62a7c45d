import { message } from '../../domain/message.ts'
import type { Certification, ProviderFacts } from '../../domain/facts.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { FactQuestion, PlacedProduct } from '../criteria/fact-lookup.ts'
import { covers, findEntries, inForce, mayCover } from '../criteria/fact-lookup.ts'
import type { Candidate, ConstraintDefinition } from './constraint.ts'
import { met } from './constraint.ts'

/** How far a certificate is proven for one product. */
type Proof = 'proven' | 'possible' | 'elsewhere' | 'none'

/**
 * Every product placed must be covered, by name and region, by a certificate in force with a source. A certificate without a scope
 * satisfies nothing; one for another product line is not one for this. A list that does not name it proves nothing: undecided. Reasons
 * spell a certificate as one of the known `names` does, however it was typed.
 */
export function certificationConstraint(
  ask: (candidate: Candidate) => FactQuestion,
  { today, names }: { readonly today: string; readonly names: readonly string[] },
): ConstraintDefinition {
  return {
    operators: ['='],
    coversBackups: true,
    check: () => null,
    judge: (constraint, candidate) => {
      const question = ask(candidate)
      const outcomes = constraint.values.map((name) => judgeOne(name, question, today))
      if (outcomes.includes('proven')) return met
      const values = { name: constraint.values.map((name) => asKnown(name, names)).join(', ') }
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
          .filter((one) => spelled(one.name) === spelled(name))
          .map((certificate) => ({ certificate, evidence: entry.evidence }))
      : [],
  )
  if (question.products.length === 0) return certificates.length > 0 ? 'possible' : 'none'
  const proofs = question.products.map((product) => proofFor(product, certificates, { question, today }))
  const order: readonly Proof[] = ['none', 'elsewhere', 'possible', 'proven']
  return proofs.reduce<Proof>((least, one) => (order.indexOf(one) < order.indexOf(least) ? one : least), 'proven')
}

/** `ISO 27001`, `ISO-27001` and `iso27001` are the same. */
export function spelled(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '')
}

/** Of every certificate that some provider is known to have. */
export function certificateNames(facts: readonly ProviderFacts[]): readonly string[] {
  return facts.flatMap((one) =>
    (one.facts.certifications ?? []).flatMap((entry) => (entry.known ? entry.value.map(({ name }) => name) : [])),
  )
}

function asKnown(name: string, names: readonly string[]): string {
  return names.find((known) => spelled(known) === spelled(name)) ?? name
}

interface Sourced {
  readonly certificate: Certification
  readonly evidence: Evidence
}

function proofFor(
  product: PlacedProduct,
  certificates: readonly Sourced[],
  { question, today }: { readonly question: FactQuestion; readonly today: string },
): Proof {
  if (certificates.length === 0) return 'none'
  const proofs = certificates.map(({ certificate, evidence }): Proof => {
    const force = inForce(certificate, evidence, today)
    if (force === false) return 'elsewhere'
    if (covers(certificate, product, question.region)) {
      return force === true && evidence.confidence === 'sourced' ? 'proven' : 'possible'
    }
    return mayCover(certificate, product, question.region) ? 'possible' : 'elsewhere'
  })
  if (proofs.includes('proven')) return 'proven'
  return proofs.includes('possible') ? 'possible' : 'elsewhere'
}
