import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureIn } from '../../src/runtime/demo/failure-in.ts'
import { demoResult } from '../../src/presenters/demo/present-demo.ts'
import { broker } from './cli.ts'

const mib = 1024 * 1024

describe('broker demo', () => {
  test(
    'moves real bytes, shows the last order on the other side, and leaves nothing running',
    { timeout: 120_000 },
    async () => {
      const parent = await mkdtemp(join(tmpdir(), 'broker-demo-test-'))
      try {
        for (const name of ['once', 'twice']) await play(join(parent, name))
      } finally {
        await rm(parent, { recursive: true })
      }
    },
  )

  test('leaves a folder alone that holds something', { timeout: 30_000 }, async () => {
    const found = await broker(['demo', '--folder', tmpdir()])
    expect([found.code, found.stderr]).toEqual([6, expect.stringContaining('there is something in')])
  })
})

test('a demo that cannot be made names the cause and what to do', { timeout: 60_000 }, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'broker-demo-test-'))
  try {
    await writeFile(join(parent, 'file'), '')
    const below = await broker(['demo', '--folder', join(parent, 'file/demo')])
    expect([below.code, below.stderr]).toEqual([
      2,
      expect.stringMatching(/cannot make the demo in .*ENOTDIR[^]*Next: Name/),
    ])
    const nowhere = await broker(['demo', '--lang', 'fr'], { env: { TMPDIR: join(parent, 'file/gone') } })
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringMatching(/impossible de faire .*ENOTDIR/)])
  } finally {
    await rm(parent, { recursive: true })
  }
})

test.each([
  [
    'a phase of which a tenant failed',
    {
      out: '{"tenants":[{"outcome":"done","text":"fine","next":null},{"outcome":"failed","text":"no room","next":"Wait."}]}',
      told: '',
    },
    'no room. Wait.',
  ],
  [
    'findings',
    { out: '{"findings":[{"severity":"error","text":"too small","todo":"Grow it."}]}', told: '' },
    'too small. Grow it.',
  ],
  [
    'an error',
    {
      out: '',
      told: '{"schema":"broker/progress/1","step":"x"}\n{"schema":"broker/error/1","message":"no","next":"Go."}\n',
    },
    'no. Go.',
  ],
  ['words that are no JSON', { out: '', told: 'Segmentation fault\n' }, 'Segmentation fault'],
  ['nothing', { out: '', told: '' }, ''],
])('why a step of the demo failed: %s', (_, printed, said) => {
  expect(failureIn(printed)).toBe(said)
})

async function play(folder: string): Promise<void> {
  const { code, stdout, stderr } = await broker(['demo', '--folder', folder, '--json'])
  expect([code, stderr.split('\n').filter((line) => !line.startsWith('{"schema":"broker/progress/1"'))]).toEqual([
    0,
    [''],
  ])
  const report = demoResult.parse(JSON.parse(stdout))
  const seen = Object.fromEntries(report.steps.map((step) => [step.step, step.seen]))
  expect(seen).toMatchObject({
    write: 'mail: 200 mail server\nweb: 200 web server, bakery: 4 orders today',
    health: 'mail: 200 mail server\nweb: 200 web server, bakery: 4 orders today',
  })
  expect(report.provenBytes).toBe(1536 * mib)
  const [old, moved] = [await firstWords(join(folder, 'old-cloud')), await firstWords(join(folder, 'new-cloud'))]
  expect(moved).toEqual(old)
  const addresses = await readFile(join(folder, 'migrations/demo.addresses.csv'), 'utf8')
  expect(
    addresses
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'tenant,server,old_address,new_address,reverse_name',
    expect.stringMatching(/^bakery,(web|mail),10[.]20[.]0[.]\d+,10[.]20[.]0[.]\d+,$/),
    expect.stringMatching(/^bakery,(web|mail),10[.]20[.]0[.]\d+,10[.]20[.]0[.]\d+,$/),
  ])
  for (const cloud of ['old-cloud', 'new-cloud']) {
    for (const server of await readdir(join(folder, cloud, 'servers'))) {
      expect(await readdir(join(folder, cloud, 'servers', server))).not.toContain('process.json')
    }
  }
}

/** The beginning of every disk of a cloud. */
async function firstWords(cloud: string): Promise<readonly string[]> {
  const folders = await readdir(join(cloud, 'volumes'))
  const texts = folders.map(async (one) => {
    const file = await open(join(cloud, 'volumes', one, 'disk.raw'))
    const { buffer } = await file.read(Buffer.alloc(32), 0, 32, 0).finally(() => file.close())
    return buffer.toString('latin1').replaceAll('\0', '')
  })
  return (await Promise.all(texts)).toSorted()
}
