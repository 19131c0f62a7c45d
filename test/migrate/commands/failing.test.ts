import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { broker, type Outcome } from '../../acceptance/cli.ts'
import { offer, removeWorlds, worldAfter } from './killing.ts'
import { copyOf, editPlan, environmentIn, type Moving } from './moving.ts'
import { factsOf, powerOf } from './picture.ts'

afterAll(removeWorlds)

const usual = { timeout: 120_000 }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal', '--accept-changes'] as const

/** Something that goes wrong in a cutover, and what puts it right. */
interface Trouble {
  readonly begin: (move: Moving) => Promise<void>
  readonly mend: (move: Moving) => Promise<void>
  readonly exit: number
  readonly says: RegExp
}

/** The offers of the target. */
const offers =
  (soldOut?: 'creating' | 'starting') =>
  (move: Moving): Promise<void> =>
    offer(move, soldOut)

/** What hooks and health checks run: a script that can be put right. */
const script =
  (text: string) =>
  async ({ folder }: Moving): Promise<void> =>
    await writeFile(join(folder, 'script.sh'), text)

const well = script('exit 0')

const hook =
  (name: string, text: string, timeoutSeconds = 60): Trouble['begin'] =>
  async (move) => {
    const command = `{ command: [ sh, ${join(move.folder, 'script.sh')} ], timeoutSeconds: ${String(timeoutSeconds)} }`
    await editPlan(move, (plan) => plan.replace(new RegExp(`(\n  ${name}): .*`), `$1: ${command}`))
    await script(text)(move)
  }

const sick: Trouble['begin'] = async (move) => {
  const check = `{ kind: command, command: [ sh, ${join(move.folder, 'script.sh')} ], timeoutSeconds: 0.5 }`
  await editPlan(move, (plan) =>
    plan.replaceAll(
      /healthChecks:\n\s+- kind: command\n[^]*?timeoutSeconds: 20|healthChecks: \[.*\]/g,
      `healthChecks: [${check}]`,
    ),
  )
  await script('echo still warming up; exit 1')(move)
}

const failed = /the hook \w+ of acme failed \(exit 3\): no luck/
const troubles: Readonly<Record<string, Trouble>> = {
  'a size that is sold out': {
    begin: offers('creating'),
    mend: offers(),
    exit: 6,
    says: /size small is sold out\. Everything/,
  },
  'a target server that cannot start': {
    begin: offers('starting'),
    mend: offers(),
    exit: 6,
    says: /no room for the size small/,
  },
  'a hook that fails before the stop': {
    begin: hook('beforeStop', 'echo no luck; exit 3'),
    mend: well,
    exit: 3,
    says: failed,
  },
  'a hook that fails after the stop': {
    begin: hook('afterStop', 'echo no luck; exit 3'),
    mend: well,
    exit: 3,
    says: failed,
  },
  'a hook that fails before the switch': {
    begin: hook('beforeTraffic', 'echo no luck; exit 3'),
    mend: well,
    exit: 3,
    says: failed,
  },
  'a hook whose time is over': {
    begin: hook('afterStop', 'sleep 60', 1),
    mend: well,
    exit: 3,
    says: /the hook afterStop of acme was ended, as its time of 1 s was over\. Everything/,
  },
  'a health check that fails': {
    begin: sick,
    mend: well,
    exit: 7,
    says: /acme server-0" is not well on the target: exit 1: still warming up/,
  },
}

/** The command that a failure prints. */
async function printed(move: Moving, { stdout }: Outcome): Promise<Outcome> {
  const unbroken = stdout.replaceAll(/ \\\n\s+/g, ' ')
  const words = /^Next:\s+broker (migrate .*)$/m.exec(unbroken)?.[1]?.split(' ') ?? []
  return await broker(words, { cwd: move.folder, env: environmentIn(move.folder) })
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('a cutover in which something goes wrong puts the source back, says so, and can be repeated', () => {
  test.each(Object.entries(troubles))('%s', usual, async (_, { begin, mend, exit, says }) => {
    const move = await copyOf(await worldAfter('applied'))
    await begin(move)
    const before = await powerOf(move, 'old')
    const outcome = await move.migrate([...cutover])
    const text = spaced(outcome.stdout)
    expect([outcome.code, text], outcome.stderr).toEqual([exit, expect.stringMatching(says)])
    expect(text).toContain('Everything is as it was: nothing runs on the target, and 1 source server runs again.')
    expect(await powerOf(move, 'old')).toEqual(before)
    expect(await powerOf(move, 'new')).toEqual([])
    expect((await factsOf(move)).map((fact) => 'milestone' in fact && fact.milestone)).toContain('restored')
    await mend(move)
    const again = await printed(move, outcome)
    expect([again.code, await powerOf(move, 'old'), await powerOf(move, 'new')], again.stderr + again.stdout).toEqual([
      0,
      ['acme server-0 stopped', 'acme server-1 stopped'],
      ['acme server-0 running', 'acme server-1 stopped'],
    ])
  })
})

test('a hook that fails after the switch puts nothing back, and the same command runs it again', usual, async () => {
  const move = await copyOf(await worldAfter('applied'))
  await hook('afterTraffic', 'echo no luck; exit 3')(move)
  const outcome = await move.migrate([...cutover])
  expect([outcome.code, spaced(outcome.stdout)]).toEqual([3, expect.stringMatching(failed)])
  const there = [
    ['acme server-0 stopped', 'acme server-1 stopped'],
    ['acme server-0 running', 'acme server-1 stopped'],
  ]
  expect(spaced(outcome.stdout)).toContain(
    'acme is on the target: that hook comes after the switch, so nothing was put',
  )
  expect([await powerOf(move, 'old'), await powerOf(move, 'new')]).toEqual(there)
  const status = await move.migrate(['status'])
  expect(status.stdout).toMatch(/^Next:\s+broker migrate cutover\b/m)
  const early = await move.migrate(['finish'])
  expect([early.code, spaced(early.stdout)]).toEqual([
    6,
    expect.stringMatching(/afterTraffic of acme has not ended well/),
  ])
  expect(early.stdout).toMatch(/^Next:\s+broker migrate cutover\b/m)
  await well(move)
  const isDone = ({ code, stdout }: Outcome): readonly unknown[] => [code, stdout.includes('is on the target already')]
  expect(isDone(await printed(move, outcome))).toEqual([0, false])
  expect(isDone(await printed(move, outcome))).toEqual([0, true])
  expect([await powerOf(move, 'old'), await powerOf(move, 'new')]).toEqual(there)
})
