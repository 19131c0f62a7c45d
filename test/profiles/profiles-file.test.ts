import { expect, test } from 'vitest'
import { addProfile } from '../../src/documents/add-profile.ts'
import { readProfiles } from '../../src/documents/profiles-file.ts'
import { readTenants } from '../../src/documents/tenants-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import type { Account } from '../../src/domain/profile.ts'
import { createTranslator } from '../../src/messages/translator.ts'

const comments = { top: 'About it.', above: 'Use it.', keys: new Map([['path', 'Where.']]) }
const blank = { region: null, interface: null, caFile: null, proxy: null, baseUrl: null } as const
const cloud: Account = { kind: 'openstack', preset: 'generic', cloud: 'mine', ...blank }

async function problems(text: string): Promise<readonly string[]> {
  const tr = await createTranslator('en')
  try {
    readProfiles({ file: 'p.yaml', text })
    return []
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return error.problems.map(({ line, message, hint }) =>
      [String(line), tr.t(message), ...(hint === null ? [] : [tr.t(hint)])].join(' '),
    )
  }
}

test('accounts are read with everything that was not said as null', () => {
  const text = 'profiles:\n  a: { provider: openstack, cloud: mine }\n  b: { provider: directory, path: x }\n'
  expect([...readProfiles({ file: 'p.yaml', text })]).toEqual([
    ['a', cloud],
    ['b', { kind: 'directory', path: 'x' }],
  ])
})

test.each([
  ['{ provider: openstack, password: x }', '2 A key stands here that is not known.'],
  ['{ provider: openstak }', '2 What stands here is not valid'],
  ['{ provider: directory }', '2 `path` is missing'],
  ['{ provider: openstack, proxy: "http://me:secret@proxy" }', '2 There is a user name or a password in the address.'],
  ['{ provider: openstack, proxy: "http://me:1/secret@x" }', '2 There is a user name or a password in the address.'],
  [
    '{ provider: openstack, baseUrl: "http://x?token=secret@" }',
    '2 There is a user name or a password in the address.',
  ],
  ['{ provider: openstack, baseUrl: "http://x/v3?token=t" }', '2 There are parameters in the address'],
  ['{ provider: openstack, baseUrl: "http://x/v3;token=t" }', '2 There are parameters in the address'],
  ['{ provider: openstack, baseUrl: "ftp://x" }', '2 That is not an address that begins with http:// or https://.'],
])('%s is refused with its line', async (entry, says) => {
  const [first, ...others] = await problems(`profiles:\n  a: ${entry}\n`)
  expect(first).toContain(says)
  expect(first).not.toContain('secret@')
  expect(others).toEqual([])
})

test('a new file explains itself', () => {
  const text = addProfile(null, { name: 'arch', account: { kind: 'directory', path: './a' }, comments })
  expect(text).toBe(
    [
      '# About it.',
      '',
      'version: 1',
      'profiles:',
      '  # Use it.',
      '  arch:',
      '    provider: directory',
      '    # Where.',
      '    path: ./a',
      '',
    ].join('\n'),
  )
})

test('what stands in a file stays, comments included', () => {
  const before = [
    '# mine',
    'profiles:',
    '  # the old one',
    '  old: { provider: directory, path: x } # not for long',
    '',
    '# the end',
    '',
  ].join('\n')
  const after = addProfile(before, { name: 'new', account: cloud, comments })
  expect(after).toBe(
    [
      '# mine',
      'profiles:',
      '  # the old one',
      '  old: { provider: directory, path: x } # not for long',
      '',
      '  # Use it.',
      '  new:',
      '    provider: openstack',
      '    preset: generic',
      '    cloud: mine',
      '',
      '# the end',
      '',
    ].join('\n'),
  )
})

test.each(['{}\n', 'version: 1\n', 'profiles:\n', 'profiles: {}\n'])('%j gets its first profile', (before) => {
  const after = addProfile(before, { name: 'a', account: cloud, comments })
  expect([...readProfiles({ file: 'p.yaml', text: after })]).toEqual([['a', cloud]])
})

test('tenants keep the order of their file', () => {
  const text = 'tenants:\n  acme: [web-1, "acme-*"]\n  umbrella: [x]\n'
  expect(readTenants({ file: 't.yaml', text })).toEqual([
    { tenant: 'acme', patterns: ['web-1', 'acme-*'] },
    { tenant: 'umbrella', patterns: ['x'] },
  ])
})
