import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../transfer/disks.ts'

const script = join(import.meta.dirname, 'ran.js')

function ask(folder: string, names: string): { readonly status: number | null; readonly says: string } {
  const env = { BROKER_CONFORMANCE_REPORTS: folder, BROKER_MUST_CONFORM: names }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8', env })
  return { status, says: stdout + stderr }
}

const report = (...results: string[]): string => JSON.stringify({ results: results.map((result) => ({ result })) })

test('suites that ran and passed are enough', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.json'), report('pass', 'absent'))
  await writeFile(join(folder, 'b.json'), report('pass'))
  expect(ask(folder, 'a, b')).toEqual({
    status: 0,
    says: 'a: 1 pass, 0 fail, 1 absent\nb: 1 pass, 0 fail, 0 absent\n',
  })
})

test('a suite that did not run, failed, or had nothing to try fails', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'failed.json'), report('pass', 'fail'))
  await writeFile(join(folder, 'nothing.json'), report('absent'))
  const { status, says } = ask(folder, 'failed,nothing,missing')
  expect(status).toBe(1)
  expect(says.split('\n').slice(2)).toEqual([
    'failed: 1 clauses failed',
    'nothing: no clause passed',
    'missing: the suite did not run',
    '',
  ])
})

test('nobody named is a mistake', async () => {
  expect(ask(await temporaryFolder(), '').status).toBe(1)
})
