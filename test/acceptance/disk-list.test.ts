import { readFile, readdir, writeFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../schemas/disk.schema.json' with { type: 'json' }
import { block, noise } from '../transfer/disks.ts'
import { broker, temporaryFolder } from './cli.ts'

const validate = new Ajv2020({ strict: false }).compile(schema)

interface Result {
  readonly disks: readonly { readonly outcome: string; readonly source: string; readonly says?: string }[]
}

/** Disks a0, a1… of a few blocks, and a list that copies each to b0, b1…, with more lines behind. */
async function folder(count: number, more = '', blocks = 3): Promise<string> {
  const cwd = await temporaryFolder()
  const numbers = Array.from({ length: count }, (_, number) => String(number))
  for (const number of numbers) await writeFile(join(cwd, `a${number}`), noise(blocks * block, Number(number) + 1))
  await writeFile(join(cwd, 'list'), `# disks\n${numbers.map((number) => `a${number} b${number}\n`).join('')}${more}`)
  return cwd
}

async function equal(cwd: string, number: number): Promise<boolean> {
  const [a, b] = await Promise.all(['a', 'b'].map((name) => readFile(join(cwd, `${name}${String(number)}`))))
  return a !== undefined && b !== undefined && a.equals(b)
}

test('one disk that fails stops no other; the same command again does only what is missing', async () => {
  const cwd = await folder(3, 'none c\n')
  await writeFile(join(cwd, 'none'), '')
  const first = await broker(['disk', 'copy', '--list', 'list'], { cwd })
  expect(first.code).toBe(3)
  expect(first.stdout.replaceAll(/\s+/g, ' ')).toContain('Copied and proven equal: 3 of 4 disks.')
  expect(first.stdout.replaceAll(/\s+/g, ' ')).toContain(`none → c: ${await realpath(join(cwd, 'none'))} has no bytes`)
  expect(first.stderr.split('\n').filter((line) => line.includes('copied and proven equal')).length).toBe(3)
  await writeFile(join(cwd, 'none'), noise(block, 9))
  const second = await broker(['disk', 'copy', '--list', 'list', '--json'], { cwd })
  const result = JSON.parse(second.stdout) as Result
  expect(validate(result)).toBe(true)
  expect(result.disks.map(({ outcome }) => outcome)).toEqual(['already', 'already', 'already', 'copied'])
  expect(await Promise.all([0, 1, 2].map((number) => equal(cwd, number)))).toEqual([true, true, true])
  // The list is done: from here on a run brings all of them up to date.
  expect((await readdir(cwd)).includes('list.broker-list')).toBe(false)
  await writeFile(join(cwd, 'a1'), noise(3 * block, 77))
  expect((await broker(['disk', 'copy', '--list', 'list'], { cwd })).code).toBe(0)
  expect(await equal(cwd, 1)).toBe(true)
})

test('a failure is told as JSON, with what to do', async () => {
  const cwd = await folder(1, 'none c\n')
  await writeFile(join(cwd, 'none'), '')
  const { code, stdout } = await broker(['disk', 'copy', '--list', 'list', '--json'], { cwd })
  const result = JSON.parse(stdout) as Result
  expect([code, validate(result)]).toEqual([3, true])
  expect(result.disks[1]).toEqual({
    outcome: 'failed',
    source: 'none',
    target: 'c',
    kind: 'usage',
    says: `${await realpath(join(cwd, 'none'))} has no bytes; nothing was written.`,
    next: 'See why it is empty, and name the disk that was meant.',
  })
})

test('a run that was killed goes on with the disk in which it was, and does none twice', async () => {
  const cwd = await folder(4)
  const args = ['disk', 'copy', '--list', 'list', '--parallel', '1']
  const killed = await broker(args, { cwd, env: { BROKER_CRASH_AT: 'window-journalled:3' } })
  expect(killed.code).toBe(-1)
  const { stdout } = await broker([...args, '--json'], { cwd })
  const { disks } = JSON.parse(stdout) as { disks: { outcome: string; report: { mode: string } }[] }
  expect(disks.map(({ outcome, report }) => [outcome, report.mode])).toEqual([
    ['already', 'full'],
    ['already', 'full'],
    ['copied', 'resumed'],
    ['copied', 'full'],
  ])
  expect(await Promise.all([0, 1, 2, 3].map((number) => equal(cwd, number)))).toEqual([true, true, true, true])
})

/** How many targets there are. */
async function begun(cwd: string): Promise<number> {
  return (await readdir(cwd)).filter((name) => /^b\d$/.test(name)).length
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000 && !(await isSo()); waited += 50) await sleep(50)
}

