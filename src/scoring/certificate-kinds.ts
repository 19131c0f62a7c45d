import type { ProviderFacts } from '../domain/facts.ts'
import type { Message } from '../domain/message.ts'
import { message } from '../domain/message.ts'
import { assuranceOf, assurances } from './criteria/security.ts'

/** For each provider of the user's own: certificates whose name tells no kind of assurance, so that they score nothing. */
export function certificateKindWarnings(facts: readonly ProviderFacts[]): readonly Message[] {
  const own = facts.filter(({ selfDeclared }) => selfDeclared)
  return own.flatMap(({ provider, facts: { certifications = [] } }) => {
    const named = certifications.flatMap((entry) => (entry.known ? entry.value.map(({ name }) => name) : []))
    const strange = [...new Set(named)].filter((name) => assuranceOf(name) === undefined)
    if (strange.length === 0) return []
    const known = Object.keys(assurances).join(', ')
    return [message('bill.warning.certificateKinds', { provider, names: strange.join(', '), known })]
  })
}
