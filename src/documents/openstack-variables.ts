import type { OpenstackAccess } from '../domain/openstack-access.ts'
import { toAccess } from './openstack-access.ts'

/**
 * How to sign in as the variables `OS_AUTH_URL`, `OS_USERNAME`… say, the ones that an openrc file sets. Empty ones do not count.
 * @throws BrokerError credentials – naming the variable that is missing.
 */
export function readOpenstackVariables(variables: Readonly<Record<string, string | undefined>>): OpenstackAccess {
  const fields = Object.entries(variables).flatMap(([name, value]) =>
    /^OS_/.test(name) && value !== undefined && value !== '' ? [[name.slice(3).toLowerCase(), value] as const] : [],
  )
  return toAccess({
    place: 'OS_…',
    nameOf: (field) => `OS_${field.toUpperCase()}`,
    fields: Object.fromEntries(fields),
  })
}
