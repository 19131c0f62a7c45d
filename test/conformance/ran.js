/**
 * Whether the suites that must run did run, and whether anything failed in them.
 *
 * BROKER_MUST_CONFORM names providers, with commas between them; BROKER_CONFORMANCE_REPORTS is the folder in which the suites have
 * left what they found. Empty that folder before the tests, run all tests, then this.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.BROKER_CONFORMANCE_REPORTS ?? join(import.meta.dirname, '../../reports/conformance')
const names = (process.env.BROKER_MUST_CONFORM ?? '').split(',').map((name) => name.trim())

/** What is wrong with the suite of one provider; null when nothing is. */
function problemOf(name) {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) return 'the suite did not run'
  const { results } = JSON.parse(readFileSync(file, 'utf8'))
  const count = (wanted) => results.filter(({ result }) => result === wanted).length
  process.stdout.write(`${name}: ${count('pass')} pass, ${count('fail')} fail, ${count('absent')} absent\n`)
  if (count('fail') > 0) return `${count('fail')} clauses failed`
  return count('pass') === 0 ? 'no clause passed' : null
}

const wanted = names.filter((name) => name !== '')
if (wanted.length === 0) process.stderr.write('BROKER_MUST_CONFORM names no provider\n')
const problems = wanted.flatMap((name) => {
  const problem = problemOf(name)
  return problem === null ? [] : [`${name}: ${problem}`]
})
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = wanted.length === 0 || problems.length > 0 ? 1 : 0
