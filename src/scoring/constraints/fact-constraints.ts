import type { Evidence } from '../../domain/evidence.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { FactBook, ProviderFacts, SealLevel } from '../../domain/facts.ts'
import { sealObjectives } from '../../domain/facts.ts'
import type { SealSummary } from '../../domain/score.ts'
import type { FactQuestion } from '../criteria/fact-lookup.ts'
import { factsOfCompany } from '../criteria/age-facts.ts'
import { findFact } from '../criteria/fact-lookup.ts'
import { summariseSeal } from '../criteria/seal.ts'
import { isToday } from '../criteria/situation.ts'
import type { Jurisdictions } from './base-constraints.ts'
import { certificateNames, certificationConstraint } from './certification-constraint.ts'
import type { Candidate, Constraint, ConstraintDefinition, ConstraintTable, Outcome } from './constraint.ts'
import { excludesByValue } from './conflict.ts'
import { met } from './constraint.ts'
import { countryCode } from '../../domain/country-code.ts'
import { listed } from '../cost/name.ts'
import { lawOfControl, sideOfControl } from './law-of-control.ts'
import type { Controller } from './law-of-control.ts'
import { onWordAlone, unsure } from '../standing.ts'

export interface FactConstraintRequest {
  readonly facts: readonly ProviderFacts[]
  readonly jurisdictions: Jurisdictions
  /** ISO 8601 calendar date against which certificates are read. */
  readonly today: string
  /** Asks otherwise than by what is placed; left out: by the offers of the candidate. */
  readonly ask?: Asker
}

/** Answers what is known about the provider of a candidate, for what is placed there. */
export type Asker = (candidate: Candidate) => FactQuestion

/** The constraints that need facts: who decides, who signs, what is certified, which SEAL. An unknown never satisfies one. */
export function factConstraints(request: FactConstraintRequest): ConstraintTable {
  const { jurisdictions, today, ask = askByOffers(request.facts) } = request
  return {
    control: controlConstraint(ask, jurisdictions),
    jurisdiction: jurisdictionConstraint(ask, jurisdictions),
    certification: certificationConstraint(ask, { today, names: certificateNames(request.facts) }),
    seal: sealConstraint(ask),
  }
}

function askByOffers(facts: readonly ProviderFacts[]): Asker {
  const books = new Map(facts.map((one): readonly [string, FactBook] => [one.provider, one.facts]))
  return (candidate) => {
    const book = books.get(candidate.alternative.provider) ?? {}
    return question(isToday(candidate.alternative) ? factsOfCompany(book) : book, candidate)
  }
}

function question(facts: FactBook, { alternative: { region }, offers, unplaced = [] }: Candidate): FactQuestion {
  const placed = new Map(offers.map(({ sku, kind }) => [sku, { sku, kind }]))
  const needed = [...new Set(unplaced)].map((kind) => ({ sku: null, kind }))
  return { facts, region, products: [...placed.values(), ...needed] }
}

/**
 * Law of the ultimate deciding holder: more than half of votes or capital, or a veto, and the law of control where it is stated. Where
 * nobody decides alone, it is met if all holders that there are meet it, unmet if none does, and open if some do.
 */
function controlConstraint(ask: Asker, jurisdictions: Jurisdictions): ConstraintDefinition {
  return {
    ...countries(jurisdictions),
    judge: (constraint, candidate) => {
      const control = lawOfControl(ask(candidate))
      const { kind, holders, contested, evidence } = control
      const isInside = (country: string) => within(constraint, country, jurisdictions)
      switch (sideOfControl(control, isInside)) {
        case 'inside':
          return metBy(evidence, message('criteria.constraint.controlUnsourced'))
        case 'open':
          return whoDecides(named([...holders, ...contested]))
        case 'outside':
          return controlledBy(
            kind === 'known' ? holders.filter(({ country }) => !isInside(country)).slice(0, 1) : holders,
          )
      }
    },
  }
}

function controlledBy(holders: readonly Controller[]): Outcome {
  const [holder, ...more] = holders
  const who = named(holders)
  if (who === null || holder === undefined) return whoDecides(null)
  if (more.length === 0) return { kind: 'unmet', reason: message('criteria.constraint.control', wordsOf(holder)) }
  return { kind: 'unmet', reason: message('criteria.constraint.controlTogether', { who }) }
}

function wordsOf({ name, country }: Controller): Message['values'] {
  return { holder: name, country: { country } }
}

function named(holders: readonly Controller[]): Message | null {
  return listed(holders.map((holder) => message('criteria.constraint.holder', wordsOf(holder))))
}

