import { describe, expect, test } from 'vitest'
import { cloudNames, readCloud } from '../../src/documents/clouds-file.ts'
import { describesCloud, readOpenstackVariables } from '../../src/documents/openstack-variables.ts'
import type { BrokerError } from '../../src/domain/errors.ts'

const clouds = {
  file: 'clouds.yaml',
  text: `
clouds:
  plain:
    profile: vendor
    auth:
      username: ada
      project_name: works
      user_domain_name: Default
      project_domain_id: abc
    region_name: R1
    interface: internal
    verify: false
    something_else: [1, 2]
  app:
    auth_type: v3applicationcredential
    auth: { auth_url: https://keys.example/identity, application_credential_id: 42, application_credential_secret: s }
    regions: [GRA11]
    cacert: /etc/ca.pem
  named-app:
    auth:
      auth_url: https://keys.example
      application_credential_name: mover
      application_credential_secret: s
      username: ada
      user_domain_id: d
  token:
    auth: { auth_url: https://keys.example/v3, token: t, tenant_name: old }
    endpoint_type: publicURL
  saml: { auth_type: v3oidcpassword, auth: { auth_url: https://keys.example } }
  two: { identity_api_version: 2, auth: { auth_url: https://keys.example/v2.0 } }
  typo: { auth: { auth_url: keys.example, username: a, password: b } }
  vendor: { profile: ovh, auth: { username: a, password: b } }
  system: { auth: { auth_url: https://keys.example, username: a, password: b, system_scope: all } }
  empty: { auth: { auth_url: https://keys.example, username: "", password: b } }
  odd: { interface: outer, auth: { auth_url: https://keys.example, username: a, password: b } }
  bare: {}
  nothing:
`,
}
const secure = { file: 'secure.yaml', text: 'clouds: { plain: { auth: { password: hush } } }' }
const vendors = {
  file: 'clouds-public.yaml',
  text: 'public-clouds: { vendor: { auth: { auth_url: https://vendor.example/v3, username: nobody }, region_name: R9 } }',
}

const read = (cloud: string): unknown => readCloud({ cloud, clouds, secure, public: vendors })

test('secure.yaml lies over clouds.yaml, the profile of the vendor below it', () => {
  expect(read('plain')).toEqual({
    authUrl: 'https://vendor.example/v3',
    credentials: {
      kind: 'password',
      user: { name: 'ada', domain: { name: 'Default' } },
      password: 'hush',
      project: { name: 'works', domain: { id: 'abc' } },
    },
    region: 'R1',
    interface: 'internal',
    caFile: null,
    insecure: true,
  })
})

test('application credentials by id and by name, and tokens', () => {
  expect([read('app'), read('named-app'), read('token')]).toEqual([
    {
      authUrl: 'https://keys.example/identity',
      credentials: { kind: 'applicationCredential', credential: { id: '42' }, secret: 's' },
      region: 'GRA11',
      interface: 'public',
      caFile: '/etc/ca.pem',
      insecure: false,
    },
    {
      authUrl: 'https://keys.example',
      credentials: {
        kind: 'applicationCredential',
        credential: { name: 'mover', user: { name: 'ada', domain: { id: 'd' } } },
        secret: 's',
      },
      region: null,
      interface: 'public',
      caFile: null,
      insecure: false,
    },
    {
      authUrl: 'https://keys.example/v3',
      credentials: { kind: 'token', token: 't', project: { name: 'old', domain: { id: 'default' } } },
      region: null,
      interface: 'public',
      caFile: null,
      insecure: false,
    },
  ])
})

