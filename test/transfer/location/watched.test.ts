import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { startWatched } from '../../../src/transfer/location/watched-process.ts'
import { temporaryFolder } from '../disks.ts'
import { withTools } from '../file/with-tools.ts'

describe('a program that is watched', () => {
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  test('ends when it is told to, and not before', async () => {
    const program = startWatched('sleep', ['60'])
    await new Promise((resolve) => setTimeout(resolve, 50))
    const before = program.hasEnded()
    await program.stop()
    expect([before, program.hasEnded(), program.isMissing()]).toEqual([false, true, false])
  })

  test('takes its folder with it', async () => {
    const [folder, other] = [await temporaryFolder(), await temporaryFolder()]
    const program = startWatched('sleep', ['60'], folder)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const before = existsSync(folder)
    await program.stop()
    expect([before, existsSync(folder), existsSync(other)]).toEqual([true, false, true])
  })

  test('leaves its last words', async () => {
    const program = startWatched('sh', ['-c', 'echo one >&2; echo " two " >&2; echo >&2; exit 3'])
    await until(() => program.hasEnded())
    expect([program.hasEnded(), program.said(), program.isMissing()]).toEqual([true, 'two', false])
    await program.stop()
  })

  test('may be missing', async () => {
    const program = startWatched('no-such-program', [])
    await until(() => program.hasEnded())
    expect([program.hasEnded(), program.isMissing()]).toEqual([true, true])
    // There is not even a shell.
    const nothing = await withTools({}, () => Promise.resolve(startWatched('true', [])))
    await until(() => nothing.hasEnded())
    expect([nothing.hasEnded(), nothing.isMissing()]).toEqual([true, true])
  })
})
