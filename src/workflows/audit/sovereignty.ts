import { rateBetween } from '../../catalog/rates.ts'
import type {
  AccountSovereignty,
  Dependency,
  DependencyShare,
  SealText,
  Sovereignty,
  TenantSeal,
} from '../../domain/audit.ts'
import type { CostView } from '../../domain/costs.ts'
import type { FactBook } from '../../domain/facts.ts'
import { resourceKinds } from '../../domain/inventory.ts'
import { zero } from '../../domain/money.ts'
import { lawOfControl, sideOfControl } from '../../scoring/constraints/law-of-control.ts'
import { ageFacts } from '../../scoring/criteria/age-facts.ts'
import { findFact, type FactQuestion } from '../../scoring/criteria/fact-lookup.ts'
import { summariseSeal } from '../../scoring/criteria/seal.ts'
import type { AuditAccount, World } from './audit-account.ts'

export interface Dependent {
  readonly accounts: readonly AuditAccount[]
  /** Null: neither a bill nor an estimate. */
  readonly costs: CostView | null
  readonly world: World
}

/** Who stands behind each account and tenant, and how much of the machines, the storage and the money is in whose hands. */
export function sovereigntyOf(dependent: Dependent): Sovereignty {
  const accounts = dependent.accounts.map(describe)
  return { accounts, tenants: tenantSeals(dependent.accounts, accounts), dependency: dependencyOf(dependent) }
}

function ask({ facts, region }: AuditAccount): FactQuestion {
  return { facts, region, products: [] }
}

function describe(account: AuditAccount): AccountSovereignty {
  const question = ask(account)
  const contract = findFact(question, 'contractEntity')
  const control = lawOfControl(question)
  return {
    profile: account.inventory.profile,
    provider: account.provider,
    country: account.country?.code ?? null,
    jurisdiction: contract.known ? contract.value.country : null,
    control:
      control.kind === 'known' && control.contested.length === 0 ? control.holders.map(({ country }) => country) : null,
    seal: sealOf(question),
  }
}

function sealOf(question: FactQuestion): SealText | null {
  const seal = summariseSeal(question)
  if (seal === null) return null
  const assessedBy = new Set(seal.objectives.flatMap((objective) => objective.assessedBy ?? []))
  return { ...seal.overall, estimated: seal.estimated, assessedBy: [...assessedBy].toSorted() }
}

/** In the order of their names. */
function tenantSeals(accounts: readonly AuditAccount[], known: readonly AccountSovereignty[]): readonly TenantSeal[] {
  const tenants = new Map<string, Set<number>>()
  for (const [index, { inventory }] of accounts.entries()) {
    for (const tenant of resourceKinds.flatMap((kind) =>
      inventory[kind].flatMap((resource) => resource.tenant ?? []),
    )) {
      tenants.set(tenant, (tenants.get(tenant) ?? new Set()).add(index))
    }
  }
  return [...tenants]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([tenant, indexes]) => {
      const theirs = known.filter((_, index) => indexes.has(index))
      return { tenant, profiles: theirs.map(({ profile }) => profile), seal: lowest(theirs.map(({ seal }) => seal)) }
    })
}

function lowest(seals: readonly (SealText | null)[]): SealText | null {
  const known = seals.filter((seal) => seal !== null)
  if (known.length < seals.length || known.length === 0) return null
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.min(...known.map(({ high }) => high)),
    estimated: known.some(({ estimated }) => estimated),
    assessedBy: [...new Set(known.flatMap(({ assessedBy }) => assessedBy))].toSorted(),
  }
}

/** European is whoever `european` in the jurisdictions names; one holder outside is enough to be under other control. */
export function dependencyOf({ accounts, costs, world }: Dependent): Dependency {
  const vcpu = { european: 0, other: 0, unknown: 0 }
  const storageGib = { european: 0, other: 0, unknown: 0 }
  for (const account of accounts) {
    const side = sideOf(ask(account), world)
    for (const { size } of account.inventory.servers) vcpu[side] += size?.vcpu ?? unsized
    for (const { sizeBytes } of account.inventory.volumes) storageGib[side] += sizeBytes / 2 ** 30
  }
  return { vcpu, storageGib: rounded(storageGib), spend: costs === null ? null : spendOf(costs, world) }
}

/** A server of a size that nobody describes any more adds nothing that could be counted. */
const unsized = 0

function sideOf(question: FactQuestion, { knowledge }: World): keyof DependencyShare {
  const european = knowledge.jurisdictions.groups['european'] ?? []
  return sideNames[sideOfControl(lawOfControl(question), (country) => european.includes(country))]
}

const sideNames = { inside: 'european', outside: 'other', open: 'unknown' } as const

/** Credits lower what was spent with the one who gives them. A bill names providers in its own way. */
function spendOf({ newest }: CostView, world: World): DependencyShare | null {
  const sums = { european: zero, other: zero, unknown: zero }
  const sides = new Map<string, keyof DependencyShare>()
  for (const { provider, currency, billed } of newest.lines) {
    const rate = rateBetween(world.rates, currency, 'EUR')
    if (rate === null) return null
    const side = sides.get(provider) ?? sideOf({ facts: factsOf(provider, world), region: '', products: [] }, world)
    sides.set(provider, side)
    sums[side] = sums[side].plus(billed.times(rate))
  }
  const { european, other, unknown } = sums
  return rounded({ european: european.toNumber(), other: other.toNumber(), unknown: unknown.toNumber() })
}

function factsOf(billed: string, { knowledge, billedNames, today }: World): FactBook {
  const id = billedNames.get(billed.toLowerCase()) ?? billed
  return ageFacts(knowledge.providers.find(({ provider }) => provider === id)?.facts ?? {}, today)
}

function rounded({ european, other, unknown }: DependencyShare): DependencyShare {
  const round = (amount: number): number => Number(amount.toFixed(3))
  return { european: round(european), other: round(other), unknown: round(unknown) }
}
