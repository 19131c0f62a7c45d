import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'
import { reportOf } from './report.ts'

test('the report has the reason of what is absent', () => {
  const [clause] = clauses.routers
  const { feature, on, sentence } = clause
  const lines = [
    { clause, result: { result: 'absent', why: 'no routers' } },
    { clause, result: { result: 'pass' } },
  ] as const
  const common = { feature, on, clause: sentence }
  expect(reportOf('fake', lines).results).toEqual([
    { ...common, result: 'absent', why: 'no routers' },
    { ...common, result: 'pass' },
  ])
})
