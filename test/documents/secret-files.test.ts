import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkClouds, cloudNames, readCloud } from '../../src/documents/clouds-file.ts'
import { readOpenstackVariables } from '../../src/documents/openstack-variables.ts'
import { readProfiles } from '../../src/documents/profiles-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'

/** Everything that an error could let be printed: sentences in any language are made of these keys and values. */
function saidBy(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    const { says, next, problems, message, stack } = error
    return [JSON.stringify({ says, next, problems }), message, stack].join('\n')
  }
}

function namesIn(given: Parameters<typeof cloudNames>[0]): readonly string[] {
  try {
    return cloudNames(given)
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return []
  }
}

const marks = ['s3cretMark', '8675309', '0086753', '8675309e2', '0x8675309', '2026-08-06']

/** Ways in which somebody may write a value, rightly or wrongly. */
const shapes: readonly ((mark: string) => string)[] = [
  (mark) => mark,
  (mark) => `"${mark}"`,
  (mark) => `"${mark}`,
  (mark) => `'${mark}''`,
  (mark) => `"${mark}" ${mark}`,
  (mark) => `*${mark}`,
  (mark) => `&${mark} [*${mark}]`,
  (mark) => `!${mark} x`,
  (mark) => `!!int ${mark}`,
  (mark) => `[${mark}]`,
  (mark) => `[${mark}`,
  (mark) => `{ ${mark}: 1 }`,
  (mark) => `{ ${mark}: 1, ${mark}: 2 }`,
  (mark) => `{ x: ${mark} }`,
  (mark) => `@${mark}`,
  (mark) => `\`${mark}`,
  (mark) => `%${mark}`,
  (mark) => `${mark}: ${mark}`,
  (mark) => `"\\q${mark}"`,
  (mark) => `"http://u:${mark}@h"`,
  (mark) => `|${mark}`,
  (mark) => `\t${mark}`,
  (mark) => `? ${mark}`,
]

const keys = [
  ['auth_url', 'username', 'password', 'token', 'application_credential_secret', 'project_name', 'pasword'],
  ['auth', 'auth_type', 'region_name', 'regions', 'interface', 'identity_api_version', 'verify', 'profile', 'cacert'],
  ['provider', 'preset', 'cloud', 'region', 'proxy', 'baseUrl', 'caFile', 'path'],
  ['version', 'clouds', 'profiles', 'public-clouds', 'x'],
].flat()

/** A file of a few lines, well or badly indented, in which a value may stand anywhere. */
const files = fc
  .tuple(
    fc.constantFrom('clouds:\n  a:\n', 'profiles:\n  a:\n', 'clouds: {a: {auth: {', 'public-clouds:\n  a:\n', ''),
    fc.array(
      fc.record({
        indent: fc.constantFrom('', '  ', '    ', '      ', '\t'),
        key: fc.constantFrom(...keys),
        colon: fc.constantFrom(': ', ':', ' ', ': - '),
        shape: fc.constantFrom<((mark: string) => string) | null>(null, ...shapes),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([start, lines]) => ({ start, lines }))

test('no error of a file that may hold secrets repeats anything of it', () => {
  fc.assert(
    fc.property(files, fc.constantFrom(...marks), ({ start, lines }, mark) => {
      const rows = lines.map(
        ({ indent, key, colon, shape }) => `${indent}${key}${colon}${shape === null ? 'openstack' : shape(mark)}`,
      )
      const given = { file: 'a.yaml', text: `${start}${rows.join('\n')}\n` }
      // Names of clouds are told: who asks for another has to see which there are.
      fc.pre(!namesIn(given).some((name) => name.includes(mark)))
      const fine = { file: 'b.yaml', text: 'clouds: { a: { profile: a, auth: { auth_url: https://keys.example } } }' }
      const works = [
        () => readCloud({ cloud: 'a', clouds: given, secure: null, public: null }),
        () => readCloud({ cloud: 'a', clouds: fine, secure: given, public: null }),
        () => readCloud({ cloud: 'a', clouds: fine, secure: null, public: given }),
        () => checkClouds({ clouds: given, secure: given, public: given }),
        () => cloudNames(given),
        () => readProfiles(given),
      ]
      const said = works.map(saidBy).join('\n')
      expect({ leaks: said.includes(mark), text: given.text }).toEqual({ leaks: false, text: given.text })
    }),
    { numRuns: 400 },
  )
})

test('nor does an error of the OS_ variables', () => {
  const names = ['AUTH_URL', 'USERNAME', 'PASSWORD', 'TOKEN', 'AUTH_TYPE', 'INTERFACE', 'IDENTITY_API_VERSION']
  fc.assert(
    fc.property(fc.subarray(names), ([...given]) => {
      const variables = Object.fromEntries(given.map((name) => [`OS_${name}`, 's3cretMark']))
      expect(saidBy(() => readOpenstackVariables(variables))).not.toContain('s3cretMark')
    }),
  )
})

test.each(['8675309000', '00123', '1e5', '0x10', 'yes', '2026-11-22', 'true', '1_000', '.5', '12:30:45'])(
  'a password %s without quotes is what stands there',
  (written) => {
    const text = `clouds: { a: { auth: { auth_url: https://keys.example, username: ada, password: ${written} } } }`
    const access = readCloud({ cloud: 'a', clouds: { file: 'clouds.yaml', text }, secure: null, public: null })
    expect(access.credentials).toMatchObject({ kind: 'password', password: written })
  },
)

test('what is wrong with one cloud does not make the others unusable, and is found where all are looked at', () => {
  const text = [
    'clouds:',
    '  good: { auth: { auth_url: https://keys.example, token: t } }',
    '  bad: { auth: x }',
    '  worse: 3',
    '',
  ].join('\n')
  const request = { clouds: { file: 'clouds.yaml', text }, secure: null, public: null }
  expect(readCloud({ ...request, cloud: 'good' }).credentials).toMatchObject({ kind: 'token', token: 't' })
  expect(cloudNames(request.clouds)).toEqual(['good', 'bad', 'worse'])
  expect(saidBy(() => readCloud({ ...request, cloud: 'bad' }))).toContain('document.veiled.wrongType')
  const whole = saidBy(() => checkClouds(request))
  expect([whole.includes('"line":3'), whole.includes('"line":4')]).toEqual([true, true])
})
