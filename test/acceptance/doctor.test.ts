import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { abilitiesResult } from '../../src/presenters/schemas/abilities-result.ts'
import { doctorResult } from '../../src/presenters/schemas/doctor-result.ts'
import { broker, temporaryFolder } from './cli.ts'

/** A home without settings. */
async function home(): Promise<{ readonly cwd: string; readonly env: Readonly<Record<string, string>> }> {
  const cwd = await temporaryFolder()
  return { cwd, env: { HOME: cwd, XDG_CONFIG_HOME: join(cwd, 'settings') } }
}

test('this machine: tools that are missing are warnings, values of variables are not shown', async () => {
  const place = await home()
  const env = { ...place.env, PATH: place.cwd, OS_PASSWORD: 'Sup3r-s3cret!' }
  const { code, stdout, stderr } = await broker(['doctor', '--json'], { cwd: place.cwd, env })
  const { state, checks } = doctorResult.parse(JSON.parse(stdout))
  expect({ code, stderr, state }).toEqual({ code: 0, stderr: '', state: 'warning' })
  expect(checks.filter((check) => check.state !== 'ok').map(({ id }) => id)).toEqual([
    'tool:qemu-img',
    'tool:qemu-nbd',
    'tool:nbdkit',
    'tool:ssh',
  ])
  expect(stdout).toContain('OS_PASSWORD')
  expect(stdout).not.toContain('Sup3r')
})

test('a profiles file that cannot be understood is a failure', async () => {
  const place = await home()
  await writeFile(join(place.cwd, 'broker-profiles.yaml'), 'profiles: [x]\n')
  const { code, stdout } = await broker(['doctor'], place)
  expect(code).toBe(3)
  expect(stdout).toMatch(/FAILED +profiles file +broker-profiles.yaml, line 1, column/)
})

test('a directory cloud by the name of its profile, found in the settings', async () => {
  const place = await home()
  await mkdir(join(place.cwd, 'settings/broker/archive'), { recursive: true })
  const profiles = 'profiles:\n  old: { provider: directory, path: archive }\n'
  await writeFile(join(place.cwd, 'settings/broker/profiles.yaml'), profiles)
  const { code, stdout } = await broker(['doctor', 'old', '--lang', 'fr'], place)
  expect(code).toBe(0)
  expect(stdout).toContain('Tout va bien.')
  await broker(['doctor', 'old', '-o', 'health'], place)
  expect((await stat(join(place.cwd, 'health'))).mode & 0o777).toBe(0o600)
})

test('credentials that are missing end with 4', async () => {
  const place = await home()
  const { code, stderr } = await broker(['doctor', 'openstack'], place)
  expect(code).toBe(4)
  expect(stderr).toContain('OS_AUTH_URL')
})

test.each([
  ['the file of an authority', { OS_CACERT: 'Sup3r-s3cret!' }, 2],
  ['the name of a cloud', { OS_CLOUD: 'Sup3r-s3cret!' }, 2],
  ['a proxy', { HTTP_PROXY: 'Sup3r-s3cret!' }, 3],
  ['an address and a region', { OS_AUTH_URL: 'http://127.0.0.1:1/Sup3r-s3cret!', OS_REGION_NAME: 'Sup3r-s3cret!' }, 3],
])('a password that stands by mistake where %s should is not repeated', async (_, wrong, exit) => {
  const place = await home()
  const env = {
    ...place.env,
    OS_AUTH_URL: 'http://127.0.0.1:1/v3',
    OS_USERNAME: 'ada',
    OS_PASSWORD: 'Sup3r-s3cret!',
    OS_PROJECT_NAME: 'works',
    ...wrong,
  }
  for (const more of [[], ['--json'], ['--debug', '--lang', 'fr']]) {
    const { code, stdout, stderr } = await broker(['doctor', 'openstack', ...more], { cwd: place.cwd, env })
    expect(code).toBe(exit)
    expect(stdout + stderr).toContain('***')
    expect(stdout + stderr).not.toMatch(/sup3r|s3cret/i)
  }
})

test('abilities of all providers, read from them', async () => {
  const { code, stdout } = await broker(['providers', '--abilities', '--json'])
  const { providers, features } = abilitiesResult.parse(JSON.parse(stdout))
  expect([code, providers]).toEqual([0, ['directory', 'openstack']])
  expect(features.find(({ name }) => name === 'inventory')?.providers).toEqual(providers)
  const both = await broker(['providers', 'ovh', '--abilities'])
  expect([both.code, both.stdout]).toEqual([2, ''])
  expect(both.stderr).toContain('NAME')
})
