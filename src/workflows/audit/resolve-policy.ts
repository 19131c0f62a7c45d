import { invalid } from '../../documents/check-document.ts'
import { readPolicyPart, type PolicyPart } from '../../documents/policy-file.ts'
import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import { isRunRule, type RunRuleName } from '../../domain/audit-rules.ts'
import type { Place, Policy, PolicyEntry, Selector } from '../../domain/policy.ts'
import type { World } from './audit-account.ts'
import { demandFlaws } from './policy-flaws.ts'
import { rules } from './rules.ts'

/** Policies that come with the program, by name. */
export type Packs = ReadonlyMap<string, PolicyPart>

/** Packs as the build keeps them: the text of each by its name. */
export function readPacks(texts: Readonly<Record<string, string>>): Packs {
  return new Map(
    Object.entries(texts).map(([name, text]) => [name, readPolicyPart({ file: `${name}.yaml`, text })] as const),
  )
}

/**
 * A pack as the policy of a run.
 * @throws BrokerError usage – there is no such pack.
 */
export function packAsPolicy(name: string, packs: Packs): PolicyPart {
  const pack = packs.get(name)
  if (pack !== undefined) return pack
  const known = [...packs.keys()]
  const near = nearest(name, known)
  throw new BrokerError({
    kind: 'usage',
    says: message('audit.policy.unknownPack', { name }),
    next:
      near === null
        ? message('audit.policy.unknownPack.hint', { known: known.join(', ') })
        : message('audit.policy.unknownPack.near', { near }),
  })
}

/**
 * A policy with the packs that it extends. An entry of its own replaces one of a pack with the same id.
 * @throws BrokerError usage – with every problem and its line.
 */
export function resolvePolicy(part: PolicyPart, packs: Packs, world: World): Policy {
  const inherited = inheritedEntries(part, packs)
  const own = new Set(part.entries.map(({ id }) => id))
  const without = new Set(part.without.map(({ id }) => id))
  const entries = [...inherited.filter(({ id }) => !own.has(id) && !without.has(id)), ...part.entries]
  const problems = [
    ...unknownPacks(part, packs),
    ...duplicateIds(part),
    ...unknownIds(part, { inherited, entries }),
    ...entries.flatMap((entry) =>
      [...kindFlaws(entry), ...demandFlaws(entry, world)].map((says) => at(entry.place, says)),
    ),
  ]
  if (problems.length > 0) throw invalid(problems)
  const { name, file, accounts, waivers } = part
  return { name, file, accounts, waivers, entries, failOn: part.failOn ?? 'high' }
}

/** Of two packs with the same entry the later counts. Its place is the line that names the pack: the pack is no file of the user's. */
function inheritedEntries({ extends: names, file }: PolicyPart, packs: Packs): readonly PolicyEntry[] {
  const byId = new Map<string, PolicyEntry>()
  for (const { pack, line } of names) {
    for (const entry of packs.get(pack)?.entries ?? []) byId.set(entry.id, { ...entry, place: { file, line } })
  }
  return [...byId.values()]
}

function at({ file, line }: Place, says: Message, hint: Message | null = null): Problem {
  return { file, line, column: null, message: says, hint }
}

function unknownPacks({ extends: names, file }: PolicyPart, packs: Packs): readonly Problem[] {
  return names.flatMap(({ pack: name, line }) =>
    packs.has(name)
      ? []
      : [
          unknownName({ file, line }, message('audit.policy.unknownPack', { name }), {
            name,
            known: [...packs.keys()],
          }),
        ],
  )
}

function duplicateIds({ entries }: PolicyPart): readonly Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ id, place }) => {
    if (seen.has(id)) return [at(place, message('audit.policy.twice', { id }), message('audit.policy.twice.hint'))]
    seen.add(id)
    return []
  })
}

function unknownIds(
  { without, waivers, file }: PolicyPart,
  of: { readonly inherited: readonly PolicyEntry[]; readonly entries: readonly PolicyEntry[] },
): readonly Problem[] {
  const check = (name: string, place: Place, known: readonly PolicyEntry[]): readonly Problem[] => {
    const ids = known.map(({ id }) => id)
    if (ids.includes(name)) return []
    return [unknownName(place, message('audit.policy.unknownEntry', { id: name }), { name, known: ids })]
  }
  return [
    ...without.flatMap(({ id, line }) => check(id, { file, line }, of.inherited)),
    ...waivers.flatMap(({ entry, place }) => check(entry, place, of.entries)),
  ]
}

function unknownName(
  place: Place,
  says: Message,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): Problem {
  const near = nearest(name, known)
  const hint =
    near === null
      ? message('audit.policy.unknownPack.hint', { known: known.join(', ') })
      : message('audit.policy.unknownPack.near', { near })
  return at(place, says, hint)
}

/** A selection of kinds that the rule never judges would check nothing. */
function kindFlaws({ rule, select }: PolicyEntry): readonly Message[] {
  if (isRunRule(rule)) return runFlaws(rule, select)
  const { judges, anyKind } = rules[rule]
  const idle = (select.kinds ?? []).filter((kind) => judges.length > 0 && anyKind !== true && !judges.includes(kind))
  return idle.map((kind) => message('audit.policy.idleKind', { rule, kind, judges: judges.join(', ') }))
}

/** Money is told apart by provider, tenant and account; what a rule cannot look at by would be ignored. */
function runFlaws(rule: RunRuleName, select: Selector): readonly Message[] {
  const idle =
    rule === 'dependency' ? (['tenants', 'labels', 'kinds'] as const) : (['regions', 'labels', 'kinds'] as const)
  return idle.filter((key) => select[key] !== null).map((key) => message('audit.policy.idleSelect', { rule, key }))
}
