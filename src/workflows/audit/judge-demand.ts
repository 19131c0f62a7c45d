import type { Evidence } from '../../domain/evidence.ts'
import type { FactKey } from '../../domain/facts.ts'
import { message, type Message } from '../../domain/message.ts'
import { baseConstraints } from '../../scoring/constraints/base-constraints.ts'
import type { ConstraintTable, Outcome } from '../../scoring/constraints/constraint.ts'
import { factConstraints } from '../../scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../scoring/constraints/parse-constraint.ts'
import { findEntries, type FactQuestion, type PlacedProduct } from '../../scoring/criteria/fact-lookup.ts'
import { placeAlone } from '../place-alone.ts'
import type { AuditAccount, World } from './audit-account.ts'
import type { Scope, Verdict } from './rule.ts'

/** What is asked of an account, as `compare --require` writes it, and the facts that answer it. */
export interface Demand {
  readonly text: string
  /** Tells the demands of one rule apart. */
  readonly key: string
  readonly facts: readonly FactKey[]
}

/** Nothing to say where the demand is met. What nobody knows is never met. */
export function judgeDemand({ text, key, facts }: Demand, scope: Scope): readonly Verdict[] {
  const question = questionOf(scope)
  const outcome = outcomeOf(text, { ...scope, question })
  if (outcome.kind === 'met') return []
  const { account } = scope
  const evidence = [...new Set(facts.flatMap((fact) => evidenceOf(question, fact)))]
  const where = text.startsWith('country') ? (account.country?.evidence ?? []) : []
  const reason = outcome.kind === 'unmet' ? outcome.reason : outcome.fact
  return [
    {
      verdict: outcome.kind === 'unmet' ? 'violated' : 'undecided',
      subject: null,
      key,
      message: sentence(outcome.kind, { demand: text, reason, account }),
      evidence: [...evidence, ...where],
    },
  ]
}

/** What is wrong with a demand as it is written; null when nothing is. */
export function demandFlaw(text: string, { knowledge, today }: World): Message | null {
  const table = demandTable({ knowledge, today }, { facts: {}, region: '', products: [] })
  const parsed = parseConstraint(text, table)
  return parsed.kind === 'problem' ? parsed.message : null
}

function sentence(
  kind: 'unmet' | 'unknown',
  said: { readonly demand: string; readonly reason: Message; readonly account: AuditAccount },
): Message {
  const { demand, reason, account } = said
  const values = { demand, reason, provider: account.provider ?? account.inventory.provider }
  if (kind === 'unmet') return message('audit.found.demand', values)
  return account.provider === null && !demand.startsWith('country')
    ? message('audit.open.provider', { demand, profile: account.inventory.profile })
    : message('audit.open.demand', values)
}

/** Of what the entry selects: the sizes of servers and the classes of volumes, as scopes of certificates name them. */
function questionOf({ account, selected }: Scope): FactQuestion {
  const sizes = new Set(selected.servers.map(({ size }) => size?.name ?? ''))
  const classes = new Set(selected.volumes.map((volume) => volume.class ?? ''))
  const products: readonly PlacedProduct[] = [
    ...[...sizes].map((sku) => ({ sku, kind: 'server' as const })),
    ...[...classes].map((sku) => ({ sku, kind: 'volume' as const })),
  ]
  return { facts: account.facts, region: account.region, products }
}

function outcomeOf(text: string, { account, question }: Scope & { readonly question: FactQuestion }): Outcome {
  const table = demandTable(account.world, question)
  const parsed = parseConstraint(text, table)
  // A policy with such a demand has been refused before.
  if (parsed.kind === 'problem') return { kind: 'unknown', fact: parsed.message }
  const alternative = placeAlone({
    provider: account.provider ?? '',
    region: account.region,
    country: account.country?.code ?? null,
  })
  const outcome = table[parsed.constraint.key]?.judge(parsed.constraint, { alternative, offers: [] })
  return outcome ?? { kind: 'unknown', fact: message('check.floor.noFacts') }
}

function demandTable(
  { knowledge, today }: Pick<World, 'knowledge' | 'today'>,
  question: FactQuestion,
): ConstraintTable {
  const jurisdictions = knowledge.jurisdictions.groups
  return {
    ...baseConstraints(jurisdictions, 'EUR'),
    ...factConstraints({ facts: [], jurisdictions, today, ask: () => question }),
  }
}

function evidenceOf(question: FactQuestion, key: FactKey): readonly Evidence[] {
  return findEntries(question, key).flatMap((entry) => (entry.known ? [entry.evidence] : []))
}
