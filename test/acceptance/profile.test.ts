import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { initResult } from '../../src/presenters/schemas/init-result.ts'
import { readProfiles } from '../../src/documents/profiles-file.ts'
import { broker, temporaryFolder } from './cli.ts'

const file = 'broker-profiles.yaml'

test('profiles are added to one file, and used by name', async () => {
  const cwd = await temporaryFolder()
  await mkdir(join(cwd, 'cloud'))
  const first = await broker(['init', 'profile', 'archive', '--path', './cloud'], { cwd })
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toBe(`Wrote the profile archive to ${file}.\nNext: broker doctor archive\n`)
  const second = await broker(['init', 'profile', 'prod', '--cloud', 'mine', '--preset', 'infomaniak', '--json'], {
    cwd,
  })
  expect(initResult.parse(JSON.parse(second.stdout))).toEqual({ schema: 'broker/init/1', file })
  const text = await readFile(join(cwd, file), 'utf8')
  expect([...readProfiles({ file, text }).keys()]).toEqual(['archive', 'prod'])
  expect(text).toContain('https://api.pub1.infomaniak.cloud/identity/v3')
  expect((await broker(['doctor', 'archive'], { cwd })).code).toBe(0)
  const again = await broker(['init', 'profile', 'archive', '--path', './other'], { cwd })
  expect([again.code, await readFile(join(cwd, file), 'utf8')]).toEqual([6, text])
})

test('a path that was typed elsewhere is found from the file', async () => {
  const cwd = await temporaryFolder()
  await mkdir(join(cwd, 'cloud'))
  await mkdir(join(cwd, 'settings'))
  const profiles = ['--profiles', 'settings/p.yaml']
  await broker(['init', 'profile', 'archive', '--path', 'cloud', ...profiles], { cwd })
  expect((await broker(['doctor', 'archive', ...profiles], { cwd })).code).toBe(0)
})

test('Cloudwatt is known to have closed', async () => {
  const cwd = await temporaryFolder()
  const written = await broker(['init', 'profile', 'old', '--preset', 'cloudwatt'], { cwd })
  expect([written.code, written.stderr]).toEqual([
    0,
    'Cloudwatt closed on 1 Feb 2020: nothing answers there any more.\n',
  ])
  const doctor = await broker(['doctor', 'old'], { cwd })
  expect(doctor.code).toBe(5)
  expect(doctor.stderr).toContain('Cloudwatt closed on 1 Feb 2020')
})

test.each([
  [[], /NAME.*needed[^]*--provider.*needed/],
  [
    ['a', '--provider', 'openstack', '--proxy', 'http://me:hunter2@proxy'],
    /--proxy {2}There is a user name or a password/,
  ],
  [
    ['a', '--provider', 'openstack', '--proxy', 'http:///me:hunter2@proxy'],
    /--proxy {2}There is a user name[^]*HTTPS_PROXY/,
  ],
  [
    ['a', '--provider', 'openstack', '--base-url', 'http://u:443/hunter2@a.example'],
    /--base-url {2}There is a user name/,
  ],
  [['a', '--base-url', 'https://a.example/v3?token=hunter2'], /--base-url {2}There are parameters[^]*Leave them out/],
  [['a', '--proxy', 'http://proxy:3128/;password:hunter2'], /--proxy {2}There are parameters/],
  [['a', '--provider', 'hunter2'], /--provider does not take that value/],
  [['a', '--interface=hunter2', '--debug'], /--interface does not take that value/],
  [['a', '--password=hunter2', '--debug'], /There is no flag --password\./],
  [['a', '--path', 'x', '--region', 'y'], /--region {2}A provider of the kind directory has no such thing/],
  [['directory', '--path', 'x'], /choose another name/],
])('%j is refused and leaves nothing behind', async (words, says) => {
  const cwd = await temporaryFolder()
  const { code, stdout, stderr } = await broker(['init', 'profile', ...words], { cwd })
  expect([code, stdout, await readdir(cwd)]).toEqual([2, '', []])
  expect(stderr).toMatch(says)
  expect(stderr).not.toContain('hunter2')
})

test('a file that is not valid is left as it is', async () => {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, file), 'profiles: [x]\n')
  const { code, stderr } = await broker(['init', 'profile', 'a', '--path', 'x'], { cwd })
  expect([code, await readFile(join(cwd, file), 'utf8')]).toEqual([2, 'profiles: [x]\n'])
  expect(stderr).toContain(`${file}:1:`)
})
