import type { PolicyPart } from '../../documents/policy-file.ts'
import { parametersOf } from '../../documents/policy-rules.ts'
import type { AuditManual, PackDescription, RuleDescription } from '../../domain/audit-manual.ts'
import { isRunRule, ruleNames, ruleSeverities, type RuleName } from '../../domain/audit-rules.ts'
import type { EndOfLife } from '../../domain/end-of-life.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import { judgedKinds } from './rules.ts'
import type { Packs } from './resolve-policy.ts'

/**
 * Everything, or the one rule or pack that is named.
 * @throws BrokerError usage – there is no such rule and no such pack.
 */
export function describeRules(
  chosen: string | null,
  { packs, endOfLife }: { readonly packs: Packs; readonly endOfLife: EndOfLife },
): AuditManual {
  const all = {
    rules: ruleNames.map((rule) => describeRule(rule, endOfLife)),
    packs: [...packs].map(([pack, part]) => describePack(pack, part)),
  }
  if (chosen === null) return { ...all, chosen }
  const manual = {
    rules: all.rules.filter(({ rule }) => rule === chosen),
    packs: all.packs.filter(({ pack }) => pack === chosen),
    chosen,
  }
  if (manual.rules.length + manual.packs.length > 0) return manual
  const known = [...ruleNames, ...packs.keys()]
  const near = nearest(chosen, known)
  throw new BrokerError({
    kind: 'usage',
    says: message('audit.manual.unknown', { name: chosen }),
    next:
      near === null
        ? message('audit.policy.unknownPack.hint', { known: known.join(', ') })
        : message('audit.policy.unknownPack.near', { near }),
  })
}

function describeRule(rule: RuleName, { asOf }: EndOfLife): RuleDescription {
  return {
    rule,
    severity: ruleSeverities[rule],
    judges: judgedKinds(rule),
    scope: isRunRule(rule) ? 'run' : 'account',
    asOf: rule === 'image-end-of-life' ? asOf : null,
    parameters: parametersOf(rule),
  }
}

function describePack(pack: string, part: PolicyPart): PackDescription {
  const entries = part.entries.map(({ id, rule, severity, with: told }) => ({
    id,
    rule,
    severity,
    with: JSON.stringify(told),
  }))
  return { pack, failOn: part.failOn ?? 'high', entries }
}
