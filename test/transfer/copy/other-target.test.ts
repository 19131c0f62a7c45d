import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { block, noise, temporaryFolder } from '../disks.ts'
import { copyBetween } from '../nbd-disks.ts'

const stop = {
  onStep: (step: string): void => {
    if (step === 'data-complete') throw new Error('stopped')
  },
}
const [one, other] = [noise(3 * block, 1), noise(3 * block, 2)]

test.each([
  ['interrupted', stop, 'journal', { mode: 'resumed', writtenBytes: 0 }],
  ['finished', {}, 'manifest', { mode: 'delta', writtenBytes: 0 }],
])('the files of state of an %s copy are not given to a new or an empty target', async (_, engine, kept, result) => {
  const folder = await temporaryFolder()
  const [a, b, first, second, empty] = ['a', 'b', 't1', 't2', 't3'].map((name) => join(folder, name)) as [
    ...[string, string, string, string, string],
  ]
  await Promise.all([writeFile(a, one), writeFile(b, other), writeFile(empty, '')])
  const copy = { folder, overwrite: false }
  await copyBetween({ from: a, to: first, ...copy, engine }).catch(() => undefined)
  for (const [from, to] of [
    [b, second],
    [a, second],
    [a, empty],
  ] as const) {
    await expect(copyBetween({ from, to, ...copy })).rejects.toMatchObject({
      kind: 'refused',
      says: {
        key: 'disk.notOurs',
        values: { name: to, path: join(folder, `state.broker-${kept}`) },
      },
    })
  }
  await expect(access(second)).rejects.toThrow('ENOENT')
  expect((await readFile(empty)).length).toBe(0)
  expect((await copyBetween({ from: a, to: first, ...copy })).result).toMatchObject(result)
  await copyBetween({ from: b, to: second, folder })
  expect((await readFile(second)).equals(other)).toBe(true)
})
