import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editPlan, moving, type Moving, upTo } from './moving.ts'

const usual = { timeout: 120_000 }
const plan = 'migrations/move.plan.yaml'

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

async function applied(): Promise<Moving> {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  return move
}

test('an edit that can be taken: check warns, status has the flag, the command works', usual, async () => {
  const move = await applied()
  await editPlan(move, (text) => text.replace(/volumesInParallel: \d+/, 'volumesInParallel: 7'))
  const checked = await move.migrate(['check'])
  expect([checked.code, spaced(checked.stdout)]).toEqual([
    0,
    expect.stringContaining('One field was changed since the plan was applied'),
  ])
  expect(checked.stdout).toContain(`broker migrate rehearse ${plan} --accept-changes`)
  const status = await move.migrate(['status'])
  expect([status.stdout, spaced(status.stdout)]).toEqual([
    expect.stringContaining(`Next:  broker migrate rehearse ${plan} --accept-changes`),
    expect.stringContaining('phases take that with --accept-changes'),
  ])
  await upTo(move, ['rehearse', plan, '--accept-changes'])
  expect(await move.result('status')).toMatchObject({ edited: false, edits: 'none' })
})

test('an edit that is refused: check and status say so, and what to do instead', usual, async () => {
  const move = await applied()
  await editPlan(move, (text) => text.replace(/name: acme data-0/, 'name: renamed'))
  const checked = await move.migrate(['check'])
  expect([checked.code, spaced(checked.stdout)]).toEqual([
    7,
    expect.stringMatching(/refused by every phase: acme \/ .* was .* is .*broker migrate rollback --tenant acme/),
  ])
  const status = await move.migrate(['status'])
  expect([status.stdout, await move.result('status')]).toEqual([
    expect.stringContaining(`Next:  broker migrate plan diff ${plan}`),
    expect.objectContaining({ edits: 'unsafe' }),
  ])
  const refused = await move.migrate(['sync', '--accept-changes', '--lang', 'fr'])
  expect([refused.code, refused.stderr]).toEqual([
    6,
    expect.stringContaining('cp migrations/move.applied.yaml migrations/move.plan.yaml'),
  ])
  expect(refused.stderr).toContain('broker migrate rollback --tenant acme')
  expect(refused.stderr).toContain(`broker migrate sync ${plan} --accept-changes`)
})

test('an empty file of names is named', usual, async () => {
  const move = await applied()
  await writeFile(join(move.folder, 'names.txt'), '# none yet\n')
  const { code, stdout } = await move.migrate(['check', '--names', 'names.txt'])
  expect([code, spaced(stdout)]).toEqual([0, expect.stringContaining('The file names.txt holds no name.')])
  expect(stdout).not.toContain('All is well')
})
