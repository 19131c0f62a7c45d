import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { presentInventoryJson } from '../../../src/presenters/inventory/present-inventory-data.ts'
import { auditResult } from '../../../src/presenters/schemas/audit-result.ts'
import { broker, root, temporaryFolder } from '../../acceptance/cli.ts'
import { fleet, volume } from '../../audit/fleet.ts'
import { english } from '../../audit/run.ts'

const run = promisify(execFile)
const clean = fleet()
const red = fleet({ volumes: [volume({ id: 'data' }), volume({ id: 'lost', attachedTo: [] })] })
const policy = 'version: 1\nname: nightly\nrules: [{ rule: orphaned-volume, severity: high }]\n'

/** A project with the job that the program writes, a remote for its history, and a runner that is faithful to GitLab's and needs rsync. */
async function project() {
  const folder = await temporaryFolder()
  const [repository, remote, bin] = ['repository', 'history.git', 'bin'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await Promise.all([repository, bin].map(async (path) => await mkdir(path)))
  await writeFile(join(bin, 'broker'), `#!/bin/sh\nexec "${process.execPath}" "${root}bin/broker.js" "$@"\n`)
  await chmod(join(bin, 'broker'), 0o755)
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  const git = async (...words: readonly string[]): Promise<unknown> => await run('git', words, { cwd: repository, env })
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('init', '--quiet', '--bare', remote)
  await git('config', 'user.name', 'a')
  await git('config', 'user.email', 'a@example.org')
  await writeFile(join(repository, 'policy.yaml'), policy)
  await broker(['init', '--ci', 'gitlab', 'fleet.json', '--output', '.gitlab-ci.yml'], { cwd: repository })
  const night = async (inventory: typeof clean, variables: Readonly<Record<string, string>>) => {
    await writeFile(join(repository, 'fleet.json'), presentInventoryJson(inventory, english))
    await git('add', 'fleet.json', 'policy.yaml', '.gitlab-ci.yml')
    await git('commit', '--quiet', '--allow-empty', '--message', 'night')
    const words = Object.entries({ CI_PIPELINE_SOURCE: 'schedule', ...variables }).flatMap(([name, value]) => [
      '--variable',
      `${name}=${value}`,
    ])
    const runner = join(root, 'node_modules/.bin/gitlab-ci-local')
    const ran = await run(process.execPath, [runner, '--force-shell-executor', ...words, 'broker-audit'], {
      cwd: repository,
      env,
    }).then(
      ({ stdout }) => ({ passed: true, log: stdout }),
      (error: unknown) => {
        const [log, said] = ['stdout', 'stderr'].map((name) => String(Reflect.get(Object(error), name)))
        // The job's own failure is in its log; a runner that cannot run says so elsewhere.
        expect(said).not.toContain('command not found')
        return { passed: false, log: String(log) }
      },
    )
    const [, from = ''] = /Previous result: ([^.,]*)/.exec(ran.log) ?? []
    return { passed: ran.passed, from, log: ran.log }
  }
  const stored = async () => {
    const { stdout } = await run('git', ['show', 'broker-audit-history:audit.json'], { cwd: remote, env })
    return auditResult.parse(JSON.parse(stdout)).findings.map(({ state }) => state)
  }
  return { remote, night, stored }
}

test('clean, red, red, mended: the job tells them apart, and keeps every result', async () => {
  const { remote, night, stored } = await project()
  const nights = []
  for (const inventory of [clean, red, red, clean]) {
    const { passed, from, log } = await night(inventory, { BROKER_HISTORY_REMOTE: remote })
    expect(log).toContain('No BROKER_TOKEN: no comment and no issue.')
    nights.push([passed, from, ...(await stored())])
  }
  expect(nights).toEqual([
    [true, 'none'],
    [false, 'branch broker-audit-history', 'new'],
    [false, 'branch broker-audit-history', 'unchanged'],
    [true, 'branch broker-audit-history', 'absent'],
  ])
}, 180_000)

interface Asked {
  readonly method: string
  readonly path: string
  readonly token: string
  readonly form: URLSearchParams
}

/** As much of GitLab's REST interface as the job uses, with what it was asked. */
async function gitlab(answers: Readonly<Record<string, unknown>>) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '' } = request
      asked.push({
        method,
        path: url,
        token: String(request.headers['private-token']),
        form: new URLSearchParams(body),
      })
      const answer = answers[`${method} ${url.split('?')[0] ?? ''}`]
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  const variables = {
    BROKER_TOKEN: 'secret-token',
    CI_API_V4_URL: `http://127.0.0.1:${String(port)}`,
    CI_PROJECT_ID: '7',
  }
  return { asked, variables, close: () => server.close() }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString()
}

const base = '/projects/7'

test('with a token: the artifact of the last completed run, red or not; one issue, opened and closed', async () => {
  const { night } = await project()
  const first = await broker([
    'audit',
    '--policy',
    'cost-hygiene',
    '--billing',
    join(root, 'test/fixtures/focus/examples/saas_spend_agreements_a1.csv'),
    '--json',
  ])
  const artifact: unknown = JSON.parse(first.stdout)
  const jobs = [
    { id: 12, name: 'other', ref: 'main' },
    { id: 11, name: 'broker-audit', ref: 'main' },
    { id: 10, name: 'broker-audit', ref: 'main' },
  ]
  const reading = { [`GET ${base}/jobs`]: jobs, [`GET ${base}/jobs/10/artifacts/broker-audit/audit.json`]: artifact }
  const opened = await gitlab({ ...reading, [`GET ${base}/issues`]: [], [`POST ${base}/issues`]: {} })
  const redNight = await night(red, opened.variables)
  opened.close()
  expect([redNight.passed, redNight.from]).toEqual([false, 'artifact of job 10'])
  expect(redNight.log).not.toContain('secret-token')
  const created = opened.asked.at(-1)
  expect([created?.method, created?.path, created?.token, created?.form.get('labels')]).toEqual([
    'POST',
    `${base}/issues`,
    'secret-token',
    'broker-audit',
  ])
  expect(created?.form.get('description')).toContain('lost (10 GiB) is attached to no server.')

  const closing = await gitlab({ ...reading, [`GET ${base}/issues`]: [{ iid: 3 }], [`PUT ${base}/issues/3`]: {} })
  const green = await night(clean, closing.variables)
  closing.close()
  const closed = closing.asked.at(-1)
  expect([green.passed, closed?.method, closed?.path, closed?.form.get('state_event')]).toEqual([
    true,
    'PUT',
    `${base}/issues/3`,
    'close',
  ])
}, 180_000)

test('a merge request gets one comment, which is found again; a GitLab that does not answer changes no result', async () => {
  const { night } = await project()
  const notes = `${base}/merge_requests/5/notes`
  const there = [
    { id: 1, body: 'well done' },
    { id: 2, body: '<!-- broker-audit -->\nold' },
  ]
  const again = await gitlab({ [`GET ${notes}`]: there, [`PUT ${notes}/2`]: {} })
  const source = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_IID: '5' }
  const ran = await night(red, { ...again.variables, ...source })
  again.close()
  expect([ran.passed, again.asked.at(-1)?.path, again.asked.at(-1)?.form.get('body')?.split('\n')[0]]).toEqual([
    false,
    `${notes}/2`,
    '<!-- broker-audit -->',
  ])
  const silent = await night(clean, { ...again.variables, ...source })
  expect([silent.passed, silent.from, silent.log]).toEqual([
    true,
    'none',
    expect.stringContaining('The comment could not be written.'),
  ])
}, 180_000)
