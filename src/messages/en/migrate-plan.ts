const messages = {
  'plan.help.summary': 'read both sides and write a plan to move everything from one to the other',
  'plan.help.description':
    'Reads source and target, changes nothing there, and writes migrations/NAME.plan.yaml: what moves, where to, and how. Read it, change what you want, and look at it with “broker migrate check”. What only a person can decide is asked on a terminal; otherwise it stays open in the file. With --dry-run nothing is written.',
  'plan.help.example.1': 'broker migrate plan openstack:old openstack:new --name town-hall',
  'plan.help.example.2': 'broker migrate plan directory:./a directory:./b --name shop --dry-run',
  'plan.help.example.1.says': 'Plan the move of a whole project',
  'plan.help.example.2.says': 'See what would be written',
  'plan.help.arg.source': 'where everything runs now: a profile, openstack:CLOUD or directory:FOLDER',
  'plan.help.arg.target': 'where it goes: a profile, openstack:CLOUD or directory:FOLDER',
  'plan.help.flag.name': 'name of the migration: small letters, digits and hyphens',
  'plan.help.flag.tenant': 'only this tenant; can be given several times',
  'plan.help.flag.wave-size': 'tenants that move together; without it all of them',
  'plan.help.flag.network': 'a network of the target in the place of one of the source, by ids or names',
  'plan.help.flag.floor': 'what the target must be at least: seal=2, control=european',
  'plan.help.flag.health-check': 'how every server is checked: tcp:PORT, or an address such as http://{public}/',
  'plan.help.flag.reverse-names': 'look up the names that public addresses answer to, for the list of addresses',
  'plan.help.flag.dry-run': 'show the plan and write nothing',
  'plan.help.flag.force': 'write over a plan that is there already; its id and keys are kept, changes by hand are not',

  'plan.version': '"{{format}}" is a format that this program does not know; it knows {{known}}',
  'plan.version.hint': 'Use the version of broker that wrote it, or write the plan anew.',
  'plan.unknownTenant': 'the source has no tenant "{{tenant}}"',
  'plan.unknownTenant.near': 'Did you mean "{{near}}"?',
  'plan.unknownTenant.next': 'It has: {{known}}.',
  'plan.empty': 'there is nothing to move in {{profile}}',
  'plan.empty.next': 'Look at what is there with broker inventory.',
  'plan.noTenants': 'nothing in {{profile}} belongs to a tenant',
  'plan.noTenants.next': 'Say whose it is with --tenants label:KEY or --tenants-file FILE.',
  'plan.exists': '{{file}} is there already',
  'plan.exists.next':
    'Look at it with broker migrate check {{name}}, choose another --name, or write over it with --force.',
  'plan.badName': '"{{name}}" cannot be the name of a migration',
  'plan.badName.next': 'Use small letters, digits and hyphens, at most 41, such as {{example}}.',
  'plan.sameSides': '{{source}} and {{target}} are the same account',
  'plan.sameSides.next': 'Name two different accounts.',
  'plan.unknownNetwork': '--network: {{side}} has no network "{{word}}"',
  'plan.unknownNetwork.next': 'Look at the networks with broker inventory {{side}}.',
  'plan.badFlag': '{{flag}} "{{value}}" cannot be understood',
  'plan.badFlag.next': 'Write it like {{example}}.',

  'plan.remark.network': 'Choose the network of the target that stands for "{{name}}" and write its id into targetId.',
  'plan.remark.routes_one': 'One route of its own does not travel; set it on the target by hand.',
  'plan.remark.routes_other': '{{count}} routes of its own do not travel; set them on the target by hand.',
  'plan.remark.publicKey':
    'The source does not tell the public key of "{{name}}"; write it into publicKey, or skip the pair.',
  'plan.remark.keyName': 'The target has another key "{{name}}"; this one will be called "{{free}}" there.',
  'plan.remark.image': 'Image "{{name}}" is not ready ({{state}}) and stays behind.',
  'plan.remark.imageGone':
    'The image that it was made from is gone: say in desired.boot what it starts from, or skip it.',
  'plan.remark.ownDisk': 'It starts from a disk of its own: what was changed there since it was made stays behind.',
  'plan.remark.extraDisk':
    'Its ephemeral and swap disks ({{sizeGib}} GiB) do not travel: save what lies there yourself.',
  'plan.remark.noBoot': 'It has no volume to start from: say in desired.boot what it starts from, or skip it.',
  'plan.remark.sizeUnknown': 'The source does not tell how large it is: choose a size of the target.',
  'plan.remark.noSize':
    'No size of the target has {{vcpu}} vCPU and {{memoryMib}} MiB of memory: choose one in desired.size.',
  'plan.remark.unknownGroup':
    'In this security group are {{servers}}, and the source does not list it: it is another project’s, or could not be read. Make one on the target that lets the same through and write its id into targetId; or set action to skip and take the key out of the servers.',
  'plan.remark.severalGroups':
    'In a security group of this name are {{servers}}, and several have it: {{groups}}. Put the key of the right one into desired.securityGroups of the servers in the place of this one, and set action to skip.',
  'plan.remark.groupsUnknown':
    'The source does not tell which security groups it is in: look there, and write the keys of those that it shall have into desired.securityGroups.',
  'plan.remark.noGroups':
    'It is in no security group; the target puts it into its default one: look at what that lets through.',
  'plan.remark.unclearNetwork':
    'It is in networks of these names, which the source does not list or lists more than once: {{names}}. Look whether desired.networks has the right ones.',
  'plan.remark.serverGroup': 'It is in the server group "{{group}}", which does not travel.',

  'plan.open.network': 'Write the id of the network of the target to the outside that stands for {{id}}.',
  'plan.ask.network': 'Which network of the target stands for "{{name}}"?',
  'plan.ask.choice': '{{name}} ({{id}})',
  'plan.ask.size_one':
    'Which size shall "{{name}}" have on the target? It has {{vcpu}} vCPU and {{memoryMib}} MiB, and no size there has as much.',
  'plan.ask.size_other':
    'Which size shall {{count}} servers such as "{{name}}" have on the target? They have {{vcpu}} vCPU and {{memoryMib}} MiB, and no size there has as much.',
  'plan.ask.sizeUnknown': 'Which size shall "{{name}}" have on the target? The source does not tell how large it is.',
  'plan.ask.sizeChoice': '{{name}}: {{vcpu}} vCPU, {{memoryMib}} MiB',
  'plan.ask.later': 'decide later, in the file',

  'plan.comment.top':
    'A plan for broker migrate. Read it, change what you want, then: broker migrate check {{name}}\nEach entry has three parts. desired: what will be on the target. observed: what it is on the source; changes there do\nnothing. how: the way; action is create, use (take what is there, by targetId) or skip (leave it behind).\nA remark says why somebody must look; set it to null when that is done.',
  'plan.comment.id': 'Everything that this migration makes carries this id. Do not change it.',
  'plan.comment.source': 'Where it comes from and where it goes, as on the command line.',
  'plan.comment.selection':
    'What said whose each thing is: --tenants, --tenants-file, --tenant. broker migrate plan diff asks the same again.',
  'plan.comment.unread':
    'What could not be read when this was planned: the plan may lack it. Plan anew with --force once it can be read;\nwhat does not matter is taken out here.',
  'plan.comment.mapping': 'Networks to the outside: id on the source, id on the target. null: not decided yet.',
  'plan.comment.floor': 'What the target must be at least, such as { seal: 2, control: european }. null: no floor.',
  'plan.comment.limits': 'bandwidthMibps: MiB a second for all copies together; null: as fast as it goes.',
  'plan.comment.timeouts': 'How long a server, volume or snapshot may take to reach a state.',
  'plan.comment.hooks':
    'Commands of yours around a cutover, such as { command: [./dns.sh, down], timeoutSeconds: 60 }. One that fails stops it.',
  'plan.comment.waves':
    'Who moves together, and when. window: { start, end } in ISO 8601, or null. maxParallel: tenants at a time.',
  'plan.comment.tenants': 'Everything that moves, by tenant.',

  'plan.head': 'From {{source}} to {{target}}: {{tenants}}, {{servers}}, {{volumes}}.',
  'plan.end': '{{profile}} ({{place}})',
  'plan.count.tenants_one': 'one tenant',
  'plan.count.tenants_other': '{{count}} tenants',
  'plan.count.servers_one': 'one server',
  'plan.count.servers_other': '{{count}} servers',
  'plan.count.volumes_one': 'one volume ({{size}})',
  'plan.count.volumes_other': '{{count}} volumes ({{size}})',
  'plan.title': 'Plan {{name}}',
  'plan.section.tenants': 'Tenants',
  'plan.section.open': 'To decide or to know ({{count}})',
  'plan.section.nobodys': 'Belongs to no tenant, and stays',
  'plan.column.tenant': 'Tenant',
  'plan.column.wave': 'Wave',
  'plan.column.servers': 'Servers',
  'plan.column.volumes': 'Volumes',
  'plan.column.size': 'Size',
  'plan.column.created': 'Things to make',
  'plan.noWave': 'none',
  'plan.nobody': '{{kind}}: {{name}}',
  'plan.openLine': '{{where}}: {{says}}',
  'plan.incomplete':
    'Not everything could be read; the plan lacks what is missing. The reasons are under `unread` in the file; plan anew with --force once it can be read.',
  'plan.written': 'Wrote {{file}}. Read it: people may change it.',
  'plan.notWritten': 'Nothing was written.',
  'plan.diff.help.summary': 'show what has changed between a plan, both sides and what was applied',
  'plan.diff.help.description':
    'Reads the plan and both sides and changes nothing. Shows what would be planned otherwise now (new, gone, grown, attached elsewhere), and, once the plan was applied, what was edited in the file since, field by field.',
  'plan.diff.help.example.1': 'broker migrate plan diff town-hall',
  'plan.diff.help.example.2': 'broker migrate plan diff migrations/town-hall.plan.yaml --json',
  'plan.diff.help.example.1.says': 'What has changed since the plan was made',
  'plan.diff.help.example.2.says': 'The same for a program',
  'plan.diff.title': 'Changes since the plan {{name}}',
  'plan.diff.sides': 'Would be planned otherwise now ({{count}})',
  'plan.diff.newcomers': 'New on the source, and of no tenant ({{count}})',
  'plan.diff.edits': 'Edited since it was applied ({{count}})',
  'plan.diff.applied': 'As applied',
  'plan.diff.before': 'In the plan',
  'plan.diff.after': 'Now',
  'plan.diff.same': 'Nothing has changed.',
  'plan.help.flag.rate': 'measured rate of the line, MiB a second, for the estimates',
  'plan.help.flag.probe': 'measure the rate: copy a small volume from source to target, and delete both again',
  'plan.help.flag.deadline': 'day on which everything must be over, such as 2027-02-20; answers with a calendar',
  'plan.help.flag.nights': 'nights a week in which is copied and switched over',
  'plan.help.flag.night-hours': 'hours of a night',
}

export default messages
