import type { CheckFinding } from '../../../domain/migration-check.ts'
import type { HealthCheck } from '../../../plan/entry-parts.ts'
import { at, type Checking, created, finding } from './checking.ts'

const known: ReadonlySet<string> = new Set(['address', 'public', 'reported'])

/** Words in braces that stand for nothing: with them every question would fail, when the source is stopped already. */
export function checkHealthPlaces({ plan }: Checking): readonly CheckFinding[] {
  return created(plan, 'servers').flatMap((one) => {
    const words = one.entry.how.healthChecks.flatMap((check) => [...placeOf(check).matchAll(/\{([^{}]*)\}/g)])
    const unknown = new Set(words.flatMap(([, word = '']) => (known.has(word) ? [] : [word])))
    return [...unknown].map((word) => finding('unknownPlace', at(one), { name: one.entry.desired.name, word }))
  })
}

/** Braces in a command may be its own. */
function placeOf(check: HealthCheck): string {
  switch (check.kind) {
    case 'tcp':
      return check.host
    case 'http':
      return check.url
    case 'command':
      return ''
  }
}
