import { commandLine, flagWords } from './command-line.ts'
import type { PlanLine } from './make-plan.ts'

type Typed = Omit<PlanLine, 'debug' | 'quiet' | 'json' | 'interactive' | 'translator' | 'signal'> & {
  readonly lang: string | undefined
}

/**
 * What to type after `migrate plan`: the check of what was written; after `--dry-run` the same without it, or, where a plan of that
 * name is there, what shows how the two differ.
 */
export function lineAfterPlan(line: Typed, isThere: boolean): string {
  const { source, target, name, profiles, lang, 'dry-run': dryRun, force } = line
  const migrate = (...words: readonly string[]): string => commandLine(['broker', 'migrate', ...words])
  if (!dryRun) return migrate('check', name, ...flagWords({ profiles, lang }))
  if (isThere && !force) return migrate('plan', 'diff', name, ...flagWords({ profiles, lang }))
  return migrate('plan', source, target, ...flagsOf(line))
}

/** As they stand where nobody says otherwise: they need not be typed. */
const usual = { nights: 4, 'night-hours': 8 } as const

function flagsOf(line: Typed): readonly string[] {
  const { name, tenants, tenant, network, floor, rate, probe, deadline, force, profiles, lang } = line
  const unusual = (flag: keyof typeof usual): string | undefined =>
    line[flag] === usual[flag] ? undefined : String(line[flag])
  return flagWords({
    name,
    tenants,
    'tenants-file': line['tenants-file'],
    tenant,
    'wave-size': line['wave-size'] === undefined ? undefined : String(line['wave-size']),
    network,
    floor,
    'health-check': line['health-check'],
    rate,
    probe,
    deadline,
    nights: unusual('nights'),
    'night-hours': unusual('night-hours'),
    'reverse-names': line['reverse-names'],
    force,
    profiles,
    lang,
  })
}
