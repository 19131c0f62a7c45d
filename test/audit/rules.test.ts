import type { Inventory } from '../../src/domain/inventory.ts'
import { address, fleet, group, securityRule, server, snapshot, unread, volume } from './fleet.ts'
import { accounts, judges, rule } from './judges.ts'

const open = (part: Parameters<typeof securityRule>[0]): Inventory =>
  fleet({ securityGroups: [group({ id: 'g', name: 'default', rules: [securityRule(part)] })] })
const ssh = (version: number, users = 'one server uses it'): string =>
  `violated securityGroups/g: default lets everybody reach port 22 over IPv${String(version)}; ${users}.`

judges({
  'open-to-world': [
    ['no range', rule('open-to-world'), open({}), [ssh(4)]],
    ['0.0.0.0/0', rule('open-to-world'), open({ remoteCidr: '0.0.0.0/0' }), [ssh(4)]],
    ['::/0', rule('open-to-world'), open({ version: 6, remoteCidr: '::/0' }), [ssh(6)]],
    ['half of the world', rule('open-to-world'), open({ remoteCidr: '128.0.0.0/1' }), [ssh(4)]],
    ['a range around the port', rule('open-to-world'), open({ portFrom: 1, portTo: 1024 }), [ssh(4)]],
    ['all ports', rule('open-to-world'), open({ portFrom: null, portTo: null }), [ssh(4)]],
    ['every protocol', rule('open-to-world'), open({ protocol: null, portFrom: null, portTo: null }), [ssh(4)]],
    ['TCP by number', rule('open-to-world'), open({ protocol: '6' }), [ssh(4)]],
    ['a company network', rule('open-to-world'), open({ remoteCidr: '10.0.0.0/8' }), []],
    ['members of a group', rule('open-to-world'), open({ remoteGroupId: 'g' }), []],
    ['the way out', rule('open-to-world'), open({ direction: 'out' }), []],
    ['UDP', rule('open-to-world'), open({ protocol: 'udp' }), []],
    ['another port', rule('open-to-world'), open({ portFrom: 443, portTo: 443 }), []],
    ['the port above', rule('open-to-world'), open({ portFrom: 23, portTo: 80 }), []],
    [
      'another port that is asked for',
      rule('open-to-world', '{ ports: [443] }'),
      open({ portFrom: 443, portTo: 443 }),
      ['violated securityGroups/g: default lets everybody reach port 443 over IPv4; one server uses it.'],
    ],
    ['a group that nobody uses', rule('open-to-world'), { ...open({}), servers: [] }, [ssh(4, '0 servers use it')]],
    [
      'a group of the same name as the one that is used',
      rule('open-to-world'),
      { ...open({}), servers: [server({ id: 'web', securityGroupIds: ['other'] })] },
      [ssh(4, '0 servers use it')],
    ],
    [
      'groups that could not be read',
      rule('open-to-world'),
      unread(fleet(), 'securityGroups'),
      ['undecided account/production: The security groups of production could not all be read.'],
    ],
    [
      'a provider without groups',
      rule('open-to-world'),
      { ...fleet(), warnings: [{ ...unread(fleet(), 'securityGroups').warnings[0]!, why: 'absent' }] },
      [
        'undecided account/production: openstack has no security groups that could be read, so nobody knows what is reachable.',
      ],
    ],
  ],
  'orphaned-volume': [
    ['none', rule('orphaned-volume'), fleet(), []],
    [
      'one',
      rule('orphaned-volume'),
      fleet({ volumes: [volume({ id: 'v', attachedTo: [] })] }),
      ['violated volumes/v: v (10 GiB) is attached to no server.'],
    ],
    [
      'too young',
      rule('orphaned-volume', '{ olderThanDays: 7 }'),
      fleet({ volumes: [volume({ id: 'v', attachedTo: [], createdAt: '2026-11-20T00:00:00Z' })] }),
      [],
    ],
    [
      'of unknown age',
      rule('orphaned-volume', '{ olderThanDays: 7 }'),
      fleet({ volumes: [volume({ id: 'v', attachedTo: [], createdAt: null })] }),
      ['undecided volumes/v: Nobody tells how old v is.'],
    ],
    [
      'in volumes that could not be read',
      rule('orphaned-volume'),
      unread(fleet(), 'volumes'),
      ['undecided account/production: The volumes of production could not all be read.'],
    ],
  ],
  'unused-address': [
    ['none', rule('unused-address'), fleet(), []],
    [
      'one',
      rule('unused-address'),
      fleet({ publicIps: [address({ id: 'a', serverId: null })] }),
      ['violated publicIps/a: 192.0.2.7 belongs to no server.'],
    ],
  ],
  'volume-without-snapshot': [
    ['none', rule('volume-without-snapshot'), fleet(), []],
    [
      'one',
      rule('volume-without-snapshot'),
      fleet({ snapshots: [] }),
      ['violated volumes/data: data has no snapshot.'],
    ],
    [
      'an old snapshot only',
      rule('volume-without-snapshot'),
      fleet({ snapshots: [snapshot({ id: 's', createdAt: '2026-11-01T00:00:00Z' })] }),
      ['violated volumes/data: The newest snapshot of data is of 1 Nov 2026, more than 7 days old.'],
    ],
    [
      'a broken snapshot only',
      rule('volume-without-snapshot'),
      fleet({ snapshots: [snapshot({ id: 's', state: 'error' })] }),
      ['violated volumes/data: data has no snapshot.'],
    ],
    [
      'a snapshot of unknown age',
      rule('volume-without-snapshot'),
      fleet({ snapshots: [snapshot({ id: 's', createdAt: null })] }),
      ['undecided volumes/data: Nobody tells how old the snapshots of data are.'],
    ],
    [
      'snapshots that could not be read',
      rule('volume-without-snapshot'),
      unread(fleet(), 'snapshots'),
      ['undecided account/production: The snapshots of production could not all be read.'],
    ],
  ],
  'snapshot-too-old': [
    ['none', rule('snapshot-too-old'), fleet(), []],
    [
      'one',
      rule('snapshot-too-old', '{ olderThanDays: 30 }'),
      fleet({ snapshots: [snapshot({ id: 's', createdAt: '2026-10-01T00:00:00Z' })] }),
      ['violated snapshots/s: s was taken on 1 Oct 2026, more than 30 days ago.'],
    ],
    [
      'of unknown age',
      rule('snapshot-too-old'),
      fleet({ snapshots: [snapshot({ id: 's', createdAt: null })] }),
      ['undecided snapshots/s: Nobody tells how old s is.'],
    ],
  ],
  'too-many-snapshots': [
    ['as many as may be', rule('too-many-snapshots', '{ most: 1 }'), fleet(), []],
    [
      'one more',
      rule('too-many-snapshots', '{ most: 1 }'),
      fleet({ snapshots: [snapshot({ id: 'a' }), snapshot({ id: 'b', state: 'error' })] }),
      ['violated volumes/data: data has 2 snapshots, more than 1.'],
    ],
  ],
  'label-missing': [
    ['there', rule('label-missing', '{ keys: [owner] }'), fleet(), []],
    [
      'there without a value',
      rule('label-missing', '{ keys: [a] }'),
      fleet({ servers: [server({ id: 's', labels: { a: '' } })], volumes: [] }),
      [],
    ],
    [
      'missing',
      rule('label-missing', '{ keys: [owner, toString] }'),
      fleet({ volumes: [] }),
      ['violated servers/web: web lacks the label toString.'],
    ],
    [
      'on another kind',
      'rules: [{ rule: label-missing, with: { keys: [x] }, select: { kinds: [snapshots] } }]',
      fleet(),
      ['violated snapshots/nightly: nightly lacks the label x.'],
    ],
  ],
  'unencrypted-volume': [
    ['none', rule('unencrypted-volume'), fleet(), []],
    [
      'one',
      rule('unencrypted-volume'),
      fleet({ volumes: [volume({ id: 'v', encrypted: false })] }),
      ['violated volumes/v: v is not encrypted.'],
    ],
    [
      'where the provider always encrypts',
      accounts('invented') + rule('unencrypted-volume'),
      fleet({ volumes: [volume({ id: 'v', encrypted: false })] }),
      [],
    ],
  ],
  'no-tenant': [
    ['none', rule('no-tenant'), fleet(), []],
    [
      'one',
      rule('no-tenant'),
      fleet({ volumes: [volume({ id: 'v', tenant: null })] }),
      ['violated volumes/v: Nothing says whose v is.'],
    ],
  ],
})
