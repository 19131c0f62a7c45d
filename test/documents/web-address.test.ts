import fc from 'fast-check'
import { expect, test } from 'vitest'
import { webAddress } from '../../src/documents/web-address.ts'

const plain = { hasUser: false, hasParameters: false, hasStray: false }

test.each([
  ['https://a.example/v3', { bare: 'https://a.example/v3', ...plain }],
  [' http://a.example:5000/ ', { bare: 'http://a.example:5000', ...plain }],
  ['http:///ada:pw@a.example/v3', { bare: 'http://a.example/v3', ...plain, hasUser: true }],
  ['https://////ada@a.example', { bare: 'https://a.example', ...plain, hasUser: true }],
  ['https://a.example/v3?token=x#y', { bare: 'https://a.example/v3', ...plain, hasParameters: true }],
  ['https://a.example/v3;token=x/auth;y', { bare: 'https://a.example/v3/auth', ...plain, hasParameters: true }],
  ['http://ada:443/pw@a.example', { bare: 'http://ada:443/pw@a.example', ...plain, hasStray: true }],
  ['http://ada:4?pw@a.example', { bare: 'http://ada:4', ...plain, hasParameters: true, hasStray: true }],
  ['ftp://a.example', null],
  ['http://', null],
  ['a.example', null],
])('%s', (given, address) => {
  expect(webAddress(given)).toEqual(address)
})

test('what may be shown of an address never has the password in it', () => {
  const slashes = fc.constantFrom('//', '///', '////', String.raw`//\\`)
  fc.assert(
    fc.property(slashes, fc.string(), fc.string({ unit: 'binary' }), (between, user, odd) => {
      const address = webAddress(`http:${between}${user}:Zq9${odd}Zq9@host.example/v3`)
      if (address === null || address.hasStray) return
      expect(address.bare).not.toMatch(/zq9/i)
    }),
  )
})
