import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { root } from '../../acceptance/cli.ts'

/** What a process of its own says and how it ends, when it is interrupted at some moments (ms after it has begun to work). */
async function interrupted(
  work: string,
  ...moments: readonly number[]
): Promise<readonly [string, number | string | null]> {
  const file = join(root, 'dist/runtime/interruption.js')
  const script = `
    import { interruption, listenForInterruption, shielded } from ${JSON.stringify(file)}
    import { setTimeout as sleep } from 'node:timers/promises'
    listenForInterruption(async () => say('words'))
    const say = (word) => process.stdout.write(word + ' ')
    say('begun')
    ${work}
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      resolve()
    })
  })
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, name) => resolve(name ?? code)),
  )
  await begun
  for (const moment of moments) {
    await sleep(moment)
    child.kill('SIGINT')
  }
  const end = await ended
  return [said.trim(), end]
}

test('work that does not stop is ended', async () => {
  expect(await interrupted(`await sleep(20_000); say('late')`, 100)).toEqual(['begun words', 'SIGINT'])
})

test('work in a shield goes on to its end, with a signal that is not aborted', async () => {
  const work = `await shielded(async (signal) => { await sleep(2500); say(interruption().aborted + '/' + signal.aborted) })`
  expect(await interrupted(work, 100)).toEqual(['begun true/false', 0])
})

test('after the shield the program ends soon', async () => {
  const work = `await shielded(() => sleep(2000)); say('back'); await sleep(20_000); say('late')`
  expect(await interrupted(work, 100)).toEqual(['begun back words', 'SIGINT'])
})

test('a second one ends the program at once, shield or not', async () => {
  const began = performance.now()
  expect(await interrupted(`await shielded(() => sleep(20_000)); say('back')`, 100, 300)).toEqual(['begun', 'SIGINT'])
  expect(performance.now() - began).toBeLessThan(5000)
})
