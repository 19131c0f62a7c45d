import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Fact } from '../../../src/plan/fact.ts'
import { journalLine } from '../../../src/plan/journal-text.ts'
import { planDigest } from '../../../src/plan/plan-digest.ts'
import { writePlan } from '../../../src/plan/write-plan.ts'
import { readStatus } from '../../../src/runtime/migration/read-status.ts'
import { nothing, planOf } from '../plan-of.ts'

const plan = planOf({ alpha: nothing })
const text = writePlan(plan, { top: '', above: new Map() })

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-status-'))
  for (const [name, content] of Object.entries({ 'move.plan.yaml': text, ...files })) {
    await writeFile(join(folder, name), content)
  }
  return join(folder, 'move.plan.yaml')
}

const journalOf = (id: string): string => {
  const fact: Fact = { kind: 'plan', at: '2026-11-22T07:00:00Z', id, digest: planDigest(plan) }
  return journalLine(fact)
}

test('the journal of another plan is refused, not believed', async () => {
  const file = await folderWith({ 'move.journal.jsonl': journalOf('fedcba987654') })
  await expect(readStatus(file)).rejects.toMatchObject({ kind: 'refused', says: { key: 'migrate.journal.other' } })
  const own = await folderWith({ 'move.journal.jsonl': journalOf(plan.id) })
  expect(await readStatus(own)).toMatchObject({ digest: planDigest(plan), journalMissing: null })
})

test('a journal that is gone is told where a plan was applied, and only there', async () => {
  const applied = await folderWith({ 'move.applied.yaml': text })
  expect(await readStatus(applied)).toMatchObject({
    journalMissing: applied.replace('.plan.yaml', '.journal.jsonl'),
    tenants: [],
    next: `broker migrate check ${applied}`,
  })
  const fresh = await folderWith({})
  expect((await readStatus(fresh)).journalMissing).toBe(null)
  await mkdir(fresh.replace('.plan.yaml', '.state'))
  expect((await readStatus(fresh)).journalMissing).toBe(fresh.replace('.plan.yaml', '.journal.jsonl'))
})
