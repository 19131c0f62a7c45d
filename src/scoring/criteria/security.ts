import type { Evidence } from '../../domain/evidence.ts'
import type { Certification, Fact } from '../../domain/facts.ts'
import { certificateKey } from '../../domain/certificate-name.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { PlacedProduct } from './fact-lookup.ts'
import { covers, findEntries, inForce, joinEntries, mayCover } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { featuresOf, rungOf, unknown, unknownParts } from './measure-facts.ts'
import { ladder, linear, percent } from './shape.ts'
import { onWordAlone } from '../standing.ts'
import type { Situation } from './situation.ts'

const kindsOfAssurance = ['management', 'operation', 'qualification'] as const
type Assurance = (typeof kindsOfAssurance)[number]

/**
 * Kinds of assurance a certificate gives: somebody looked at the management of security, somebody tested over months that the
 * controls work, an authority (or who it accredits) qualified the service. A name that is not here gives none.
 */
export const assurances: Readonly<Record<string, Assurance>> = {
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

/** The kind of assurance that a certificate gives, however its name is spelled; undefined where nobody has told. */
export function assuranceOf(name: string): Assurance | undefined {
  return byKey.get(certificateKey(name))
}

const byKey = new Map(Object.entries(assurances).map(([name, kind]) => [certificateKey(name), kind]))

export const securityIndicators: readonly Indicator[] = [
  {
    id: 'security.certifications',
    criterion: 'security',
    weight: 3,
    unit: 'kinds',
    shape: linear(0, kindsOfAssurance.length),
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
    shape: ladder({ none: 20, provider: 20, 'customer-inside': 60, 'customer-outside': 100 }),
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
 * Kinds of assurance in force for the product with the fewest of them. A list proves nothing about what it does not name, nor a name
 * without a source, so every kind that is not proven is a gap: as for the constraint, there may be such a certificate or not.
 */
function measureCertifications(situation: Situation): Measured {
  const entries = findEntries(situation, 'certifications')
  const all = joinEntries(entries)
  if (!all.known) return unknown('certifications', all)
  const { products } = situation
  if (products.length === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.nothingPlaced') }
  const kinds = products
    .map((product) => provenKinds(entries, situation, product))
    .reduce((fewest, one) => (one.size < fewest.size ? one : fewest))
  const missing = kindsOfAssurance.filter((kind) => !kinds.has(kind))
  return {
    ...exactly(kinds.size, all.evidence),
    estimate: kinds.size + missing.length / 4,
    bounds: [kinds.size, kindsOfAssurance.length],
    gaps: missing.length > 0 ? ['certifications'] : [],
    reason: unknownParts(missingProof(missing, entries, situation)),
  }
}

/** What to ask for: the certificates named that may cover what is placed; where none of a kind is named, an example of the kind. */
function missingProof(
  missing: readonly Assurance[],
  entries: readonly Fact<readonly Certification[]>[],
  situation: Situation,
): readonly Message[] {
  const open = entries.flatMap((entry) => {
    if (!entry.known) return []
    const isWord = onWordAlone([entry.evidence])
    return entry.value.flatMap((one) => (isOpen(one, entry.evidence, situation) ? [{ name: one.name, isWord }] : []))
  })
  const named = open.filter(({ name }) => missing.some((kind) => assuranceOf(name) === kind))
  const unnamed = missing.filter((kind) => !named.some(({ name }) => assuranceOf(name) === kind))
  return [
    ...unnamed.map((kind) => message(`criteria.assurance.${kind}`)),
    ...openNames('criteria.assurance.source', named, true),
    ...openNames('criteria.assurance.scope', named, false),
  ]
}

interface OpenCertificate {
  readonly name: string
  /** Nobody but the author of a provider file says that there is one. */
  readonly isWord: boolean
}

function openNames(
  key: 'criteria.assurance.source' | 'criteria.assurance.scope',
  certificates: readonly OpenCertificate[],
  isWord: boolean,
): readonly Message[] {
  const names = new Set(certificates.flatMap((one) => (one.isWord === isWord ? [one.name] : [])))
  return names.size === 0 ? [] : [message(key, { names: [...names].join(', ') })]
}

function isOpen(certificate: Certification, evidence: Evidence, { products, region, today }: Situation): boolean {
  if (inForce(certificate, evidence, today) === false) return false
  return products.some((product) => mayCover(certificate, product, region))
}

function provenKinds(
  entries: readonly Fact<readonly Certification[]>[],
  { region, today }: Situation,
  product: PlacedProduct,
): ReadonlySet<Assurance> {
  const kinds = new Set<Assurance>()
  for (const entry of entries) {
    if (!entry.known || onWordAlone([entry.evidence])) continue
    for (const certificate of entry.value) {
      const kind = assuranceOf(certificate.name)
      const holds = inForce(certificate, entry.evidence, today) === true && covers(certificate, product, region)
      if (kind !== undefined && holds) kinds.add(kind)
    }
  }
  return kinds
}
