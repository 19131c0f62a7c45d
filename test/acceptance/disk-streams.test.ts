import { execFile } from 'node:child_process'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../schemas/disk.schema.json' with { type: 'json' }
import { block, noise } from '../transfer/disks.ts'
import { type Outcome, root, temporaryFolder } from './cli.ts'

const validate = new Ajv2020({ strict: false }).compile(schema)
const content = Buffer.concat([noise(2 * block, 1), Buffer.alloc(block), noise(1000, 2)])

async function folderWithDisk(): Promise<string> {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), content)
  return cwd
}

/** A line of shell in which `broker` is the built program. */
async function shell(line: string, cwd: string): Promise<Outcome> {
  const program = `broker() { '${process.execPath}' '${join(root, 'bin/broker.js')}' "$@"; }; set -o pipefail; ${line}`
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C' }
  return await new Promise((resolve) => {
    execFile('bash', ['-c', program], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

test('a disk goes through a pipe; the result is on stderr, and says that nothing is proven', async () => {
  const cwd = await folderWithDisk()
  const { code, stderr } = await shell('broker disk copy a.img - --json | cat > b.img', cwd)
  expect(code).toBe(0)
  expect((await readFile(join(cwd, 'b.img'))).equals(content)).toBe(true)
  const result: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '')
  expect(validate(result)).toBe(true)
  expect(result).toMatchObject({ action: 'send', proof: 'transport-only', streamBytes: content.length, manifest: null })
  const words = await shell('broker disk copy a.img - --format qcow2 --state s > c.qcow2', cwd)
  expect(words.stderr).toContain('No proof: nobody knows what became of the stream.')
  expect((await readFile(join(cwd, 'c.qcow2'))).toString('latin1', 0, 4)).toBe('QFI\xfb')
  expect((await readdir(cwd)).sort()).toEqual(['a.img', 'b.img', 'c.qcow2', 's.broker-manifest'])
})

test('a pipe becomes a disk that is proven, of known and of unknown length', async () => {
  const cwd = await folderWithDisk()
  const size = String(content.length)
  const unknown = await shell('cat a.img | broker disk copy - b.img --json', cwd)
  const known = await shell(`cat a.img | broker disk copy - c.img --size ${size} --json`, cwd)
  const results = [unknown, known].map(({ stdout }) => JSON.parse(stdout) as Record<string, unknown>)
  expect(results.map((result) => validate(result))).toEqual([true, true])
  expect(results[0]).toMatchObject({
    action: 'receive',
    source: '-',
    target: 'b.img',
    mode: 'full',
    sizeBytes: content.length,
  })
  expect(results[1]?.['sha256']).toBe(results[0]?.['sha256'])
  for (const name of ['b.img', 'c.img']) expect((await readFile(join(cwd, name))).equals(content)).toBe(true)
})

test.each(['', `--size ${String(content.length)}`])(
  'an interrupted pipe is read again, and the message says so %s',
  async (size) => {
    const cwd = await folderWithDisk()
    const killed = await shell(`cat a.img | BROKER_CRASH_AT=block-written:2 broker disk copy - b.img ${size}`, cwd)
    expect([killed.code, (await readdir(cwd)).includes('b.img.broker-journal')]).toEqual([137, true])
    const { code, stderr } = await shell(`cat a.img | broker disk copy - b.img ${size}`, cwd)
    const said = stderr.replaceAll(/\s+/g, ' ')
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('this one is read from its first byte; what the target has already') as string,
    })
    expect((await readFile(join(cwd, 'b.img'))).equals(content)).toBe(true)
  },
)

test.each([
  ['broker disk copy - -', 6, 'the same disk'],
  ['broker disk copy a.img b.img --format qcow2', 2, '--format makes sense only'],
  ['broker disk copy a.img b.img --size 5', 2, '--size makes sense only'],
  ['cat a.img | broker disk copy - b.qcow2', 2, 'has to know its size'],
  ['cat a.img | broker disk verify - a.img', 2, 'is a stream'],
  ['cat a.img | broker disk copy - other.img', 6, 'it is left as it is'],
  ['broker disk copy - other.img --overwrite < other.img', 6, 'the same disk'],
  ['cat a.img | broker disk copy - b.img --size 0', 2, '--size must be a number from 1'],
  ['broker disk copy a.img - | head -c 1 > b.img', 3, 'nobody takes what is written'],
])('%s is refused', async (line, code, says) => {
  const cwd = await folderWithDisk()
  await writeFile(join(cwd, 'other.img'), 'x')
  const outcome = await shell(line, cwd)
  expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' })
  expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(says)
  expect(await readFile(join(cwd, 'other.img'), 'utf8')).toBe('x')
})
