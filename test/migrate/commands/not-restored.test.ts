import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker, type Outcome } from '../../acceptance/cli.ts'
import { editPlan, environmentIn, moving, type Moving, upTo } from './moving.ts'
import { powerOf } from './picture.ts'

const usual = { timeout: 120_000 }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

/** A cutover in which a hook takes the source away and fails, so that nothing can be put back. */
async function sourceLost(): Promise<Moving> {
  const move = await moving({ name: 'acme', servers: ['running', 'stopped'] })
  const script = join(move.folder, 'script.sh')
  await writeFile(script, `cd ${move.folder}; test -e once && exit 0; touch once; mv old gone; exit 3`)
  await editPlan(move, (text) =>
    text.replace(/(\n {2}afterStop): null/, `$1: { command: [ sh, ${script} ], timeoutSeconds: 20 }`),
  )
  await upTo(move, ['apply'])
  return move
}

const back = (move: Moving): Promise<void> => rename(join(move.folder, 'gone'), join(move.folder, 'old'))

async function nextOf(move: Moving, { stdout }: Outcome): Promise<Outcome> {
  const words = /^Next:\s+broker (migrate .*)$/m.exec(stdout.replaceAll(/ \\\n\s+/g, ' '))?.[1]?.split(' ') ?? []
  return await broker(words, { cwd: move.folder, env: environmentIn(move.folder) })
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

test('what could not be put back is told with its servers, and the next command goes on', usual, async () => {
  const move = await sourceLost()
  const outcome = await move.migrate(cutover)
  const text = spaced(outcome.stdout)
  expect([outcome.code, text], outcome.stderr).toEqual([
    3,
    expect.stringContaining('the hook afterStop of acme failed'),
  ])
  expect(text).toMatch(/It could not be put back: .*old/)
  expect(text).toMatch(/may be stopped: acme server-0 \([^)]*\)\. /)
  expect(text).not.toContain('Everything is as it was')
  await back(move)
  const status = await move.migrate(['status', '--lang', 'fr'])
  expect(spaced(status.stdout)).toContain('acme ne tourne peut-être nulle part')
  const again = await nextOf(move, outcome)
  expect([again.code, await powerOf(move, 'old'), await powerOf(move, 'new')], again.stderr + again.stdout).toEqual([
    0,
    ['acme server-0 stopped', 'acme server-1 stopped'],
    ['acme server-0 running', 'acme server-1 stopped'],
  ])
})

test('a rollback puts the source back instead', usual, async () => {
  const move = await sourceLost()
  expect((await move.migrate(cutover)).code).toBe(3)
  await back(move)
  await upTo(move, ['rollback'])
  expect([await powerOf(move, 'old'), await powerOf(move, 'new')]).toEqual([
    ['acme server-0 running', 'acme server-1 stopped'],
    [],
  ])
})

test('a file of addresses that cannot be written hides no result', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  const file = join(move.folder, 'migrations/move.addresses.csv')
  await rm(file)
  await mkdir(file)
  const cut = await move.migrate(cutover)
  expect([cut.code, spaced(cut.stdout)]).toEqual([3, expect.stringContaining('runs on the target: 1 server')])
  expect(spaced(cut.stderr)).toContain('move.addresses.csv could not be brought up to date')
  await rmdir(file)
  await upTo(move, ['finish'])
})
