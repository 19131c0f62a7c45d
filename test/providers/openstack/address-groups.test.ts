import { expect, test } from 'vitest'
import { toRule } from '../../../src/providers/openstack/resources/security-group.ts'

const open = {
  id: 'rule',
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  port_range_min: 22,
  port_range_max: 22,
  remote_ip_prefix: null,
  remote_group_id: null,
  remote_address_group_id: null,
  description: '',
} as const

test('a rule for an address group is not one for everybody', () => {
  expect(toRule(open).remoteGroupId).toBe(null)
  expect(toRule({ ...open, remote_address_group_id: 'offices' })).toMatchObject({
    remoteCidr: null,
    remoteGroupId: 'offices',
  })
})
