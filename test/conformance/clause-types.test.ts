import { expect, test } from 'vitest'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import type { Clauses, ClausesOf } from './clause.ts'
import { clauses } from './clauses.ts'

/** A feature that nobody has written a clause for. */
interface Planted extends AllFeatures {
  readonly planted: { readonly grow: () => void }
}

// The compiler is the test: `npm run types` fails where an error that is expected does not come.

// @ts-expect-error a feature without a clause does not compile
const withoutClauses: ClausesOf<Planted> = clauses

// @ts-expect-error a feature whose list of clauses is empty does not compile
const withEmptyList: Clauses = { ...clauses, volumes: [] }

// @ts-expect-error the clauses of one feature do not stand in for another one
const withOthers: Clauses = { ...clauses, volumes: clauses.images }

test('what must not compile is only wrong for the compiler', () => {
  expect([withoutClauses, withEmptyList, withOthers]).toHaveLength(3)
})
