import { appendFile, mkdtemp, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NewFact } from '../../../src/plan/fact.ts'
import { type JournalFile, openJournal } from '../../../src/runtime/migration/journal-file.ts'
import { readJournal } from '../../../src/runtime/migration/read-journal.ts'

const planId = '0123456789ab'
const at = '2026-11-22T07:00:00Z'
const plan: NewFact = { kind: 'plan', id: planId, digest: 'd' }
const reached = (tenant: string): NewFact => ({ kind: 'reached', tenant, milestone: 'applied' })

interface Opened {
  readonly journal: JournalFile
  readonly torn: readonly number[]
  readonly steps: readonly string[]
}

async function open(path: string, id = planId): Promise<Opened> {
  const [torn, steps]: [number[], string[]] = [[], []]
  const onStep = (step: string): number => steps.push(step)
  const journal = await openJournal({ path, planId: id, now: () => at, onTorn: (bytes) => torn.push(bytes), onStep })
  return { journal, torn, steps }
}

async function newPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'broker-journal-')), 'move.journal.jsonl')
}

/** A journal with facts, closed. */
async function written(...facts: readonly NewFact[]): Promise<string> {
  const path = await newPath()
  const { journal } = await open(path)
  for (const fact of facts) await journal.append(fact)
  await journal.close()
  return path
}

test('facts are there for whoever opens it next, and for nobody else', async () => {
  const path = await newPath()
  const { journal, steps } = await open(path)
  await Promise.all([journal.append(plan), ...['a', 'b', 'c'].map((tenant) => journal.append(reached(tenant)))])
  const state = journal.state()
  await journal.close()
  const content = await readJournal({ path, planId })
  expect(content?.facts).toEqual([plan, reached('a'), reached('b'), reached('c')].map((fact) => ({ ...fact, at })))
  const again = await open(path)
  expect(again.journal.state()).toEqual(state)
  expect([...state.tenants.keys()]).toEqual(['a', 'b', 'c'])
  expect(steps.slice(0, 3)).toEqual(['journal:before', 'journal:after-write', 'journal'])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await again.journal.close()
})

test('one that is not there yet is none', async () => {
  expect(await readJournal({ path: await newPath(), planId })).toBe(null)
})

describe('a line that was being written when the power went', () => {
  test.each([1, 5, 40])('is cut off, %i bytes short of its end', async (missing) => {
    const path = await written(plan, reached('a'), reached('b'))
    const { size } = await stat(path)
    await truncate(path, size - missing)
    const { journal, torn } = await open(path)
    expect(torn).toHaveLength(1)
    expect([...journal.state().tenants.keys()]).toEqual(['a'])
    await journal.append(reached('c'))
    await journal.close()
    expect((await readJournal({ path, planId }))?.facts.map(({ kind }) => kind)).toEqual(['plan', 'reached', 'reached'])
  })

  test('may hold anything', async () => {
    const path = await written(plan)
    await appendFile(path, Buffer.alloc(300))
    const { journal, torn } = await open(path)
    await journal.close()
    expect([torn, (await readJournal({ path, planId }))?.tornBytes]).toEqual([[300], 0])
  })
})

test('one that is damaged before its last line is refused, and left as it is', async () => {
  const path = await written(plan, reached('a'), reached('b'))
  const text = (await readFile(path, 'utf8')).replace('"tenant":"a"', '"tenant":"x"')
  await writeFile(path, text)
  await expect(open(path)).rejects.toMatchObject({ kind: 'refused', says: { key: 'migrate.journal.damaged' } })
  await expect(readJournal({ path, planId })).rejects.toMatchObject({ kind: 'refused' })
  expect(await readFile(path, 'utf8')).toBe(text)
})

test('that of another migration is refused', async () => {
  const path = await written(plan)
  await expect(open(path, 'ba9876543210')).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'migrate.journal.other', values: { path } },
  })
})

test('after a line that could not be written, none is', async () => {
  const path = await written(plan)
  let failures = 1
  const onStep = (step: string): void => {
    if (step === 'journal:before' && failures-- > 0) throw new Error('no space left')
  }
  const journal = await openJournal({ path, planId, now: () => at, onTorn: () => undefined, onStep })
  const both = await Promise.allSettled([journal.append(reached('a')), journal.append(reached('b'))])
  await journal.close()
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await readJournal({ path, planId }))?.facts).toHaveLength(1)
})
