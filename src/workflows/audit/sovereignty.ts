import type { AccountSovereignty, AuditReport, Dependency, DependencyShare } from '../../domain/audit.ts'
import { lawOfControl } from '../../scoring/constraints/law-of-control.ts'
import { findFact, type FactQuestion } from '../../scoring/criteria/fact-lookup.ts'
import { summariseSeal } from '../../scoring/criteria/seal.ts'
import type { AuditAccount } from './audit-account.ts'

/** Who stands behind each account, and how much of the machines and the storage is in whose hands. */
export function sovereigntyOf(accounts: readonly AuditAccount[]): AuditReport['sovereignty'] {
  return { accounts: accounts.map(describe), dependency: dependencyOf(accounts) }
}

function ask({ facts, region }: AuditAccount): FactQuestion {
  return { facts, region, products: [] }
}

function describe(account: AuditAccount): AccountSovereignty {
  const question = ask(account)
  const contract = findFact(question, 'contractEntity')
  const control = lawOfControl(question)
  const seal = summariseSeal(question)
  return {
    profile: account.inventory.profile,
    provider: account.provider,
    country: account.country?.code ?? null,
    jurisdiction: contract.known ? contract.value.country : null,
    control: control.kind === 'known' ? control.holders.map(({ country }) => country) : null,
    seal: seal === null ? null : { ...seal.overall, estimated: seal.estimated },
  }
}

/** European is whoever `european` in the jurisdictions names; one holder outside is enough to be under other control. */
function dependencyOf(accounts: readonly AuditAccount[]): Dependency {
  const vcpu = { european: 0, other: 0, unknown: 0 }
  const storageGib = { european: 0, other: 0, unknown: 0 }
  for (const account of accounts) {
    const side = sideOf(account)
    for (const { size } of account.inventory.servers) vcpu[side] += size?.vcpu ?? unsized
    for (const { sizeBytes } of account.inventory.volumes) storageGib[side] += sizeBytes / 2 ** 30
  }
  return { vcpu, storageGib: rounded(storageGib) }
}

/** A server of a size that nobody describes any more adds nothing that could be counted. */
const unsized = 0

function sideOf(account: AuditAccount): keyof DependencyShare {
  const control = lawOfControl(ask(account))
  if (control.kind === 'unknown') return 'unknown'
  const european = account.world.knowledge.jurisdictions.groups['european'] ?? []
  return control.holders.every(({ country }) => european.includes(country)) ? 'european' : 'other'
}

function rounded({ european, other, unknown }: DependencyShare): DependencyShare {
  const round = (gib: number): number => Number(gib.toFixed(3))
  return { european: round(european), other: round(other), unknown: round(unknown) }
}
