import { expect, test } from 'vitest'
import { editPlan, moving, upTo } from './moving.ts'
import { factsOf, powerOf } from './picture.ts'

const usual = { timeout: 120_000 }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

test('an edit that no server can be made of is refused before anything is stopped', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  await editPlan(move, (text) => text.replace('size: small', 'size: huge'))
  const { code, stderr } = await move.migrate([...cutover, '--accept-changes'])
  expect([code, stderr]).toEqual([7, expect.stringContaining('has no size that the target offers: huge')])
  expect(stderr).toMatch(/nothing was stopped.*\n[^]*broker migrate check migrations\/move\.plan\.yaml\n$/)
  expect(await powerOf(move, 'old')).toEqual(['acme server-0 running'])
  expect((await factsOf(move)).map(({ kind }) => kind)).not.toContain('prior-power')
  expect((await move.migrate(['check'])).code).toBe(7)
  await editPlan(move, (text) => text.replace('size: huge', 'size: small'))
  await upTo(move, cutover)
  expect(await powerOf(move, 'new')).toEqual(['acme server-0 running'])
})
