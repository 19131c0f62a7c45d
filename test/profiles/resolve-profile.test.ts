import { expect, test } from 'vitest'
import type { Account } from '../../src/domain/profile.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { resolveProfile, unknownProfile } from '../../src/workflows/profiles/resolve-profile.ts'

const archive: Account = { kind: 'directory', path: '/srv/archive' }
const known = { profiles: new Map<string, Account>([['archive', archive]]) }
const openstack = { kind: 'openstack', preset: 'generic', region: null, interface: null } as const
const unset = { caFile: null, proxy: null, baseUrl: null }

test.each([
  ['archive', archive],
  ['openstack', { ...openstack, ...unset, cloud: null }],
  ['openstack:mine', { ...openstack, ...unset, cloud: 'mine' }],
  ['openstack:a:b', { ...openstack, ...unset, cloud: 'a:b' }],
  ['directory:./x', { kind: 'directory', path: './x' }],
])('%s', (name, account) => {
  expect(resolveProfile(name, known)).toEqual({ name, account })
})

test('a folder is needed', () => {
  expect(() => resolveProfile('directory', known)).toThrow('profile.noPath')
})

test.each([
  ['archve', [], 'Did you mean “archive”? Known: archive'],
  ['mine', ['mine'], 'Did you mean “openstack:mine”? Known: archive, openstack:mine'],
  ['zzzzzz', ['mine'], 'Known: archive, openstack:mine. Or write one: broker init profile'],
])('%s is unknown', async (name, clouds, next) => {
  expect(resolveProfile(name, known)).toBe(null)
  const tr = await createTranslator('en')
  const error = unknownProfile(name, known, clouds)
  expect([error.kind, error.next === null ? null : tr.t(error.next)]).toEqual(['usage', next])
})
