import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/transfer/journal/journal.ts'
import { block, copyFile, noise, temporaryFolder } from './disks.ts'

/** Ends a copy at the n-th passing of a step, and says what it was allowed to have written by then. */
async function interrupted(step: string, nth: number): Promise<{ announced: number; beyond: number; written: number }> {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, Buffer.concat([noise(14 * block, 1), Buffer.alloc(4 * block), noise(14 * block, 2)]))
  let left = nth
  const onStep = (now: string): void => {
    if (now === step && --left === 0) throw new Error('interrupted')
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toThrow('interrupted')
  const journal = await readJournal(`${to}.broker-journal`)
  const announced = journal?.windows.at(-1)?.mayWriteTo ?? journal?.start.mayWriteTo ?? 0
  const target = await readFile(to)
  const isZero = (number: number): boolean =>
    target.subarray(number * block, (number + 1) * block).equals(Buffer.alloc(block))
  const numbers = Array.from({ length: target.length / block }, (_, number) => number)
  const written = numbers.filter((number) => !isZero(number))
  await copyFile({ from, to })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  return { announced, beyond: written.filter((number) => number >= announced).length, written: written.length }
}

test.each(
  ['block-written', 'window-written', 'window-synced', 'window-recorded', 'window-journalled'].flatMap((step) =>
    [1, 2, 4, 7].map((nth) => [step, nth] as const),
  ),
)('interrupted at %s %i, nothing is written beyond what the last record announces', async (step, nth) => {
  const { announced, beyond, written } = await interrupted(step, nth)
  expect({ beyond, isAnnounced: announced > 0, isWritten: written > 0 }).toEqual({
    beyond: 0,
    isAnnounced: true,
    isWritten: true,
  })
})