test('more disks at a time, and another limit, while it runs', async () => {
  const cwd = await folder(4, '', 8)
  const run = broker(['disk', 'copy', '--list', 'list', '--parallel', '1', '--bandwidth', '0.5', '--json'], { cwd })
  await until(async () => (await begun(cwd)) > 0)
  await sleep(1000)
  const before = await begun(cwd)
  await writeFile(join(cwd, 'list.broker-control.json'), '{"parallel": 4, "bandwidthMibps": 1}')
  await until(async () => (await begun(cwd)) === 4)
  await writeFile(join(cwd, 'list.broker-control.json'), '{"parallel": 4, "bandwidthMibps": null}')
  const { code } = await run
  expect({ before, code }).toEqual({ before: 1, code: 0 })
  expect(await Promise.all([0, 1, 2, 3].map((number) => equal(cwd, number)))).toEqual([true, true, true, true])
})

test('a list with places that are not there is not begun, and all of them are named', async () => {
  const cwd = await folder(2, 'none c0\na0 nowhere/c1\na0 .\na1 there\nnbd://127.0.0.1:1/x c2\n')
  await writeFile(join(cwd, 'there'), noise(4 * block, 8))
  const args = ['disk', 'copy', '--list', 'list', '--json']
  const { code, stderr } = await broker(args, { cwd })
  const { message: says, problems } = JSON.parse(stderr) as {
    message: string
    problems: { message: string; hint: string }[]
  }
  expect([code, says, problems.map(({ message }) => message)]).toEqual([
    2,
    'the list list names places that are not there or cannot be used; nothing was begun.',
    [
      'cannot open none: ENOENT.',
      'the folder nowhere does not exist.',
      '. is a folder, not a disk.',
      'the target there exists already and no copy of ours has made it.',
    ],
  ])
  expect(problems[1]?.hint).toBe('Make it (mkdir -p nowhere) or name another place, and run the command again.')
  expect((await readdir(cwd)).sort()).toEqual(['a0', 'a1', 'list', 'there'])
  // Servers are not asked before: that one fails by itself.
  await writeFile(join(cwd, 'list'), 'a0 b0\na1 there\nnbd://127.0.0.1:1/x c2\n')
  const again = await broker([...args, '--overwrite'], { cwd })
  const { disks } = JSON.parse(again.stdout) as Result
  expect([again.code, disks.map(({ outcome }) => outcome)]).toEqual([3, ['copied', 'copied', 'failed']])
})

test('a list with mistakes is not begun, and all of them are named', async () => {
  const cwd = await folder(1, 'a\nx y z\nq q\nw b0\nftp://h/x v\n')
  const { code, stderr } = await broker(['disk', 'copy', '--list', 'list', '--json'], { cwd })
  const { problems } = JSON.parse(stderr) as { problems: { line: number }[] }
  expect([code, problems.map(({ line }) => line)]).toEqual([2, [3, 4, 5, 6, 7]])
  expect((await readdir(cwd)).sort()).toEqual(['a0', 'list'])
})

test('a flag that would do nothing is refused by its name', async () => {
  const cwd = await folder(1)
  for (const [flag, ...words] of [
    ['--size', '--list', 'list', '--size', '5'],
    ['--format', '--list', 'list', '--format', 'raw'],
    ['--parallel', 'a0', 'b0', '--parallel', '4'],
  ] as const) {
    const { code, stderr } = await broker(['disk', 'copy', ...words], { cwd })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`${flag} `) as string })
  }
  expect(await readdir(cwd)).toEqual(['a0', 'list'])
})