describe('what is wrong is named with file, cloud and key', () => {
  test.each([
    ['saml', 'credentials', 'openstack.authType', { place: 'clouds.yaml → saml', key: 'auth_type' }],
    ['two', 'credentials', 'openstack.identityVersion', { place: 'clouds.yaml → two', key: 'identity_api_version' }],
    ['typo', 'credentials', 'openstack.badAddress', { place: 'clouds.yaml → typo', key: 'auth.auth_url' }],
    ['odd', 'credentials', 'openstack.badInterface', { place: 'clouds.yaml → odd', key: 'interface' }],
    ['vendor', 'credentials', 'openstack.vendor', { place: 'clouds.yaml → vendor' }],
    ['system', 'credentials', 'openstack.systemScope', { place: 'clouds.yaml → system', key: 'auth.system_scope' }],
    ['empty', 'credentials', 'openstack.missing', { place: 'clouds.yaml → empty', key: 'auth.username' }],
    ['bare', 'credentials', 'openstack.missing', { place: 'clouds.yaml → bare', key: 'auth.auth_url' }],
    ['nothing', 'credentials', 'openstack.missing', { place: 'clouds.yaml → nothing', key: 'auth.auth_url' }],
  ])('%s', (cloud, kind, key, values) => {
    expect(errorOf(() => read(cloud))).toMatchObject({ kind, says: { key, values }, next: { key: `${key}.next` } })
  })

  test('a cloud that is not there: the names of those that are', () => {
    const values = { file: 'clouds.yaml', cloud: 'palin', clouds: cloudNames(clouds).join(', ') }
    expect(errorOf(() => read('palin'))).toMatchObject({
      kind: 'usage',
      says: { key: 'openstack.file.noCloud', values },
    })
  })

  test('a password that is a list: its line', () => {
    const text = 'clouds:\n  a:\n    auth:\n      auth_url: https://x\n      password: [0123]\n'
    const error = errorOf(() => readCloud({ cloud: 'a', clouds: { file: 'c.yaml', text }, secure: null, public: null }))
    expect(error.problems.map(({ file, line }) => [file, line])).toEqual([['c.yaml', 5]])
  })
})

test('addresses of services, and an address without what could be secret', () => {
  const text = `clouds:
  a:
    auth: { auth_url: " https://u:pw@keys.example/v3?token=hush#x ", token: t }
    block_storage_endpoint_override: https://disks.example/v3/p1
    image_endpoint_override: http://images.example
`
  const access = readCloud({ cloud: 'a', clouds: { file: 'c.yaml', text }, secure: null, public: null })
  expect([access.authUrl, access.endpoints]).toEqual([
    'https://keys.example/v3',
    { volume: 'https://disks.example/v3/p1', image: 'http://images.example' },
  ])
})

test('variables that only choose describe no cloud', () => {
  const choosing = { OS_REGION_NAME: 'R1', OS_CLIENT_CONFIG_FILE: 'x', OS_PASSWORD: '' }
  expect([describesCloud(choosing), describesCloud({ ...choosing, OS_USERNAME: 'ada' })]).toEqual([false, true])
  expect(errorOf(() => readOpenstackVariables(choosing))).toMatchObject({ says: { key: 'openstack.nowhere' } })
})

test('the variables of an openrc file; empty ones do not count', () => {
  const given = {
    OS_AUTH_URL: 'https://auth.example:5000/v3',
    OS_USERNAME: 'ada',
    OS_PASSWORD: 'hush',
    OS_TENANT_ID: 'p1',
    OS_PROJECT_NAME: '',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_REGION_NAME: 'GRA11',
    OS_ENDPOINT_TYPE: 'internalURL',
    OS_INSECURE: 'true',
    PATH: '/bin',
  }
  expect(readOpenstackVariables(given)).toEqual({
    authUrl: 'https://auth.example:5000/v3',
    credentials: {
      kind: 'password',
      user: { name: 'ada', domain: { name: 'Default' } },
      password: 'hush',
      project: { id: 'p1' },
    },
    region: 'GRA11',
    interface: 'internal',
    caFile: null,
    insecure: true,
  })
  expect(errorOf(() => readOpenstackVariables({ ...given, OS_PASSWORD: undefined }))).toMatchObject({
    kind: 'credentials',
    says: { key: 'openstack.missing', values: { place: { key: 'openstack.variables' }, key: 'OS_PASSWORD' } },
  })
})

function errorOf(work: () => unknown): BrokerError {
  try {
    work()
  } catch (error) {
    return error as BrokerError
  }
  throw new Error('nothing was wrong')
}
