const messages = {
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
  'inventory.deployment.tooLarge':
    'All that {{profile}} has is too large for a deployment file, or of a size that nobody tells, so none is written.',
  'inventory.deployment.tooLarge.next':
    'Write the deployment by hand, with several volumes or servers for one that is too large: broker init deployment begins one.',
  'inventory.deployment.remains':
    'What servers and volumes {{profile}} has are deleted, being deleted or without a size, so there is no deployment to write.',
  'inventory.deployment.remains.next': 'Check the region of the profile, or see what there is: leave --format away.',
  'inventory.deployment.lacking_one':
    'One server is not in the deployment, because the provider does not tell its size: {{names}}',
  'inventory.deployment.lacking_other':
    '{{count}} servers are not in the deployment, because the provider does not tell their sizes: {{names}}',
  'inventory.deployment.unlisted_one':
    'One volume that a server names is not in the deployment, because the provider does not list it: {{names}}',
  'inventory.deployment.unlisted_other':
    '{{count}} volumes that servers name are not in the deployment, because the provider does not list them: {{names}}',
  'inventory.deployment.oversizedServers_one':
    'One server is not in the deployment, because it is larger than a deployment file takes: {{names}}',
  'inventory.deployment.oversizedServers_other':
    '{{count}} servers are not in the deployment, because they are larger than a deployment file takes: {{names}}',
  'inventory.deployment.oversized_one':
    'One volume is not in the deployment, because it is larger than a million GiB: {{names}}',
  'inventory.deployment.oversized_other':
    '{{count}} volumes are not in the deployment, because they are larger than a million GiB: {{names}}',
  'inventory.deployment.devices_one':
    'One server has devices such as GPUs, which the deployment cannot say: compare prices it without them: {{names}}',
  'inventory.deployment.devices_other':
    '{{count}} servers have devices such as GPUs, which the deployment cannot say: compare prices them without: {{names}}',
  'inventory.deployment.written': 'Wrote {{file}}.',
  'inventory.deployment.next': 'Next: {{command}}',
  'inventory.comment.top':
    'What runs in {{profile}}, as found on {{date}}. Sizes are what is rented, not what is used.\nCompare it:  {{command}}',
  'inventory.comment.region':
    'Region {{region}} alone was looked at: what is rented in other regions of this cloud is not here.',
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
  'inventory.comment.oversizedServers_one':
    'One server is missing here, because it has more than 4,096 vCPU, 64 TiB of memory or a billion GiB of disk: {{names}}',
  'inventory.comment.oversizedServers_other':
    '{{count}} servers are missing here, because they have more than 4,096 vCPU, 64 TiB of memory or a billion GiB of disk: {{names}}',
  'inventory.comment.oversized_one': 'One volume is missing here, because it is larger than a million GiB: {{names}}',
  'inventory.comment.oversized_other':
    '{{count}} volumes are missing here, because they are larger than a million GiB: {{names}}',
  'inventory.comment.extraDisks_one':
    'One server has ephemeral or swap disks, which count in its diskGib (swap by started GiB): {{names}}',
  'inventory.comment.extraDisks_other':
    '{{count}} servers have ephemeral or swap disks, which count in their diskGib (swap by started GiB): {{names}}',
  'inventory.comment.unlisted_one':
    'One volume that a server names is missing here, because the provider does not list it: {{names}}',
  'inventory.comment.unlisted_other':
    '{{count}} volumes that servers name are missing here, because the provider does not list them: {{names}}',
  'inventory.comment.strays_one':
    'One snapshot is of a volume that is not here ({{sizeGib}} GiB) and stands in no component: {{names}}',
  'inventory.comment.strays_other':
    '{{count}} snapshots are of volumes that are not here ({{sizeGib}} GiB) and stand in no component: {{names}}',
  'inventory.comment.images_one':
    'One stored image ({{sizeGib}} GiB) stands in no component; most clouds bill it: {{names}}\nIf you keep it, add: - { name: images, kind: object-storage, diskGib: {{diskGib}} }',
  'inventory.comment.images_other':
    '{{count}} stored images ({{sizeGib}} GiB) stand in no component; most clouds bill them: {{names}}\nIf you keep them, add: - { name: images, kind: object-storage, diskGib: {{diskGib}} }',
  'inventory.comment.deletedImages_one': 'One image ({{sizeGib}} GiB) is left out, as it is being deleted: {{names}}',
  'inventory.comment.deletedImages_other':
    '{{count}} images ({{sizeGib}} GiB) are left out, as they are being deleted: {{names}}',
  'inventory.comment.unreadImages': 'Not all images could be read: more of them may be stored and billed.',
  'inventory.comment.devices_one':
    'One server has devices such as GPUs, for which this file has no word; compare prices it without them: {{names}}',
  'inventory.comment.devices_other':
    '{{count}} servers have devices such as GPUs, for which this file has no word; compare prices them without: {{names}}',
  'inventory.comment.idleAddresses_one':
    'One public address is not counted, since no server here is known to have it; it may be billed: {{names}}',
  'inventory.comment.idleAddresses_other':
    '{{count}} public addresses are not counted, since no server here is known to have them; they may be billed: {{names}}',
  'inventory.comment.unclearAddresses_one':
    'One address is not counted, since nothing says that its network leads outside. If it is billed, add it to publicIpv4: {{names}}',
  'inventory.comment.unclearAddresses_other':
    '{{count}} addresses are not counted, since nothing says that their networks lead outside. If they are billed, add them to publicIpv4: {{names}}',
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
  'inventory.comment.notLookedAt':
    'Not looked at: load balancers, backups of volumes, object storage, file shares, databases, Kubernetes, VPNs and licences. Add those that you rent as components.',
  'inventory.comment.traffic':
    'How much traffic goes out to the internet a month? Clouds do not tell; your invoice or your monitoring does.\ntraffic: { outGib: 100, basis: measured }',
} as const
export default messages