/** What to obtain: who of those that are known decides, else who holds the provider at all. */
function whoDecides(who: Message | null): Outcome {
  if (who === null) return { kind: 'unknown', fact: message('criteria.constraint.controlUnknown') }
  return { kind: 'unknown', fact: message('criteria.constraint.controlShared', { who }) }
}

/** Seat of the company that signs the contract. */
function jurisdictionConstraint(ask: Asker, jurisdictions: Jurisdictions): ConstraintDefinition {
  return {
    ...countries(jurisdictions),
    judge: (constraint, candidate) => {
      const entity = findFact(ask(candidate), 'contractEntity')
      if (!entity.known || unsure(entity.evidence)) {
        return { kind: 'unknown', fact: message('criteria.constraint.entityUnknown') }
      }
      const { name, country } = entity.value
      if (within(constraint, country, jurisdictions)) {
        return metBy(entity.evidence, message('criteria.constraint.entityUnsourced', { entity: name }))
      }
      const values = { entity: name, country: { country } }
      return { kind: 'unmet', reason: message('criteria.constraint.jurisdiction', values) }
    },
  }
}

function metBy(evidence: readonly Evidence[], fact: Message): Outcome {
  return onWordAlone(evidence) ? { kind: 'unknown', fact } : met
}

function countries(
  jurisdictions: Jurisdictions,
): Pick<ConstraintDefinition, 'operators' | 'coversBackups' | 'check' | 'excludes'> {
  return {
    operators: ['=', '!='],
    coversBackups: ['=', '!='],
    excludes: excludesByValue((constraint) => countriesOf(constraint, jurisdictions)),
    check: (value): Message | null =>
      groupOf(value, jurisdictions) !== undefined || countryCode(value) !== null
        ? null
        : message('bill.constraint.country', { value, known: Object.keys(jurisdictions).join(', ') }),
  }
}

function within(constraint: Constraint, country: string, jurisdictions: Jurisdictions): boolean {
  return countriesOf(constraint, jurisdictions).includes(country) === (constraint.operator === '=')
}

function countriesOf({ values }: Constraint, jurisdictions: Jurisdictions): readonly string[] {
  return values.flatMap((value) => groupOf(value, jurisdictions) ?? [countryCode(value) ?? value])
}

function groupOf(value: string, jurisdictions: Jurisdictions): readonly string[] | undefined {
  const name = Object.keys(jurisdictions).find((one) => one.toLowerCase() === value.toLowerCase())
  return name === undefined ? undefined : jurisdictions[name]
}

/** What the overall level is at most: the lowest that has a confirmed source. */
function lowestConfirmed(seal: SealSummary | null): SealLevel {
  const confirmed = seal?.objectives.filter(({ evidence }) => evidence?.confidence !== 'unverified') ?? []
  return confirmed.reduce<SealLevel>((least, { level }) => (level !== null && level < least ? level : least), 4)
}

/**
 * Lowest objective. What only the provider claims about itself, or the author of its file without a source, satisfies nothing; what is
 * too low by its own claim is unmet. What nobody has confirmed neither satisfies nor excludes.
 */
function sealConstraint(ask: Asker): ConstraintDefinition {
  return {
    operators: ['>='],
    coversBackups: ['>='],
    takesOne: true,
    check: (value) => (/^[0-4]$/.test(value) ? null : message('criteria.constraint.sealLevel', { value })),
    judge: (constraint, candidate): Outcome => {
      const wanted = Math.max(...constraint.values.map(Number))
      const seal = summariseSeal(ask(candidate))
      const highest = lowestConfirmed(seal)
      if (highest < wanted) return { kind: 'unmet', reason: message('criteria.constraint.seal', { level: highest }) }
      const fact = sealToObtain(seal)
      return fact === null ? met : { kind: 'unknown', fact }
    },
  }
}

/** What is missing for the levels to prove anything; null where nothing is. */
function sealToObtain(seal: SealSummary | null): Message | null {
  if (seal === null) return message('criteria.constraint.sealUnknown', { count: sealObjectives.length })
  const { objectives } = seal
  const open = objectives.filter(({ level }) => level === null)
  if (open.length > 0) return message('criteria.constraint.sealUnknown', { count: open.length })
  if (objectives.some(({ assessedBy }) => assessedBy === 'provider-claim')) {
    return message('criteria.constraint.sealClaimed')
  }
  const evidence = objectives.flatMap((each) => each.evidence ?? [])
  if (unsure(evidence)) return message('criteria.constraint.sealUnverified')
  return onWordAlone(evidence) ? message('criteria.constraint.sealUnsourced') : null
}
