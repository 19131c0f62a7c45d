import { spawn, spawnSync } from 'node:child_process'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { initResult } from '../../src/presenters/schemas/init-result.ts'
import { broker, root, temporaryFolder } from './cli.ts'

describe('broker init deployment', () => {
  test('writes a file that can be compared, and says how', async () => {
    const cwd = await temporaryFolder()
    const written = await broker(['init', 'deployment', '--name', 'shop', '--memory', '4', '--quiet'], { cwd })
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' })
    const compared = await broker(['compare', '--json'], { cwd })
    expect(compared.code).toBe(0)
    expect(JSON.parse(compared.stdout)).toMatchObject({ schema: 'broker/compare/1', deployment: 'shop' })
  })

  test('never overwrites without --force', async () => {
    const cwd = await temporaryFolder()
    await writeFile(join(cwd, 'deployment.yaml'), 'precious\n')
    const refused = await broker(['init', 'deployment'], { cwd })
    expect([refused.code, refused.stdout, await readFile(join(cwd, 'deployment.yaml'), 'utf8')]).toEqual([
      6,
      '',
      'precious\n',
    ])
    expect(refused.stderr).toContain('--force')
    const forced = await broker(['init', 'deployment', '--force'], { cwd })
    expect(forced.code).toBe(0)
    expect(await readFile(join(cwd, 'deployment.yaml'), 'utf8')).toContain('components:')
  })

  test('prints JSON that its schema describes', async () => {
    const cwd = await temporaryFolder()
    const { code, stdout } = await broker(
      ['init', 'deployment', '--from', 'small-business', '--output', 'mine.yaml', '--json'],
      { cwd },
    )
    expect(code).toBe(0)
    expect(initResult.parse(JSON.parse(stdout))).toEqual({ schema: 'broker/init/1', file: 'mine.yaml' })
    expect(await readdir(cwd)).toEqual(['mine.yaml'])
    const published = `${JSON.stringify(z.toJSONSchema(initResult), null, 2)}\n`
    await expect(published).toMatchFileSnapshot('../../schemas/init.schema.json')
  })

  test.each([
    [['--servers', 'two', '--vcpu', 'x'], /--servers.*“two”[^]*--vcpu.*“x”/],
    [['--from', 'happybox', '--vcpu', '2', '--disk', '5'], /--from brings its own answers; --vcpu, --disk/],
    [['--from', 'sadbox'], /--from does not take that value/],
    [['--output', 'no/such/folder.yaml'], /Cannot write/],
  ])('%j is refused and leaves nothing behind', async (flags, says) => {
    const cwd = await temporaryFolder()
    const { code, stdout, stderr } = await broker(['init', 'deployment', ...flags], { cwd })
    expect([code, stdout, await readdir(cwd)]).toEqual([2, '', []])
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/\n\s+at .*:\d+/)
  })
})

/** util-linux' `script` gives a program a terminal; where it is missing, the wizard is tested by its workflow alone. */
const pseudoTerminal = 'script'
const script = spawnSync(pseudoTerminal, ['--version'], { encoding: 'utf8' })
const terminals = script.error === undefined && script.stdout.includes('util-linux')

/** Types each line once its question has been asked. */
async function type(cwd: string, dialogue: readonly (readonly [question: string, typed: string])[]): Promise<string> {
  const command = `'${process.execPath}' '${join(root, 'bin/broker.js')}' init deployment; echo "exit $?"`
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LANG: 'C', TERM: 'xterm' }
  const child = spawn(pseudoTerminal, ['-qec', command, '/dev/null'], { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] })
  const rest = [...dialogue]
  let seen = ''
  let all = ''
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString()
    all += chunk.toString()
    const [next] = rest
    if (next === undefined || !seen.includes(next[0])) return
    rest.shift()
    seen = ''
    child.stdin.write(next[1])
  })
  return await new Promise((resolve) => {
    child.on('close', () => {
      resolve(all)
    })
  })
}

describe.runIf(terminals)('at a terminal', () => {
  test('asks, and writes what was answered', async () => {
    const cwd = await temporaryFolder()
    const said = await type(cwd, [
      ['call it?', 'shop\r'],
      ['How many servers?', '2\r'],
      ['How many CPUs', '\r'],
      ['How much memory', '8\r'],
      ['How much data', '\r'],
      ['How much traffic', '\r'],
      ['Where may it run?', '\u001b[B\r'],
      ['What does it cost', '49.90\r'],
    ])
    expect(said).toContain('Next: broker compare deployment.yaml')
    const text = await readFile(join(cwd, 'deployment.yaml'), 'utf8')
    for (const line of ['name: shop', 'count: 2', 'memoryGib: 8', '- country=EU', 'amount: "49.90"']) {
      expect(text).toContain(line)
    }
  })

  test('Ctrl-C ends with 130 and writes nothing', async () => {
    const cwd = await temporaryFolder()
    const said = await type(cwd, [['call it?', '\u0003']])
    expect(said).toContain('exit 130')
    expect(await readdir(cwd)).toEqual([])
  })
})
