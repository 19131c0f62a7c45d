import { invalid } from '../documents/check-document.ts'
import { BrokerError } from '../domain/errors.ts'

/**
 * Waits for all. Where several are refused for problems in files, throws one error with the problems of all of them;
 * what is refused alone, or for another reason, is left to whoever awaits it.
 */
export async function tellTogether(works: readonly Promise<unknown>[]): Promise<void> {
  const settled = await Promise.allSettled(works)
  const refused: unknown[] = []
  for (const each of settled) if (each.status === 'rejected') refused.push(each.reason)
  const errors = refused.filter(isAboutFiles)
  if (errors.length > 1 && errors.length === refused.length) throw invalid(errors.flatMap(({ problems }) => problems))
}

function isAboutFiles(reason: unknown): reason is BrokerError {
  return reason instanceof BrokerError && reason.kind === 'usage' && reason.problems.length > 0
}
