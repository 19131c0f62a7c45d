import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oddExemption, proxyFor } from '../../../src/providers/shared/http/no-proxy.ts'

test.each([
  ['192.168.*', 'http://192.168.7.9/', false],
  ['192.168.*', 'http://192.169.7.9/', true],
  ['192.168.*.*', 'http://192.168.7.9/', false],
  ['10.*', 'https://10.1.2.3/v3', false],
  ['10.*', 'https://100.1.2.3/v3', true],
  ['10.1.2.*', 'http://10.1.2.255/', false],
  ['10.1.2.*', 'http://10.1.2.example/', true],
  ['10.1.', 'http://10.1.2.3/', false],
  ['10.1.', 'http://10.11.2.3/', true],
  ['10.', 'http://10.11.2.3/', false],
  ['h.example.', 'http://h.example/', false],
  ['h.example.', 'http://a.h.example./', false],
  ['.h.example', 'http://a.h.example./', false],
  ['h.example.', 'http://example/', true],
  ['h.example.:80', 'http://h.example/', false],
  ['<local>', 'http://intranet:8774/', false],
  ['<LOCAL>', 'http://cloud.example/', true],
  ['<local>', 'http://[fd00::5]/', true],
  ['10.1.2.3', 'http://10.1.2.3/', false],
  ['1and1.example', 'http://1and1.example/', false],
])('NO_PROXY=%s and %s: through the proxy %s', (noProxy, url, through) => {
  const settings = { httpsProxy: 'http://proxy:1', httpProxy: 'http://proxy:1', noProxy }
  expect([oddExemption(noProxy), proxyFor(new URL(url), settings) !== null]).toEqual([null, through])
})

test.each([
  '192.*.1.2',
  '300.*',
  'cloud.*',
  '**',
  '*.*',
  '192.168*',
  '10.1.2',
  '10',
  '10.1:80',
  '1.2.3.4.',
  '300.',
  '<remote>',
  '.10.1.2.3',
  '*.10.1.2.3',
])('%s cannot be read, and is said to', (entry) => {
  expect(oddExemption(`localhost,${entry}`)).toBe(2)
})

test('what is said to be unreadable exempts nothing', () => {
  const entry = fc.stringMatching(/^(?:\*?\.)?[\d.*:[\]/]{1,12}$/)
  fc.assert(
    fc.property(
      fc.oneof(
        entry,
        fc.ipV4().map((address) => `.${address}`),
      ),
      (noProxy) => {
        fc.pre(oddExemption(noProxy) === 1)
        const settings = { httpsProxy: 'http://proxy:1', httpProxy: 'http://proxy:1', noProxy }
        const host = noProxy.replace(/^\*?\./, '')
        fc.pre(URL.canParse(`http://${host}/`))
        expect(proxyFor(new URL(`http://${host}/`), settings)).not.toBeNull()
      },
    ),
  )
})
