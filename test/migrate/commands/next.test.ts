import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moving, type Moving } from './moving.ts'

const usual = { timeout: 120_000 }
const plan = 'migrations/move.plan.yaml'
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

/** The command at the end of what a command says, on stdout or as an error, and its exit code. */
async function nextOf(move: Moving, words: readonly string[]): Promise<readonly [number, string]> {
  const { code, stdout, stderr } = await move.migrate(words)
  const [, command = ''] = /(broker migrate .*)$/.exec(lastLine(stdout === '' ? stderr : stdout)) ?? []
  return [code, command]
}

async function upTo(move: Moving, ...phases: readonly (readonly string[])[]): Promise<void> {
  for (const words of phases) {
    const { code, stderr, stdout } = await move.migrate(words)
    if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}${stdout}`)
  }
}

describe('what a failure says next can work', () => {
  test('a word that is no plan: the tenant or the plan that was meant', usual, async () => {
    const move = await moving('acme', 'zoo')
    expect(await nextOf(move, ['cutover', 'zoo'])).toEqual([2, `broker migrate cutover ${plan} --tenant zoo`])
    expect(await nextOf(move, ['cutover', 'nope'])).toEqual([2, `broker migrate cutover ${plan}`])
    expect(await nextOf(move, ['plan', 'diff', 'mov'])).toEqual([2, `broker migrate plan diff ${plan}`])
    await writeFile(join(move.folder, 'migrations/other.plan.yaml'), await move.text(plan))
    expect(await nextOf(move, ['check', 'mvoe'])).toEqual([2, `broker migrate check ${plan}`])
    expect((await move.migrate(['check', 'nope'])).stderr).toContain(`${plan}, migrations/other.plan.yaml`)
    expect(await nextOf(move, ['status'])).toEqual([2, `broker migrate status ${plan}`])
  })

  test('a phase pauses only where it comes to', usual, async () => {
    const move = await moving('acme')
    const { code, stderr } = await move.migrate(['apply', '--pause-at', 'traffic-switched'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('applied')])
    expect((await move.migrate(['apply', '--pause-at', 'applied'])).code).toBe(0)
    expect(await nextOf(move, ['cleanup', '--dry-run'])).toEqual([0, `broker migrate status ${plan}`])
  })

  test('flags that were given stay', usual, async () => {
    const move = await moving('acme')
    await upTo(move, ['apply'])
    await rename(join(move.folder, 'new'), join(move.folder, 'gone'))
    await writeFile(join(move.folder, 'names.txt'), '')
    expect(await nextOf(move, ['check', '--names', 'names.txt'])).toEqual([
      2,
      `broker migrate check ${plan} --names names.txt`,
    ])
    expect((await move.migrate(['status', '--lang', 'fr'])).stdout).toContain(
      `broker migrate rehearse ${plan} --lang fr`,
    )
    const words = [...cutover, '--accept-changes', '--accept-unclean']
    expect(await nextOf(move, words)).toEqual([
      2,
      `broker migrate cutover ${plan} --accept-changes --without-rehearsal --accept-unclean --confirm move`,
    ])
    expect(await nextOf(move, ['cutover', '--without-rehearsal', '--confirm', 'mvoe'])).toEqual([
      2,
      `broker migrate cutover ${plan} --without-rehearsal`,
    ])
  })

  test('names that are not there', usual, async () => {
    const move = await moving('acme', 'zoo')
    expect(await nextOf(move, ['apply', '--tenant', 'acmee', '--tenant', 'zoo'])).toEqual([
      2,
      `broker migrate apply ${plan} --tenant acme --tenant zoo`,
    ])
    const unknown = await move.migrate(['apply', '--tenant', 'somebody'])
    expect(unknown.stderr).toContain('no tenant "somebody"; it has: acme, zoo')
    expect(await nextOf(move, ['apply', '--exclude', 'somebody'])).toEqual([2, `broker migrate status ${plan}`])
    expect(await nextOf(move, ['apply', '--wave', 'sunday'])).toEqual([2, `broker migrate status ${plan}`])
    expect(await nextOf(move, ['apply', '--exclude', 'acme', '--tenant', 'acme'])).toEqual([
      2,
      `broker migrate status ${plan}`,
    ])
  })

  test('a phase that comes too early names the one that is due', usual, async () => {
    const move = await moving('acme')
    expect(await nextOf(move, ['finish'])).toEqual([6, `broker migrate apply ${plan}`])
    expect(await nextOf(move, ['sync'])).toEqual([6, `broker migrate apply ${plan}`])
    await upTo(move, ['apply'])
    expect(await nextOf(move, ['cutover', '--confirm', 'move'])).toEqual([6, `broker migrate rehearse ${plan}`])
  })

  test('a wrong or missing confirmation is answered with the right one', usual, async () => {
    const move = await moving('acme')
    await upTo(move, ['apply'])
    const right = `broker migrate cutover ${plan} --without-rehearsal --confirm move`
    expect(await nextOf(move, ['cutover', '--without-rehearsal'])).toEqual([6, right])
    expect(await nextOf(move, ['cutover', '--without-rehearsal', '--confirm', 'other'])).toEqual([6, right])
    await upTo(move, cutover)
    const { code, stderr } = await move.migrate(['rollback'])
    expect(code).toBe(6)
    expect(stderr).toMatch(/acme has run on the target since 20\d\d-/)
  })

  test('a key that is none is answered with one that can be made', usual, async () => {
    const move = await moving('acme')
    await upTo(move, ['apply'], cutover)
    expect(await nextOf(move, ['finish', '--key', plan])).toEqual([2, `broker migrate finish ${plan} --key key.pem`])
    const named = ['plan', 'directory:old', 'directory:new', '--name'] as const
    expect((await move.migrate([...named, 'move'])).stderr).toContain('broker migrate check move,')
    expect((await move.migrate([...named, 'Town Hall'])).stderr).toContain('such as town-hall.')
  })

  test('after the end nothing is repeated', usual, async () => {
    const move = await moving('acme')
    await upTo(move, ['apply'], cutover, ['finish'])
    const receipt = 'migrations/move.receipts/acme.receipt.json'
    expect(await nextOf(move, ['rollback'])).toEqual([6, `broker migrate verify ${receipt}`])
    const { stdout } = await move.migrate(['verify', receipt, '--deep', '--target', 'directory:new'])
    expect(lastLine(stdout)).toBe('Next:  nothing is left to do.')
  })

  test('an edited plan is taken by the next command, or has to be undone', usual, async () => {
    const move = await moving('acme')
    await upTo(move, ['apply'])
    const file = join(move.folder, plan)
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/volumesInParallel: \d+/, 'volumesInParallel: 7'))
    expect(await nextOf(move, ['sync'])).toEqual([6, `broker migrate sync ${plan} --accept-changes`])
    await writeFile(file, text.replace('profile: directory:new', 'profile: directory:elsewhere'))
    const { stderr } = await move.migrate(['sync'])
    expect(stderr).toContain('cp migrations/move.applied.yaml migrations/move.plan.yaml')
  })
})
