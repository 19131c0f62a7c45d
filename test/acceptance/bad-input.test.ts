import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broker, root, temporaryFolder } from './cli.ts'

const small = join(root, 'deployments/small-business.yaml')

/** Writes one file into a folder of its own and compares it. */
async function compareText(text: string | Buffer, ...flags: readonly string[]): ReturnType<typeof broker> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'deployment.yaml'), text)
  return await broker(['compare', 'deployment.yaml', ...flags], { cwd: folder })
}

function expectRefusal(outcome: Awaited<ReturnType<typeof broker>>, code: number, ...says: readonly RegExp[]): void {
  expect(outcome.stderr).not.toMatch(/\n\s+at .*:\d+/)
  for (const part of says) expect(outcome.stderr).toMatch(part)
  expect(outcome.stdout).toBe('')
  expect(outcome.code).toBe(code)
}

describe('a deployment file that is wrong', () => {
  test('all problems at once, with lines', async () => {
    const text = [
      'name: wrong',
      'componets: []',
      'components:',
      '  - name: web',
      '    kind: server',
      '    vcpu: 2',
      '    memoryGib: -4',
      '    diskGib: 10GB',
      'traffic: { outGib: 10, basis: guessed }',
    ].join('\n')
    const outcome = await compareText(text)
    expectRefusal(outcome, 2, /deployment\.yaml:2/, /components/, /deployment\.yaml:7/, /deployment\.yaml:8/, /:9/)
  })

  test('cyclic', async () => {
    expectRefusal(await compareText('name: x\ncomponents: &a\n  - *a\n'), 2, /deployment\.yaml/)
  })

  test('aliases that multiply', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${String(i)}: &a${String(i)} [${`*a${String(i - 1)}, `.repeat(9)}]`,
    )
    expectRefusal(await compareText(rows.join('\n')), 2, /deployment\.yaml/)
  })

  test('a tag that would build an object', async () => {
    expectRefusal(await compareText('name: !!js/function "function(){}"\ncomponents: []\n'), 2, /deployment\.yaml:1/)
  })

  test('huge', async () => {
    expectRefusal(await compareText(`name: ${'x'.repeat(6 * 1024 * 1024)}`), 2, /MiB/)
  })

  test('nested without end', async () => {
    expectRefusal(await compareText(`name: ${'['.repeat(20_000)}`), 2, /deployment\.yaml/)
  })

  test('binary', async () => {
    expectRefusal(await compareText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff, 0xfe])), 2, /text/)
  })

  test('empty', async () => {
    expectRefusal(await compareText(''), 2, /empty/)
  })

  test('terminal escapes in a name do not reach the terminal', async () => {
    const text = await readFile(small, 'utf8')
    const outcome = await compareText(text.replace(/^name:.*$/m, 'name: "a\\e[31mred\\u202e"'))
    expect(outcome.stdout + outcome.stderr).not.toContain('\u001b[31m')
    expect(outcome.stdout + outcome.stderr).not.toContain('\u202e')
  })
})

describe('a path that is wrong', () => {
  test('missing', async () => {
    expectRefusal(await broker(['compare', 'nowhere.yaml']), 2, /nowhere\.yaml/, /no such file/)
  })

  test('a folder', async () => {
    expectRefusal(await broker(['compare', 'deployments']), 2, /folder/)
  })

  test('not readable', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'secret.yaml'), 'name: x\n')
    await chmod(join(folder, 'secret.yaml'), 0o000)
    const outcome = await broker(['compare', 'secret.yaml'], { cwd: folder })
    // The superuser may read everything; then the file is judged by what it says.
    if (process.getuid?.() === 0) expectRefusal(outcome, 2, /secret\.yaml/)
    else expectRefusal(outcome, 2, /may not read/)
  })

  test('no file at all says how to make one', async () => {
    const outcome = await broker(['compare'], { cwd: await temporaryFolder() })
    expectRefusal(outcome, 2, /broker init deployment/)
  })

  test('an output that cannot be written', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'there'))
    expectRefusal(await broker(['compare', small, '--output', join(folder, 'there')]), 2, /Cannot write/)
  })
})

describe('flags that are wrong', () => {
  test('a currency without a rate', async () => {
    const text = await readFile(small, 'utf8')
    expectRefusal(await compareText(text.replace(/^currency:.*$/m, 'currency: XAU')), 2, /XAU/, /--rate/)
  })

  test('a rate typed the wrong way round', async () => {
    expectRefusal(await broker(['compare', small, '--rate', '1USD=1.1567EUR']), 2, /wrong way round/, /1EUR=/)
  })

  test('a rate far from the dated one needs a word', async () => {
    expectRefusal(await broker(['compare', small, '--rate', '1EUR=1.5USD']), 2, /--accept-rate/)
    const outcome = await broker(['compare', small, '--rate', '1EUR=1.5USD', '--accept-rate'])
    expect(outcome.code).toBe(0)
  })

  test('a rate that is not one', async () => {
    expectRefusal(await broker(['compare', small, '--rate', 'lots']), 2, /1EUR=/)
  })

  test('an unknown flag', async () => {
    expectRefusal(await broker(['compare', small, '--formatt', 'json']), 2, /--formatt/)
  })

  test('an unknown command', async () => {
    expectRefusal(await broker(['compair']), 2, /compair/, /compare/)
  })

  test('an unknown constraint', async () => {
    expectRefusal(await broker(['compare', small, '--require', 'colour=blue']), 2, /colour/, /country/)
  })

  test('an alternative to explain that does not exist', async () => {
    expectRefusal(await broker(['compare', small, '--explain', 'nobody/nowhere']), 2, /nobody\/nowhere/)
  })

  test('a constraint nobody meets is explained and ends with 7', async () => {
    const outcome = await broker(['compare', small, '--require', 'bill<=1'])
    expect(outcome.stdout).toMatch(/bill<=1/)
    expect(outcome.code).toBe(7)
  })

  test('the same as JSON still is a whole result', async () => {
    const outcome = await broker(['compare', small, '--require', 'bill<=1', '--json'])
    const result = JSON.parse(outcome.stdout) as { alternatives: readonly { state: string }[] }
    expect(new Set(result.alternatives.map((alternative) => alternative.state)).has('ranked')).toBe(false)
    expect(outcome.code).toBe(7)
  })

  test('errors are JSON under --json', async () => {
    const outcome = await broker(['compare', 'nowhere.yaml', '--json'])
    expect(outcome.code).toBe(2)
    expect(JSON.parse(outcome.stdout === '' ? outcome.stderr : outcome.stdout)).toMatchObject({
      schema: 'broker/error/1',
    })
  })
})

describe('a narrow or closed terminal', () => {
  test('40 columns', async () => {
    const outcome = await broker(['compare', small], { env: { COLUMNS: '40' } })
    // Commands to be copied stay on one line.
    const lines = outcome.stdout.split('\n').filter((line) => !line.startsWith('  broker '))
    const widest = Math.max(...lines.map((line) => [...line].length))
    expect(widest).toBeLessThanOrEqual(40)
    expect(outcome.code).toBe(0)
  })

  test('a pipe closed early', async () => {
    const child = spawn(process.execPath, [join(root, 'bin/broker.js'), 'compare', small, '--json'])
    const errors: string[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, errors: errors.join('') }).toEqual({ code: 0, errors: '' })
  })
})

describe('what must not be lost', () => {
  test('a result is not written over its own input, by whatever name', async () => {
    const folder = await temporaryFolder()
    const text = await readFile(small, 'utf8')
    await writeFile(join(folder, 'deployment.yaml'), text)
    await symlink(join(folder, 'deployment.yaml'), join(folder, 'same.yaml'))
    expectRefusal(await broker(['compare', '--output', 'same.yaml'], { cwd: folder }), 6, /same\.yaml/)
    expect(await readFile(join(folder, 'deployment.yaml'), 'utf8')).toBe(text)
  })

  test('Ctrl-C ends the wait for a pipe that nobody writes to', async () => {
    const folder = await temporaryFolder()
    const pipe = join(folder, 'pipe')
    const made = spawn('mkfifo', [pipe])
    await new Promise((resolve) => made.on('close', resolve))
    const child = spawn(process.execPath, [join(root, 'bin/broker.js'), 'compare', pipe])
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const started = Date.now()
    child.kill('SIGINT')
    const ended = await new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))
    expect(['SIGINT', 130]).toContain(ended)
    expect(Date.now() - started).toBeLessThan(4000)
  })
})
