const messages = {
  'inventory.help.summary': 'list what runs in one account',
  'inventory.help.description':
    'Reads servers, volumes, snapshots, images, networks, addresses and keys of one account and region, and shows them in one form whatever the cloud. Nothing is changed there. What cannot be read is named, and the command then ends with 3. With --format deployment it writes a file for “broker compare”.',
  'inventory.help.example.1': 'broker inventory openstack:mycloud',
  'inventory.help.example.2': 'broker inventory production --format deployment --output deployment.yaml',
  'inventory.help.example.1.says': 'A cloud of clouds.yaml',
  'inventory.help.example.2.says': 'Write what runs today as a file to compare',
  'inventory.help.flag.tenants': 'whose a resource is: project (of the provider), or label:KEY',
  'inventory.help.flag.tenants-file': 'file that says which resources belong to which tenant',

  'inventory.kind.servers': 'servers',
  'inventory.kind.volumes': 'volumes',
  'inventory.kind.snapshots': 'snapshots',
  'inventory.kind.images': 'images',
  'inventory.kind.networks': 'networks',
  'inventory.kind.subnets': 'subnets',
  'inventory.kind.routers': 'routers',
  'inventory.kind.securityGroups': 'security groups',
  'inventory.kind.keyPairs': 'key pairs',
  'inventory.kind.publicIps': 'public addresses',

  'inventory.section.servers': 'Servers ({{count}})',
  'inventory.section.volumes': 'Volumes ({{count}})',
  'inventory.section.snapshots': 'Snapshots ({{count}})',
  'inventory.section.images': 'Images ({{count}})',
  'inventory.section.networks': 'Networks ({{count}})',
  'inventory.section.subnets': 'Subnets ({{count}})',
  'inventory.section.routers': 'Routers ({{count}})',
  'inventory.section.securityGroups': 'Security groups ({{count}})',
  'inventory.section.keyPairs': 'Key pairs ({{count}})',
  'inventory.section.publicIps': 'Public addresses ({{count}})',
  'inventory.section.tenants': 'Tenants ({{count}})',
  'inventory.section.warnings': 'Not whole',

  'inventory.title': 'Inventory of {{profile}}',
  'inventory.head': '{{provider}}, region {{region}}, {{date}}',
  'inventory.head.noRegion': '{{provider}}, {{date}}',
  'inventory.empty': 'There is nothing in this account and region.',
  'inventory.incomplete': 'This inventory is incomplete: see below what could not be read.',

  'inventory.column.tenant': 'Tenant',
  'inventory.column.name': 'Name',
  'inventory.column.state': 'State',
  'inventory.column.size': 'Size',
  'inventory.column.addresses': 'Addresses',
  'inventory.column.attachedTo': 'Attached to',
  'inventory.column.class': 'Class',
  'inventory.column.volume': 'Volume',
  'inventory.column.format': 'Format',
  'inventory.column.range': 'Range',
  'inventory.column.network': 'Network',
  'inventory.column.interfaces': 'Subnets',
  'inventory.column.rules': 'Rules',
  'inventory.column.fingerprint': 'Fingerprint',
  'inventory.column.address': 'Address',
  'inventory.column.server': 'Server',
  'inventory.column.servers': 'Servers',
  'inventory.column.vcpu': 'vCPU',
  'inventory.column.memory': 'Memory',
  'inventory.column.volumes': 'Volumes',
  'inventory.column.storage': 'Storage',
  'inventory.column.id': 'Id',
  'inventory.column.more': 'Also',

  'inventory.noName': '(no name)',
  'inventory.noTenant': '(none)',
  'inventory.size': '{{vcpu}} vCPU, {{memory}}, {{name}}',
  'inventory.size.unknown': 'size unknown',
  'inventory.sum.unknown': 'unknown',
  'inventory.sum.atLeast': 'at least {{sum}}, {{count}} unknown',
  'inventory.external': 'leads outside',
  'inventory.shared': 'shared',
  'inventory.bootable': 'bootable',
  'inventory.encrypted': 'encrypted',
  'inventory.shareable': 'shareable',
  'inventory.rules.in': '{{count}} in',
  'inventory.rules.out': '{{count}} out',
  'inventory.more': '{{first}} and {{count}} more',
  'inventory.state.ready': 'ready',
  'inventory.state.running': 'running',
  'inventory.state.stopped': 'stopped',
  'inventory.state.changing': 'changing ({{said}})',
  'inventory.state.error': 'error ({{said}})',
  'inventory.state.unknown': '{{said}}',

  'inventory.warning.absent': '{{provider}} has no {{kind}}.',
  'inventory.warning.failed': 'The {{kind}} could not be read: {{reason}}',
  'inventory.warning.cut': 'The {{kind}} could not be read to the end ({{count}} listed): {{reason}}',
  'inventory.warning.noTenant': 'Nothing says to which tenant {{count}} of the {{kind}} belong.',
  'inventory.warning.noTenant.next': 'Name them in a file (--tenants-file), or take another label.',
  'inventory.reason.unexpected': 'something broke ({{detail}}).',

  'inventory.progress': '{{kind}}: {{count}}',

  'inventory.tenants.bad': '--tenants cannot be “{{value}}”.',
  'inventory.tenants.bad.next': 'Write project, or label: and the key of a label, such as label:customer.',
  'inventory.tenants.two': '--tenants and --tenants-file contradict each other.',
  'inventory.tenants.two.next': 'Keep one of the two.',

  'inventory.deployment.empty':
    'There is neither a server nor a volume in {{profile}}, so there is no deployment to write.',
  'inventory.deployment.empty.next': 'Check the region of the profile, or see what there is: leave --format away.',
  'inventory.deployment.unread':
    '{{profile}} could not be read whole; no server or volume was read, so there is no deployment to write.',
  'inventory.deployment.unsized_one':
    'The provider does not tell the size of the only server in {{profile}}, so there is no deployment to write.',
  'inventory.deployment.unsized_other':
    'The provider tells the size of none of the {{count}} servers in {{profile}}, so there is no deployment to write.',
  'inventory.deployment.unsized.next':
    'Ask the provider for their sizes, and write the deployment by hand: broker init deployment begins one.',
  'inventory.deployment.lacking_one':
    'One server is not in the deployment, because the provider does not tell its size: {{names}}',
  'inventory.deployment.lacking_other':
    '{{count}} servers are not in the deployment, because the provider does not tell their sizes: {{names}}',
  'inventory.deployment.unlisted_one':
    'One volume that a server names is not in the deployment, because the provider does not list it: {{names}}',
  'inventory.deployment.unlisted_other':
    '{{count}} volumes that servers name are not in the deployment, because the provider does not list them: {{names}}',
  'inventory.deployment.oversized_one':
    'One volume is not in the deployment, because it is larger than a million GiB: {{names}}',
  'inventory.deployment.oversized_other':
    '{{count}} volumes are not in the deployment, because they are larger than a million GiB: {{names}}',
  'inventory.deployment.written': 'Wrote {{file}}.',
  'inventory.deployment.next': 'Next: {{command}}',
  'inventory.comment.top':
    'What runs in {{profile}}, as found on {{date}}. Sizes are what is rented, not what is used.\nCompare it:  {{command}}',
  'inventory.comment.incomplete':
    'INCOMPLETE: not everything could be read. Run the inventory again before you rely on this.',
  'inventory.comment.besides': 'Not everything could be read, but the servers, volumes and snapshots are all known.',
  'inventory.comment.unreadAddresses': 'Not all networks or public addresses could be read: publicIpv4 may be too low.',
  'inventory.comment.unsized_one': 'One server is missing here, because the provider does not tell its size: {{names}}',
  'inventory.comment.unsized_other':
    '{{count}} servers are missing here, because the provider does not tell their sizes: {{names}}',
  'inventory.comment.broken_one': 'One server is in the state error: {{names}}. Take it out if it never ran.',
  'inventory.comment.broken_other':
    '{{count}} servers are in the state error: {{names}}. Take those out that never ran.',
  'inventory.comment.brokenVolumes_one': 'One volume is in the state error: {{names}}. Take it out if nobody needs it.',
  'inventory.comment.brokenVolumes_other':
    '{{count}} volumes are in the state error: {{names}}. Take those out that nobody needs.',
  'inventory.comment.leftOut_one': 'One volume is left out, as it is being deleted or has no size: {{names}}',
  'inventory.comment.leftOut_other':
    '{{count}} volumes are left out, as they are being deleted or have no size: {{names}}',
  'inventory.comment.deleted_one': 'One server is left out, as it is deleted and could only be restored: {{names}}',
  'inventory.comment.deleted_other':
    '{{count}} servers are left out, as they are deleted and could only be restored: {{names}}',
  'inventory.comment.oversized_one': 'One volume is missing here, because it is larger than a million GiB: {{names}}',
  'inventory.comment.oversized_other':
    '{{count}} volumes are missing here, because they are larger than a million GiB: {{names}}',
  'inventory.comment.unlisted_one':
    'One volume that a server names is missing here, because the provider does not list it: {{names}}',
  'inventory.comment.unlisted_other':
    '{{count}} volumes that servers name are missing here, because the provider does not list them: {{names}}',
  'inventory.comment.strays_one':
    'One snapshot is of a volume that is not here ({{sizeGib}} GiB) and stands in no component: {{names}}',
  'inventory.comment.strays_other':
    '{{count}} snapshots are of volumes that are not here ({{sizeGib}} GiB) and stand in no component: {{names}}',
  'inventory.comment.idleAddresses_one':
    'One public address belongs to no server and stands in no component, though it may be billed: {{names}}',
  'inventory.comment.idleAddresses_other':
    '{{count}} public addresses belong to no server and stand in no component, though they may be billed: {{names}}',
  'inventory.comment.unclearAddresses_one':
    'Nothing tells whether this address is public; if it is, add it to publicIpv4: {{names}}',
  'inventory.comment.unclearAddresses_other':
    'Nothing tells whether these {{count}} addresses are public; if they are, add them to publicIpv4: {{names}}',
  'inventory.comment.components':
    'Servers of one size are one component; their volumes stand with them. All volumes are taken as class general;\nthe classes met: {{classes}}. Write capacity or fast where that is meant.',
  'inventory.comment.components.oneClass':
    'Servers of one size are one component; their volumes stand with them. All volumes are taken as class general:\nwrite capacity or fast where that is meant.',
  'inventory.comment.vcpu':
    'CPUs of the size. If less is in use all the time, write that: 0.5 lets cheaper sizes take part.',
  'inventory.comment.unusedDisk':
    'These start from a volume: the disk of {{diskGib}} GiB that belongs to the size is not there.',
  'inventory.comment.current':
    'Where it runs today. An inventory knows no invoice: put its lines here and it competes with every offer, such as\n- { what: invoice of October, amount: 119.00, period: month }',
  'inventory.comment.traffic':
    'How much traffic goes out to the internet a month? Clouds do not tell; your invoice or your monitoring does.\ntraffic: { outGib: 100, basis: measured }',
} as const
export default messages
