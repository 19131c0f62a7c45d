import { expect, test } from 'vitest'
import { editPlan, moving, type Moving } from './moving.ts'

const usual = { timeout: 120_000 }
const plan = 'migrations/move.plan.yaml'

/** Exit code, and the command at the end. */
async function nextOf(move: Moving, ...words: readonly string[]): Promise<readonly [number, string]> {
  const { code, stdout, stderr } = await move.migrate(words)
  const text = stdout === '' ? stderr : stdout
  return [code, /(broker migrate .*)\n$/.exec(`${text.trimEnd()}\n`)?.[1] ?? text]
}

test('a check of some tenants names what is theirs, and what comes next for them', usual, async () => {
  const move = await moving('acme', 'zoo')
  await editPlan(move, (text) => text.replace(/(\n {2}zoo:[^]*?)size: small/, '$1size: huge'))
  expect(await nextOf(move, 'check')).toEqual([7, `broker migrate check ${plan}`])
  expect(await nextOf(move, 'check', '--tenant', 'acme')).toEqual([0, `broker migrate apply ${plan} --tenant acme`])
  expect(await nextOf(move, 'check', '--exclude', 'acme')).toEqual([7, `broker migrate check ${plan} --exclude acme`])
  const { stdout } = await move.migrate(['check', '--tenant', 'acme', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ tenants: ['acme'] })
  expect((await move.migrate(['check', '--tenant', 'acme'])).stdout).toContain('and of its tenants only acme')
})

test('a name that is not there is answered with the one that was meant', usual, async () => {
  const move = await moving('acme', 'zoo')
  expect(await nextOf(move, 'check', '--tenant', 'acmee')).toEqual([2, `broker migrate check ${plan} --tenant acme`])
})

test('what apply says next of some tenants is a check of these', usual, async () => {
  const move = await moving('acme', 'zoo')
  await editPlan(move, (text) => text.replace(/(\n {2}zoo:[^]*?)size: small/, '$1size: huge'))
  expect(await nextOf(move, 'apply', '--tenant', 'zoo')).toEqual([7, `broker migrate check ${plan} --tenant zoo`])
})
