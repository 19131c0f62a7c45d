import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { nameOf } from '../cost/name.ts'

/** For each provider that the user brought: nobody has checked what it rests on, however narrow its interval is. */
export function declaredSentences(named: readonly Alternative[]): readonly Message[] {
  const declared = named.filter(({ selfDeclared }) => selfDeclared)
  return declared.map((alternative) => message('criteria.verdict.declared', { who: nameOf(alternative) }))
}
