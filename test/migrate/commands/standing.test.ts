import { join } from 'node:path'
import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { moving, type Moving, upTo } from './moving.ts'

const usual = { timeout: 120_000 }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const
const instant = /^20\d\d-\d\d-\d\dT/

async function tenantOf(move: Moving): Promise<unknown> {
  const status = await move.result('status')
  return status.action === 'status' ? status.tenants[0] : null
}

const said = async (move: Moving, ...words: readonly string[]): Promise<string> =>
  (await move.migrate(['status', ...words])).stdout.replaceAll(/\s+/g, ' ')

test('status tells of a tenant that runs nowhere, since when, and what to do', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'])
  expect(await tenantOf(move)).toMatchObject({ downSince: null, unclean: [], saved: null })
  await upTo(move, [...cutover, '--pause-at', 'cutover-begun'])
  expect(await tenantOf(move)).toMatchObject({ downSince: expect.stringMatching(instant) as unknown })
  expect(await said(move)).toMatch(/acme may run nowhere: its cutover began at 20\d\d-\d\d-\d\d \d\d:\d\d UTC/)
  await upTo(move, [...cutover, '--pause-at', 'final-copied'])
  expect(await tenantOf(move)).toMatchObject({ downSince: expect.stringMatching(instant) as unknown })
  expect(await said(move)).toMatch(/acme runs nowhere: .*broker migrate cutover goes on; broker migrate rollback puts/)
  expect(await said(move, '--lang', 'fr')).toMatch(/acme ne tourne nulle part : ses serveurs de la source sont arrêtés/)
  await upTo(move, cutover)
  expect(await tenantOf(move)).toMatchObject({ downSince: null })
})

test('status tells where a rollback has saved what was written', usual, async () => {
  const move = await moving('acme')
  await upTo(move, ['apply'], cutover, ['rollback', '--confirm', 'move'])
  const folder = 'migrations/move.saved/acme-1'
  expect(await tenantOf(move)).toMatchObject({ downSince: null, milestone: null, saved: folder })
  expect(await said(move)).toContain(`What acme had written on the target before its rollback is saved in ${folder}.`)
  expect((await readdir(join(move.folder, folder))).some((name) => name.endsWith('.raw'))).toBe(true)
})
