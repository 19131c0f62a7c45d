import { expect, test } from 'vitest'
import { inBatches } from '../../src/transfer/flow/batches.ts'

/** Work that ends when it is told to. */
function held(): { readonly begun: (readonly string[])[]; readonly end: (() => void)[]; readonly work: Work } {
  const begun: (readonly string[])[] = []
  const end: (() => void)[] = []
  const work: Work = (batch) => {
    begun.push(batch)
    return new Promise((resolve) => end.push(resolve))
  }
  return { begun, end, work }
}

type Work = (batch: readonly string[]) => Promise<void>

test('what comes while work is under way goes together into the next batch', async () => {
  const { begun, end, work } = held()
  const add = inBatches(work)
  const first = add('a')
  await Promise.resolve()
  const rest = Promise.all([add('b'), add('c')])
  end[0]?.()
  await first
  expect(begun).toEqual([['a'], ['b', 'c']])
  end[1]?.()
  await rest
  const last = add('d')
  await Promise.resolve()
  end[2]?.()
  await last
  expect(begun).toEqual([['a'], ['b', 'c'], ['d']])
})

test('after a failure nothing more is done, and everybody hears of it', async () => {
  const begun: (readonly string[])[] = []
  const add = inBatches<string>((batch) => {
    begun.push(batch)
    return Promise.reject(new Error('the disk is full'))
  })
  const failures = await Promise.allSettled([add('a'), add('b'), add('c')])
  const later = await Promise.allSettled([add('d'), add('e')])
  const reasons = [...failures, ...later].map((one) => (one.status === 'rejected' ? String(one.reason) : one.status))
  expect({ begun, reasons }).toEqual({
    begun: [['a', 'b', 'c']],
    reasons: Array<string>(5).fill('Error: the disk is full'),
  })
})
