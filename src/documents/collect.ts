import type { Problem } from '../domain/errors.ts'
import { checkDocument, invalid } from './check-document.ts'
import type { DocumentRequest } from './check-document.ts'

/** Reads several files and speaks of the problems of all of them at once. */
export interface Collector {
  /** The value, or null when the file has problems; `finish` will then throw. */
  readonly read: <T>(request: DocumentRequest<T>) => T | null
  /** Problems that no schema can see, e.g. the same id in two files. */
  readonly add: (...problems: readonly Problem[]) => void
  /** Throws a usage error with every problem, if there is any. */
  readonly finish: () => void
}

export function collectDocuments(): Collector {
  const problems: Problem[] = []
  return {
    read: (request) => {
      const checked = checkDocument(request)
      if (checked.ok) return checked.value
      problems.push(...checked.problems)
      return null
    },
    add: (...more) => {
      problems.push(...more)
    },
    finish: () => {
      if (problems.length > 0) throw invalid(problems)
    },
  }
}
