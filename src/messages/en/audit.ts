const messages = {
  'audit.rule.open-to-world': 'No security group lets everybody on the internet reach these ports.',
  'audit.rule.open-to-world.detail':
    'One finding for each group, port and version of the internet protocol. TCP counts; everybody is no range at all, or one shorter than /8 (IPv4) or /16 (IPv6). Groups that no server uses count too: the next server may. A provider without security groups is undecided.',
  'audit.rule.orphaned-volume': 'Every volume is attached to a server.',
  'audit.rule.orphaned-volume.detail':
    'Age counts from the creation, as clouds do not tell since when a volume has been alone. Where an age is asked for and not known, it is undecided.',
  'audit.rule.unused-address': 'Every public address belongs to a server.',
  'audit.rule.unused-address.detail': 'An address that is kept aside costs money at most providers.',
  'audit.rule.volume-without-snapshot': 'Every volume has a recent snapshot.',
  'audit.rule.volume-without-snapshot.detail':
    'Only snapshots that are ready count. Backups that a server takes by itself cannot be seen from here: select the volumes that need snapshots. Where the snapshots could not all be read, it is undecided.',
  'audit.rule.snapshot-too-old': 'No snapshot is kept for longer than it should be.',
  'audit.rule.snapshot-too-old.detail': 'A snapshot whose age nobody tells is undecided.',
  'audit.rule.too-many-snapshots': 'No volume has more snapshots than it should have.',
  'audit.rule.too-many-snapshots.detail': 'Snapshots in every state count, as each of them is paid for.',
  'audit.rule.label-missing': 'Every server and volume has these labels.',
  'audit.rule.label-missing.detail':
    'One finding for each label. A label without a value is there. With select.kinds other kinds are looked at.',
  'audit.rule.unencrypted-volume': 'Every volume is encrypted by the provider.',
  'audit.rule.unencrypted-volume.detail':
    'Where the provider is known to encrypt all volumes, all pass. What a server encrypts by itself cannot be seen from here.',
  'audit.rule.no-tenant': 'Every server, volume, snapshot and public address belongs to a tenant.',
  'audit.rule.no-tenant.detail':
    'A tenant is the project of the provider, a label, or what a file says. With select.kinds other kinds are looked at.',
  'audit.rule.data-location': 'The data lies in one of these countries.',
  'audit.rule.data-location.detail':
    'The country is what the policy states of the account, else what is known of the region. Unknown is undecided.',
  'audit.rule.control': 'Whoever decides over the provider in the end is in one of these countries.',
  'audit.rule.control.detail':
    'Who has more than half of the votes or of the capital, or a veto. Facts without a confirmed source decide nothing.',
  'audit.rule.jurisdiction': 'The company that signs the contract is in one of these countries.',
  'audit.rule.jurisdiction.detail': 'Of the contract with a customer in the European Union. Unknown is undecided.',
  'audit.rule.certification': 'What runs there is covered by one of these certifications, in force.',
  'audit.rule.certification.detail':
    'A certificate counts for the products and regions that it names; without a scope it proves nothing. The sizes of the servers and the classes of the volumes that the entry selects are what is looked for.',
  'audit.rule.data-class': 'What the law asks of this class of data is met.',
  'audit.rule.data-class.detail':
    'Demands that follow from the class and from where the people are, such as HDS for health data of people in France. Legal points, not legal advice: a pass does not say that anybody is compliant.',
  'audit.rule.seal-floor': 'The SEAL level of the provider is not lower than this.',
  'audit.rule.seal-floor.detail':
    'The lowest of the eight objectives of the Cloud Sovereignty Framework. Levels are estimates, not an EU rating; what only the provider claims of itself is undecided.',
  'audit.rule.closing-provider': 'The provider has not announced its end.',
  'audit.rule.closing-provider.detail':
    'That no end has been announced is known for a year after somebody looked; then it is undecided.',
  'audit.rule.stale-evidence': 'What is known of the provider was confirmed not too long ago.',
  'audit.rule.stale-evidence.detail':
    'One finding for each fact that other rules judge by: contract, holders, control, location, certifications, encryption, announced end, SEAL levels.',

  'audit.parameter.ports': 'Ports that nobody should reach from everywhere.',
  'audit.parameter.olderThanDays': 'Only what is older than so many days.',
  'audit.parameter.withinDays': 'The newest snapshot may be at most so many days old.',
  'audit.parameter.most': 'Snapshots that one volume may have.',
  'audit.parameter.keys': 'Labels that must be there, by their keys.',
  'audit.parameter.countries': 'Countries that are fine, by ISO code or group (EU, EEA, european).',
  'audit.parameter.anyOf': 'Certifications of which one must be in force.',
  'audit.parameter.dataClass': 'Class of the data that lies there.',
  'audit.parameter.usersIn': 'Countries of the people whom the data is about.',
  'audit.parameter.atLeast': 'Lowest SEAL level that is accepted, 0 to 4.',

  'audit.found.open-to-world_one':
    '{{name}} lets everybody reach port {{port}} over IPv{{version}}; one server uses it.',
  'audit.found.open-to-world_other':
    '{{name}} lets everybody reach port {{port}} over IPv{{version}}; {{count}} servers use it.',
  'audit.found.orphaned-volume': '{{name}} ({{size}} GiB) is attached to no server.',
  'audit.found.unused-address': '{{address}} belongs to no server.',
  'audit.found.no-snapshot': '{{name}} has no snapshot.',
  'audit.found.no-recent-snapshot_one': 'The newest snapshot of {{name}} is of {{date}}, more than a day old.',
  'audit.found.no-recent-snapshot_other':
    'The newest snapshot of {{name}} is of {{date}}, more than {{count}} days old.',
  'audit.found.snapshot-too-old_one': '{{name}} was taken on {{date}}, more than a day ago.',
  'audit.found.snapshot-too-old_other': '{{name}} was taken on {{date}}, more than {{count}} days ago.',
  'audit.found.too-many-snapshots': '{{name}} has {{count}} snapshots, more than {{most}}.',
  'audit.found.label-missing': '{{name}} lacks the label {{key}}.',
  'audit.found.unencrypted-volume': '{{name}} is not encrypted.',
  'audit.found.no-tenant': 'Nothing says whose {{name}} is.',
  'audit.found.demand': '{{provider}} does not meet {{demand}}: {{reason}}.',
  'audit.found.closing-provider': '{{provider}} announced on {{announced}} that it ends on {{ends}}.',
  'audit.found.stale-evidence_one': '“{{fact}}” of {{provider}} was last confirmed on {{date}}, more than a day ago.',
  'audit.found.stale-evidence_other':
    '“{{fact}}” of {{provider}} was last confirmed on {{date}}, more than {{count}} days ago.',

  'audit.open.noGroups': '{{provider}} has no security groups that could be read, so nobody knows what is reachable.',
  'audit.open.age': 'Nobody tells how old {{name}} is.',
  'audit.open.snapshotAge': 'Nobody tells how old the snapshots of {{name}} are.',
  'audit.open.demand': 'Nobody knows whether {{provider}} meets {{demand}}: {{reason}}.',
  'audit.open.provider':
    'Nothing is known of the provider behind {{profile}} ({{demand}}): name it under “accounts” in the policy.',
  'audit.open.closing': 'Nobody has looked lately whether {{provider}} has announced its end.',
  'audit.open.notRead': 'The {{kind}} of {{profile}} could not all be read.',

  'audit.said': '{{text}}',
  'audit.warning.dropped_one': 'One finding of last time belongs to {{entry}}, which the policy no longer has.',
  'audit.warning.dropped_other': '{{count}} findings of last time belong to {{entry}}, which the policy no longer has.',
  'audit.warning.unusedWaiver':
    'The waiver of {{owner}} for {{entry}} until {{until}} ({{where}}) matches nothing: delete it.',
  'audit.warning.oldInventory': '{{file}} is of {{date}}, {{count}} days old: what has changed since is not seen.',
  'audit.warning.idleEntry': 'The entry {{entry}} is about none of these accounts: it checks nothing.',

  'audit.policy.waiverOfAll': 'This waiver is for everything.',
  'audit.policy.waiverOfAll.hint': 'Say of what: resource, tenant or fingerprint.',
  'audit.policy.unknownPack': 'There is no pack “{{name}}”.',
  'audit.policy.unknownPack.hint': 'There are: {{known}}.',
  'audit.policy.unknownPack.near': 'Did you mean {{near}}?',
  'audit.policy.unknownEntry': 'There is no entry with the id “{{id}}”.',
  'audit.policy.twice': 'Two entries have the id “{{id}}”.',
  'audit.policy.twice.hint': 'Give each an id of its own: add a line id: … to one.',
  'audit.policy.idleKind': '{{rule}} never looks at {{kind}}, only at {{judges}}.',
} as const
export default messages
