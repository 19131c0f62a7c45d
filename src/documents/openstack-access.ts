import { BrokerError, type ExitKind } from '../domain/errors.ts'
import { message, type MessageValue } from '../domain/message.ts'
import {
  servicesWithAddress,
  type ById,
  type DomainRef,
  type OpenstackAccess,
  type OpenstackCredentials,
  type ServiceWithAddress,
} from '../domain/openstack-access.ts'
import { endpointInterfaces, type EndpointInterface } from '../domain/profile.ts'
import { webAddress } from './web-address.ts'

/** What signing in needs, by the names of clouds.yaml: `auth_url`, `username`, `project_domain_name`… */
export type AccessFields = Readonly<Partial<Record<string, string>>>

export interface AccessSource {
  /** Where the fields stand, for people: a file and its cloud, or the variables. */
  readonly place: MessageValue
  /** How a field is called there. */
  readonly nameOf: (field: string) => string
  readonly fields: AccessFields
}

/**
 * Puts the fields of one cloud together. Errors name places and keys; no value is repeated, since any of them may be a secret.
 * @throws BrokerError credentials – something is missing, or the way of signing in is not ours; the place and the key are named.
 */
export function toAccess(source: AccessSource): OpenstackAccess {
  const { fields, place } = source
  const version = fields['identity_api_version'] ?? '3'
  if (!version.startsWith('3')) {
    throw flaw('openstack.identityVersion', { place, key: source.nameOf('identity_api_version') })
  }
  if (fields['system_scope'] !== undefined) {
    throw flaw('openstack.systemScope', { place, key: source.nameOf('system_scope') })
  }
  return {
    authUrl: addressIn(source, 'auth_url'),
    credentials: credentialsOf(source),
    region: fields['region_name'] ?? null,
    interface: interfaceOf(source),
    caFile: fields['cacert'] ?? null,
    insecure: isTrue(fields['insecure']) || isFalse(fields['verify']),
    ...endpointsOf(source),
  }
}

function addressIn(source: AccessSource, field: string): string {
  const place = { place: source.place, key: source.nameOf(field) }
  const address = webAddress(required(source, field))
  if (address === null) throw flaw('openstack.badAddress', place)
  if (address.hasStray) throw flaw('openstack.strayAt', place)
  return address.bare
}

/** As clients of OpenStack call the services in `…_endpoint_override`. */
const overrideNames: Readonly<Record<ServiceWithAddress, readonly string[]>> = {
  compute: ['compute'],
  volume: ['block_storage', 'volumev3', 'block_store', 'volume'],
  image: ['image'],
  network: ['network'],
}

function endpointsOf(source: AccessSource): Pick<OpenstackAccess, 'endpoints'> {
  const found = servicesWithAddress.flatMap((service) => {
    const names = overrideNames[service].map((name) => `${name}_endpoint_override`)
    const field = names.find((name) => source.fields[name] !== undefined)
    return field === undefined ? [] : [[service, addressIn(source, field)] as const]
  })
  return found.length === 0 ? {} : { endpoints: Object.fromEntries(found) }
}

function credentialsOf(source: AccessSource): OpenstackCredentials {
  const { fields, place } = source
  const type = fields['auth_type'] ?? guess(fields)
  switch (type.toLowerCase().replace(/^v3/, '')) {
    case 'password': {
      const password = required(source, 'password')
      return { kind: 'password', user: userOf(source), password, project: projectOf(source) }
    }
    case 'applicationcredential': {
      const id = fields['application_credential_id']
      const secret = required(source, 'application_credential_secret')
      if (id !== undefined) return { kind: 'applicationCredential', credential: { id }, secret }
      const name = required(source, 'application_credential_name')
      return { kind: 'applicationCredential', credential: { name, user: userOf(source) }, secret }
    }
    case 'token':
      return { kind: 'token', token: required(source, 'token'), project: projectOf(source) }
  }
  throw flaw('openstack.authType', { place, key: source.nameOf('auth_type') })
}

function guess(fields: AccessFields): string {
  if (fields['application_credential_secret'] !== undefined) return 'v3applicationcredential'
  return fields['token'] !== undefined && fields['password'] === undefined ? 'token' : 'password'
}

function userOf(source: AccessSource): ById {
  const id = source.fields['user_id']
  return id === undefined
    ? { name: required(source, 'username'), domain: domainOf(source.fields, 'user_domain') }
    : { id }
}

/** Files of old clouds say tenant. */
function projectOf({ fields }: AccessSource): ById | null {
  const id = fields['project_id'] ?? fields['tenant_id']
  if (id !== undefined) return { id }
  const name = fields['project_name'] ?? fields['tenant_name']
  return name === undefined ? null : { name, domain: domainOf(fields, 'project_domain') }
}

/** Where nothing is said it is the domain that every cloud has from its beginning. */
function domainOf(fields: AccessFields, prefix: 'user_domain' | 'project_domain'): DomainRef {
  const id = fields[`${prefix}_id`]
  const name = fields[`${prefix}_name`]
  if (id !== undefined) return { id }
  if (name !== undefined) return { name }
  const general = fields['domain_name'] ?? fields['default_domain_name']
  return general === undefined
    ? { id: fields['domain_id'] ?? fields['default_domain'] ?? 'default' }
    : { name: general }
}

function interfaceOf({ fields, place, nameOf }: AccessSource): EndpointInterface {
  const key = fields['interface'] === undefined ? 'endpoint_type' : 'interface'
  const given = (fields[key] ?? 'public').replace(/URL$/, '')
  const found = endpointInterfaces.find((one) => one === given)
  if (found === undefined) throw flaw('openstack.badInterface', { place, key: nameOf(key) })
  return found
}

/** What is empty is as good as missing. */
function required({ fields, place, nameOf }: AccessSource, field: string): string {
  const value = fields[field]
  if (value !== undefined && value.trim() !== '') return value
  if (field === 'auth_url' && fields['profile'] !== undefined) throw flaw('openstack.vendor', { place })
  throw flaw('openstack.missing', { place, key: nameOf(field) })
}

type FlawKey =
  | 'openstack.missing'
  | 'openstack.nowhere'
  | 'openstack.vendor'
  | 'openstack.systemScope'
  | 'openstack.authType'
  | 'openstack.identityVersion'
  | 'openstack.badAddress'
  | 'openstack.strayAt'
  | 'openstack.badInterface'
  | 'openstack.file.noCloud'

export function flaw(
  key: FlawKey,
  values: Readonly<Record<string, MessageValue>>,
  kind: Exclude<ExitKind, 'ok'> = 'credentials',
): BrokerError {
  return new BrokerError({ kind, says: message(key, values), next: message(`${key}.next`, values) })
}

function isTrue(text: string | undefined): boolean {
  return /^(true|yes|on|1)$/i.test(text ?? '')
}

function isFalse(text: string | undefined): boolean {
  return /^(false|no|off|0)$/i.test(text ?? '')
}
