import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../bench/stand-in-cloud.js'
import { broker, temporaryFolder, type Outcome } from './cli.ts'

const nowhere = 'http://127.0.0.1:1/v3'

/** What a command says with such files of credentials and no other settings. */
async function saidWith(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const cwd = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text)
  return await broker(args, { cwd, env: { HOME: cwd, ...env } })
}

describe('a password written in an odd way is printed by no command', () => {
  const good = `  good: { auth: { auth_url: "${nowhere}", username: ada, password: x, project_name: p } }\n`
  test.each(['8675309000', '*8675309000', '[8675309000]', '{ x: 8675309000 }', '"8675309000', '"\\q8675309000"'])(
    '%s',
    async (written) => {
      const bad = `  bad: { auth: { auth_url: "${nowhere}", username: ada, password: ${written} } }\n`
      const files = [
        { 'clouds.yaml': `clouds:\n${good}${bad}` },
        { 'clouds.yaml': `clouds:\n${good}`, 'secure.yaml': `clouds:\n  good: { auth: { password: ${written} } }\n` },
        { 'broker-profiles.yaml': `profiles:\n  x: { provider: openstack, proxy: ${written} }\n` },
      ]
      for (const each of files) {
        const said = await saidWith(['doctor', '--json'], each)
        expect(said.stdout).toContain('"broker/doctor/')
        expect(said.stdout + said.stderr).not.toContain('8675309')
      }
      const [first = {}] = files
      const said = await saidWith(['inventory', 'openstack:bad', '--debug'], first)
      expect(said.stdout + said.stderr).not.toContain('8675309')
    },
  )

  test('the cloud beside it can be used, and doctor names the place', async () => {
    const files = { 'clouds.yaml': `clouds:\n${good}  bad: { auth: [8675309000] }\n` }
    const { stdout } = await saidWith(['doctor', '--json'], files)
    expect(stdout).toMatch(/clouds\.yaml, line 3, column \d+/)
    const used = await saidWith(['doctor', 'openstack:good'], files)
    expect(used.stdout).toContain('127.0.0.1:1')
    expect(used.stdout + used.stderr).not.toContain('clouds.yaml')
  })
})

test('OS_CLOUD chooses a cloud, before the other variables', async () => {
  const cloud = `{ auth: { auth_url: "${nowhere}", token: t } }`
  const files = { 'clouds.yaml': `clouds: { a: ${cloud}, b: { auth: { token: t } } }` }
  const env = { OS_CLOUD: 'b', OS_AUTH_URL: nowhere, OS_TOKEN: 't' }
  const { code, stderr } = await saidWith(['inventory', 'openstack'], files, env)
  expect(code).toBe(4)
  expect(stderr.replace(/\s+/g, ' ')).toContain('clouds.yaml → b lacks auth.auth_url')
})

test('a query in OS_AUTH_URL and an odd proxy password are not printed, and end nothing', async () => {
  const env = { OS_AUTH_URL: `${nowhere}?token=hunter2secret`, OS_USERNAME: 'ada', OS_PASSWORD: 'x' }
  const proxy = { HTTP_PROXY: 'http://u:100%hunter2secret@127.0.0.1:1' }
  for (const each of [env, { ...env, ...proxy }]) {
    const { code, stdout, stderr } = await saidWith(['doctor', 'openstack'], {}, each)
    expect({ code, leaks: (stdout + stderr).includes('hunter2') }).toEqual({ code: 3, leaks: false })
  }
})

test.each([
  [{ HTTP_PROXY: 'http://u:hunter2secret@proxy:port' }, 'HTTP_PROXY'],
  [{ HTTP_PROXY: 'http://proxy:3128', NO_PROXY: 'u:hunter2secret@a' }, 'NO_PROXY'],
])('with %j nothing goes past the proxy: exit code 2 and the name of the variable', async (variables, name) => {
  const { auth, calls } = await countingCloud()
  const env = { OS_AUTH_URL: auth, OS_USERNAME: 'ada', OS_PASSWORD: 'x', OS_PROJECT_NAME: 'p', ...variables }
  for (const command of ['doctor', 'inventory']) {
    const { code, stdout, stderr } = await saidWith([command, 'openstack', '--debug'], {}, env)
    expect({ code, stdout, calls: calls() }).toEqual({ code: 2, stdout: '', calls: 0 })
    expect(stderr).toMatch(new RegExp(`^Error: .*${name}[^]*^Next: `, 'm'))
    expect(stderr).not.toContain('hunter2')
  }
})

test.each([
  ['http:///ada:hunter2secret@127.0.0.1:1/v3', 3],
  ['http:////ada:hunter2secret@127.0.0.1:1/v3', 3],
  ['http://ada:443/hunter2secret@127.0.0.1:1/v3', 4],
  ['http://127.0.0.1:1/v3;password:hunter2secret', 3],
])('a password in OS_AUTH_URL is printed by no command: %s', async (auth, expected) => {
  const env = { OS_AUTH_URL: auth, OS_USERNAME: 'ada', OS_PASSWORD: 'x', OS_PROJECT_NAME: 'p' }
  for (const args of [
    ['doctor', 'openstack'],
    ['doctor', 'openstack', '--json'],
    ['inventory', 'openstack', '--debug'],
  ]) {
    const { code, stdout, stderr } = await saidWith(args, {}, env)
    expect({ code, leaks: (stdout + stderr).includes('hunter2') }).toEqual({ code: expected, leaks: false })
  }
})

test.each(['doctor', 'inventory'])('%s tries a sign-in that fails four times and no more', async (command) => {
  const { auth, calls } = await countingCloud()
  const env = { OS_AUTH_URL: auth, OS_USERNAME: 'ada', OS_PASSWORD: 'x', OS_PROJECT_NAME: 'p' }
  const { code } = await saidWith([command, 'openstack'], {}, env)
  expect({ code, calls: calls() }).toEqual({ code: 3, calls: 4 })
})

/** A Keystone whose sign-in is out of order, and how often it was asked for one. */
async function countingCloud(): Promise<{ readonly auth: string; readonly calls: () => number }> {
  let calls = 0
  const cloud = await standInCloud({
    handle: ({ path, response }) => {
      if (path !== '/v3/auth/tokens') return false
      calls += 1
      response.writeHead(500).end(JSON.stringify({ error: { code: 500, message: 'out of order' } }))
      return true
    },
  })
  onTestFinished(cloud.close)
  return { auth: cloud.env['OS_AUTH_URL'] ?? '', calls: () => calls }
}
