import { certificateKey } from '../../domain/certificate-name.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Certification, ProviderFacts } from '../../domain/facts.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { FactQuestion, PlacedProduct } from '../criteria/fact-lookup.ts'
import { listed } from '../cost/name.ts'
import { onWordAlone } from '../standing.ts'
import { covers, findEntries, inForce, mayCover, outOfReach } from '../criteria/fact-lookup.ts'
import type { Candidate, ConstraintDefinition, Outcome } from './constraint.ts'
import { met } from './constraint.ts'

/** From the least to the most, how far a certificate is proven for one product. `unnamed`: its list does not name the product. */
const order = ['none', 'ended', 'otherRegion', 'otherLine', 'unnamed', 'possible', 'unsourced', 'proven'] as const
type Proof = (typeof order)[number]

/** For all products at once; `unnamed` are those for which it is no more than that. */
interface Judged {
  readonly proof: Proof
  readonly unnamed: readonly PlacedProduct[]
}

/**
 * Every product placed that holds or carries data must be covered, by name and region, by a certificate in force with a source: the bare
 * word of whoever wrote a provider file is none. A certificate without a scope
 * satisfies nothing; one for another product line or region, or not in force, is not one for this. A list that does not name it proves
 * nothing: undecided. Reasons spell a certificate as one of the known `names` does, however it was typed.
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
      const [first, ...others] = constraint.values.map((value) => judgeOne(value, question, today))
      const best = others.reduce((most, one) => (isMore(one.proof, most.proof) ? one : most), first ?? nothing)
      return outcomeOf(best, constraint.values.map((value) => asKnown(value, names)).join(', '))
    },
  }
}

const nothing: Judged = { proof: 'none', unnamed: [] }

function outcomeOf({ proof, unnamed }: Judged, name: string): Outcome {
  switch (proof) {
    case 'proven':
      return met
    case 'unsourced':
      return { kind: 'unknown', fact: message('criteria.constraint.certificateUnsourced', { name }) }
    case 'possible':
      return { kind: 'unknown', fact: message('criteria.constraint.certificateUnproven', { name }) }
    case 'unnamed': {
      const products = listed(kindsOf(unnamed))
      return {
        kind: 'unknown',
        fact: message('criteria.constraint.certificateUnnamed', { name, products: products ?? '' }),
      }
    }
    case 'otherLine':
      return { kind: 'unmet', reason: message('criteria.constraint.certificateOtherLine', { name }) }
    case 'otherRegion':
      return { kind: 'unmet', reason: message('criteria.constraint.certificateOtherRegion', { name }) }
    case 'ended':
      return { kind: 'unmet', reason: message('criteria.constraint.certificateEnded', { name }) }
    case 'none':
      return { kind: 'unknown', fact: message('criteria.constraint.certificateUnknown', { name }) }
  }
}

function kindsOf(products: readonly PlacedProduct[]): readonly Message[] {
  const kinds = new Set(products.map(({ kind }) => kind ?? 'other'))
  return [...kinds].map((kind) => message(`criteria.product.${kind}`))
}

function isMore(one: Proof, other: Proof): boolean {
  return order.indexOf(one) > order.indexOf(other)
}

/** The least proof over the products: what is placed is as certified as its least certified part. */
function judgeOne(name: string, question: FactQuestion, today: string): Judged {
  const certificates = findEntries(question, 'certifications').flatMap((entry) =>
    entry.known
      ? entry.value
          .filter((one) => certificateKey(one.name) === certificateKey(name))
          .map((certificate) => ({ certificate, evidence: entry.evidence }))
      : [],
  )
  if (question.products.length === 0) return { proof: proofForAny(certificates, { question, today }), unnamed: [] }
  const proofs = question.products.map((product) => proofFor(product, certificates, { question, today }))
  return {
    proof: proofs.reduce<Proof>((least, one) => (isMore(least, one) ? one : least), 'proven'),
    unnamed: question.products.filter((_, index) => proofs[index] === 'unnamed'),
  }
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
  return most(
    certificates.map(({ certificate, evidence }) =>
      inForce(certificate, evidence, today) === false
        ? 'ended'
        : (outOfReach(certificate, question.region) ?? 'possible'),
    ),
  )
}

function proofFor(product: PlacedProduct, certificates: readonly Sourced[], { question, today }: Asked): Proof {
  const proofs = certificates.map(({ certificate, evidence }): Proof => {
    const force = inForce(certificate, evidence, today)
    if (force === false) return 'ended'
    if (covers(certificate, product, question.region)) {
      if (force !== true || evidence.confidence !== 'sourced') return 'possible'
      return onWordAlone([evidence]) ? 'unsourced' : 'proven'
    }
    if (mayCover(certificate, product, question.region)) return 'possible'
    return outOfReach(certificate, question.region) ?? 'unnamed'
  })
  return most(proofs)
}

function most(proofs: readonly Proof[]): Proof {
  return proofs.reduce<Proof>((best, one) => (isMore(one, best) ? one : best), 'none')
}
