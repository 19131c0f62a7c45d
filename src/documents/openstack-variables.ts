import { message } from '../domain/message.ts'
import type { OpenstackAccess } from '../domain/openstack-access.ts'
import { flaw, toAccess, type AccessFields } from './openstack-access.ts'

/** They choose among clouds and describe none. */
const selectors: ReadonlySet<string> = new Set([
  'cloud',
  'region_name',
  'client_config_file',
  'client_secure_file',
  'cloud_name',
])

/** Whether the variables describe a cloud. */
export function describesCloud(variables: Readonly<Record<string, string | undefined>>): boolean {
  return Object.keys(fieldsIn(variables)).some((name) => !selectors.has(name))
}

/**
 * How to sign in as the variables `OS_AUTH_URL`, `OS_USERNAME`… say, the ones that an openrc file sets. Empty ones do not count.
 * @throws BrokerError credentials – naming the variable that is missing.
 */
export function readOpenstackVariables(variables: Readonly<Record<string, string | undefined>>): OpenstackAccess {
  if (!describesCloud(variables)) throw flaw('openstack.nowhere', {})
  return toAccess({
    place: message('openstack.variables'),
    nameOf: (field) => `OS_${field.toUpperCase()}`,
    fields: fieldsIn(variables),
  })
}

function fieldsIn(variables: Readonly<Record<string, string | undefined>>): AccessFields {
  const set = Object.entries(variables).filter(([name, value]) => /^OS_/.test(name) && value !== '')
  return Object.fromEntries(
    set.flatMap(([name, value]) => (value === undefined ? [] : [[name.slice(3).toLowerCase(), value]])),
  )
}
