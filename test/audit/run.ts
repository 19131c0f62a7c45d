import { readFileSync, readdirSync } from 'node:fs'
import { compileFacts, decodeFacts } from '../../src/documents/compile-facts.ts'
import { readPolicyPart } from '../../src/documents/policy-file.ts'
import { readEndOfLife } from '../../src/documents/end-of-life-file.ts'
import type { ProviderFacts } from '../../src/domain/facts.ts'
import type { AuditReport, Finding } from '../../src/domain/audit.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { Message } from '../../src/domain/message.ts'
import { createTranslator, type Translator } from '../../src/messages/translator.ts'
import { audit, type AuditRequest } from '../../src/workflows/audit/audit.ts'
import type { World } from '../../src/workflows/audit/audit-account.ts'
import { readPacks, resolvePolicy, type Packs } from '../../src/workflows/audit/resolve-policy.ts'
import { dataFiles } from '../facts/load.ts'

const folder = new URL('../../data/policies/', import.meta.url)
const packNames = readdirSync(folder).map((file) => file.replace('.yaml', ''))

const knowledge = decodeFacts(compileFacts(dataFiles()))
const evidence = { source: 'https://invented.example', date: '2026-11-01', confidence: 'sourced' } as const
const everywhere = { regions: 'all', products: 'all' } as const
const isms = { name: 'ISO27001', issuer: 'X', products: ['b3-*', 'classic'], regions: 'all' } as const

/** Of a provider of whom everything is known. */
const invented: ProviderFacts = {
  provider: 'invented',
  selfDeclared: false,
  facts: {
    encryptionAtRest: [{ known: true, value: 'default', evidence, scope: everywhere }],
    certifications: [
      {
        known: true,
        value: [{ ...isms, validFrom: '2026-01-01', validUntil: '2028-01-01' }],
        evidence,
        scope: everywhere,
      },
    ],
  },
}

/** The facts that come with the program, and a provider of our own, on a day on which they are fresh. */
export const world: World = {
  knowledge: { ...knowledge, providers: [...knowledge.providers, invented] },
  regions: [{ provider: 'leafcloud', id: 'europe-nl', country: 'NL', city: null }],
  offers: [],
  billedNames: new Map([['cloud', 'ovh']]),
  rates: [{ currency: 'USD', rate: '1.25', date: '2026-08-14', source: 'https://invented.example' }],
  endOfLife: readEndOfLife({ file: 'end-of-life.yaml', text: readFileSync('data/end-of-life.yaml', 'utf8') }),
  today: '2026-11-22',
}

export const packs: Packs = readPacks(
  Object.fromEntries(packNames.map((name) => [name, readFileSync(new URL(`${name}.yaml`, folder), 'utf8')])),
)

export type Wanted = Partial<Omit<AuditRequest, 'policy' | 'sources'>>

/** Audits inventories by the text of a policy; version and name need not be written. */
export function run(text: string, inventories: readonly Inventory[], wanted: Wanted = {}): AuditReport {
  const part = readPolicyPart({ file: 'policy.yaml', text: `version: 1\nname: test\n${text}` })
  const policy = resolvePolicy(part, packs, wanted.world ?? world)
  return audit({
    policy,
    sources: inventories.map((inventory) => ({ inventory, catalogueName: null, file: null, lines: new Map() })),
    failed: [],
    world,
    failOn: policy.failOn,
    previous: null,
    baseline: null,
    bill: null,
    takenAt: '2026-11-22T03:00:00Z',
    ...wanted,
  })
}

export const english: Translator = await createTranslator('en')

export const say = (message: Message): string => english.t(message)

/** Findings as `verdict kind/id: sentence`. */
export function told({ findings, undecided }: AuditReport): readonly string[] {
  const line = ({ verdict, resource: { kind, id }, message }: Finding): string =>
    `${verdict} ${kind}/${id}: ${say(message)}`
  return [...findings, ...undecided].map(line)
}
