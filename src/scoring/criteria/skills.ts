import { lacksServers } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { OperatingModel } from '../../domain/offers.ts'
import { findFact } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import { rungOf, unknown } from './measure-facts.ts'
import { ladder, linear, log } from './shape.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'
import { reasonForRange } from './total-bounds.ts'

/**
 * Fields that somebody must master before the first service runs, by operating model. An assumption of the method, stated so that
 * it can be argued with; each service that the team runs itself adds one.
 */
export const fieldsOfSkill: Readonly<Record<OperatingModel, readonly string[]>> = {
  hyperscaler: ['system', 'virtual network', 'access policies', 'cost control', 'automation'],
  cloud: ['system', 'virtual network', 'automation'],
  openstack: ['system', 'virtual network', 'automation', 'OpenStack clients'],
  dedicated: ['system', 'hardware and RAID', 'virtualisation', 'physical network', 'capacity planning', 'automation'],
}

/** Hours a month that one person can give to operations. */
export const hoursPerPerson = 140

/** People who can restore beside the team, by the way of restoring: anyone with the console; the provider's staff as well. */
const restorersBeside = { 'by-hand': 0, 'self-service': 1, 'by-provider': 2 } as const

/** What support counts for, before its language. */
const supportWorth = { none: 0, business: 60, always: 100 } as const

export const skillsIndicators: readonly Indicator[] = [
  {
    id: 'skills.breadth',
    criterion: 'skills',
    weight: 2,
    unit: 'fields',
    shape: linear(12, 3),
    facts: [],
    derived: ['operating model', 'services run by the team'],
    measure: measureBreadth,
  },
  {
    id: 'skills.api',
    criterion: 'skills',
    weight: 2,
    unit: 'rung',
    shape: ladder({ none: 0, 'own-closed': 25, 'own-open-clients': 60, compatible: 80, 'open-standard': 100 }),
    facts: ['api'],
    derived: [],
    measure: rungOf('api'),
  },
  {
    id: 'skills.documentation',
    criterion: 'skills',
    weight: 1,
    unit: 'rung',
    shape: ladder({ none: 0, 'another-language': 60, 'first-language': 100 }),
    facts: ['documentationLanguages'],
    derived: ['team languages'],
    measure: measureDocumentation,
  },
  {
    id: 'skills.support',
    criterion: 'skills',
    weight: 2,
    unit: 'percent',
    shape: linear(0, 100),
    facts: ['support'],
    derived: ['team languages'],
    measure: measureSupport,
  },
  {
    id: 'skills.headcount',
    criterion: 'skills',
    weight: 2,
    unit: 'people',
    shape: log(2, 0.02),
    facts: [],
    derived: ['operations hours'],
    measure: measureHeadcount,
  },
  {
    id: 'skills.keyPerson',
    criterion: 'skills',
    weight: 2,
    unit: 'people',
    shape: linear(1, 4),
    facts: ['restore'],
    derived: ['people on call'],
    measure: measureRestorers,
  },
]

function measureBreadth({ provider, deployment, alternative }: Situation): Measured {
  if (isToday(alternative)) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.today') }
  if (provider === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noCatalogue') }
  const selfRun = new Set<string>()
  for (const { kind, managed } of deployment.components) {
    if (kind === 'server' || kind === 'volume' || managed === 'elsewhere') continue
    if (!managed || provider.lacks.includes(kind)) selfRun.add(kind)
  }
  return exactly(fieldsOfSkill[provider.model].length + selfRun.size)
}

type LanguageRung = 'none' | 'another-language' | 'first-language'

/** Null when the deployment names no language. */
function languageRung(situation: Situation, spoken: readonly string[]): LanguageRung | null {
  const languages = situation.deployment.team?.languages ?? []
  const [first] = languages
  if (first === undefined) return null
  if (spoken.includes(first)) return 'first-language'
  return languages.some((language) => spoken.includes(language)) ? 'another-language' : 'none'
}

function measureDocumentation(situation: Situation): Measured {
  if ((situation.deployment.team?.languages ?? []).length === 0) return notApplicable
  const found = findFact(situation, 'documentationLanguages')
  if (!found.known) return unknown('documentationLanguages', found)
  return { kind: 'rung', rung: languageRung(situation, found.value) ?? 'none', evidence: found.evidence }
}

/** Hours of support, cut to four fifths in a second language of the team and to two fifths in none of them. */
function measureSupport(situation: Situation): Measured {
  const found = findFact(situation, 'support')
  if (!found.known) return unknown('support', found)
  const heard = { none: 0.4, 'another-language': 0.8, 'first-language': 1 }
  const factor = heard[languageRung(situation, found.value.languages) ?? 'first-language']
  return exactly(supportWorth[found.value.hours] * factor, found.evidence)
}

/** Full-time people that the hours of operations come to. */
function measureHeadcount({ alternative: { cost } }: Situation): Measured {
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  const { low, expected, high } = cost.operations.hours
  if (lacksServers(cost)) {
    const atLeast = exactly(expected / hoursPerPerson)
    return { ...atLeast, estimate: Infinity, bounds: [low / hoursPerPerson, Infinity], reason: reasonForRange(cost) }
  }
  const most = cost.atWorst?.operations.hours ?? { expected, high }
  return {
    ...exactly(expected / hoursPerPerson),
    estimate: most.expected / hoursPerPerson,
    bounds: [low / hoursPerPerson, most.high / hoursPerPerson],
    reason: cost.atWorst === undefined ? null : message('criteria.reason.noLimit'),
  }
}

/** Who can bring the service back: the people on call (one where the deployment does not say) and whoever the way of restoring adds. */
function measureRestorers(situation: Situation): Measured {
  const found = findFact(situation, 'restore')
  if (!found.known) return unknown('restore', found)
  const team = situation.deployment.team?.peopleOnCall ?? 1
  return exactly(team + restorersBeside[found.value], found.evidence)
}
