import type { Certification, Fact } from '../../domain/facts.ts'
import { message } from '../../domain/message.ts'
import type { PlacedProduct } from './fact-lookup.ts'
import { covers, findEntries, inForce, joinEntries } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { featuresOf, rungOf, unknown } from './measure-facts.ts'
import { ladder, linear, percent } from './shape.ts'
import type { Situation } from './situation.ts'

/**
 * Kinds of assurance a certificate gives: somebody looked at the management of security, somebody tested over months that the
 * controls work, an authority (or who it accredits) qualified the service. A name that is not here gives none.
 */
export const assurances: Readonly<Record<string, 'management' | 'operation' | 'qualification'>> = {
  ISO27001: 'management',
  ISO27017: 'management',
  ISO27018: 'management',
  'CSA-STAR-2': 'management',
  'SOC2-II': 'operation',
  'PCI-DSS': 'operation',
  'ISAE3402-II': 'operation',
  C5: 'qualification',
  HDS: 'qualification',
  SecNumCloud: 'qualification',
  'ENS-High': 'qualification',
}

export const securityIndicators: readonly Indicator[] = [
  {
    id: 'security.certifications',
    criterion: 'security',
    weight: 3,
    unit: 'kinds',
    shape: linear(0, 3),
    facts: ['certifications'],
    derived: ['placement', 'today'],
    measure: measureCertifications,
  },
  {
    id: 'security.encryptionAtRest',
    criterion: 'security',
    weight: 1,
    unit: 'rung',
    shape: ladder({ 'by-customer': 40, optional: 70, default: 100 }),
    facts: ['encryptionAtRest'],
    derived: [],
    measure: rungOf('encryptionAtRest'),
  },
  {
    id: 'security.keyHolder',
    criterion: 'security',
    weight: 2,
    unit: 'rung',
    shape: ladder({ provider: 20, 'customer-inside': 60, 'customer-outside': 100 }),
    facts: ['keyHolder'],
    derived: [],
    measure: rungOf('keyHolder'),
  },
  {
    id: 'security.identity',
    criterion: 'security',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: ['identity'],
    derived: [],
    measure: featuresOf('identity'),
  },
  {
    id: 'security.isolation',
    criterion: 'security',
    weight: 1,
    unit: 'rung',
    shape: ladder({ shared: 40, 'dedicated-optional': 70, 'single-tenant': 100 }),
    facts: ['isolation'],
    derived: [],
    measure: rungOf('isolation'),
  },
  {
    id: 'security.ddos',
    criterion: 'security',
    weight: 1,
    unit: 'rung',
    shape: ladder({ none: 0, paid: 50, included: 80, 'included-application-layer': 100 }),
    facts: ['ddos'],
    derived: [],
    measure: rungOf('ddos'),
  },
  {
    id: 'security.backupDistance',
    criterion: 'security',
    weight: 2,
    unit: 'rung',
    shape: ladder({ none: 0, 'same-site': 30, 'other-zone': 60, 'other-region': 100 }),
    facts: ['backupTarget'],
    derived: [],
    measure: rungOf('backupTarget'),
  },
]

/**
 * Kinds of assurance in force for the product with the fewest of them. Certificates without a scope, or without an end and
 * with old evidence, raise the upper bound only.
 */
function measureCertifications(situation: Situation): Measured {
  const entries = findEntries(situation, 'certifications')
  const all = joinEntries(entries)
  if (!all.known) return unknown('certifications', all)
  const { products } = situation
  if (products.length === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.nothingPlaced') }
  const proven = Math.min(...products.map((product) => countKinds(entries, { situation, product, proven: true })))
  const possible = Math.min(...products.map((product) => countKinds(entries, { situation, product, proven: false })))
  return {
    ...exactly(proven, all.evidence),
    estimate: proven + (possible - proven) / 4,
    bounds: [proven, possible],
    gaps: possible > proven ? ['certifications'] : [],
  }
}

interface Asked {
  readonly situation: Situation
  readonly product: PlacedProduct
  readonly proven: boolean
}

function countKinds(entries: readonly Fact<readonly Certification[]>[], asked: Asked): number {
  const kinds = new Set<string>()
  for (const entry of entries) {
    if (!entry.known) continue
    for (const certificate of entry.value) {
      const kind = assurances[certificate.name]
      const force = inForce(certificate, entry.evidence, asked.situation.today)
      if (kind !== undefined && counts(certificate, force, asked)) kinds.add(kind)
    }
  }
  return kinds.size
}

function counts(certificate: Certification, force: boolean | null, { situation, product, proven }: Asked): boolean {
  if (force === false) return false
  const covered = covers(certificate, product, situation.region)
  if (proven) return force === true && covered
  return covered || certificate.products === null || certificate.regions === null
}
