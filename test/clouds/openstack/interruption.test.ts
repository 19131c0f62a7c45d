import { spawn, type ChildProcess } from 'node:child_process'
import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker, root, temporaryFolder } from '../../acceptance/cli.ts'
import { cloudsYaml } from './cloud.ts'

const program = join(root, 'bin/broker.js')

// By name, as every program a test needs: it comes with Debian's bsdutils.
const terminal = 'script'

interface Interrupted {
  /** As a shell tells it. */
  readonly code: number | null
  readonly afterMs: number
}

/** Presses Ctrl-C and waits for the end. */
async function interrupt(child: ChildProcess, press: () => void): Promise<Interrupted> {
  const closed = new Promise<Interrupted['code']>((resolve) =>
    child.once('close', (code, signal) => {
      resolve(signal === 'SIGINT' ? 130 : code)
    }),
  )
  const startedMs = performance.now()
  press()
  return { code: await closed, afterMs: performance.now() - startedMs }
}

/** When so many lines have been said. */
async function saidBy(child: ChildProcess, lines: number): Promise<void> {
  let seen = 0
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (data: Buffer) => {
      seen += data.toString().split('\n').length - 1
      if (seen >= lines) resolve()
    })
    child.once('close', () => {
      resolve()
    })
  })
}

const calm = { code: 130, afterMs: expect.toSatisfy((ms: number) => ms < 2000) as number }

// Each call over the network is a line of --debug, so Ctrl-C comes while the one after it is on its way.
test.each([
  ['inventory', 1],
  ['inventory', 2],
  ['inventory', 7],
  ['inventory', 12],
  ['doctor', 1],
  ['doctor', 4],
])('%s, in the call after number %i', async (command, calls) => {
  const cwd = await temporaryFolder()
  const env = { ...process.env, OS_CLIENT_CONFIG_FILE: cloudsYaml, LANG: 'C' }
  const child = spawn(process.execPath, [program, command, 'openstack:source', '--debug', '--quiet'], { cwd, env })
  let out = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  await saidBy(child, calls)
  expect(await interrupt(child, () => child.kill('SIGINT'))).toEqual(calm)
  expect([await readdir(cwd), command === 'inventory' ? out : '']).toEqual([[], ''])
})

test('disk copy: what is there is found by the same command, which then ends what it began', async () => {
  const cwd = await temporaryFolder()
  const source = await open(join(cwd, 'source.raw'), 'w')
  for (let mib = 0; mib < 64; mib += 1) await source.write(Buffer.alloc(2 ** 20, mib + 1), 0, 2 ** 20, mib * 2 ** 20)
  await source.close()
  const copy = ['disk', 'copy', 'source.raw', 'target.raw']
  const child = spawn(process.execPath, [program, ...copy, '--bandwidth', '8'], { cwd })
  await expect.poll(async () => (await readdir(cwd)).includes('target.raw'), { timeout: 30_000 }).toBe(true)
  expect(await interrupt(child, () => child.kill('SIGINT'))).toEqual(calm)
  const again = await broker(copy, { cwd })
  expect(again.code).toBe(0)
  const [from, to] = await Promise.all(['source.raw', 'target.raw'].map((file) => readFile(join(cwd, file))))
  expect(Buffer.compare(from ?? Buffer.of(1), to ?? Buffer.of(2))).toBe(0)
})

test('init profile: a question that is not answered leaves the file as it was', async () => {
  const cwd = await temporaryFolder()
  const before = 'version: 1\nprofiles: {}\n'
  await writeFile(join(cwd, 'broker-profiles.yaml'), before)
  // A terminal of its own, from util-linux: only there are questions asked.
  const command = `${process.execPath} ${program} init profile production`
  const child = spawn(terminal, ['-qec', command, '/dev/null'], {
    cwd,
    // Where tests run unattended nobody would be asked.
    env: { ...process.env, CI: '', LANG: 'C', TERM: 'xterm' },
  })
  await new Promise<void>((resolve, reject) => {
    let shown = ''
    child.stdout.on('data', (text: Buffer) => {
      shown += text.toString()
      if (shown.includes('?')) resolve()
    })
    child.once('close', () => {
      reject(new Error(`it asked nothing: ${shown}`))
    })
  })
  expect(await interrupt(child, () => child.stdin.write('\u0003'))).toEqual(calm)
  expect(await readFile(join(cwd, 'broker-profiles.yaml'), 'utf8')).toBe(before)
})
