const messages = {
  // Names
  'bill.name.current': 'staying at {{provider}}',
  'bill.name.provider': '{{provider}}',
  'bill.name.region': '{{provider}} {{region}}',
  'bill.list': '{{list}}, {{next}}',
  'bill.unit.GB': 'GB',
  'bill.unit.GiB': 'GiB',
  'bill.class.capacity': 'capacity',
  'bill.class.general': 'general',
  'bill.class.fast': 'fast',
  'bill.cpu.shared': 'shared',
  'bill.cpu.dedicated': 'dedicated',
  'bill.cpu.burstable': 'burstable',
  'bill.service.database': 'database',
  'bill.service.object-storage': 'object storage',
  'bill.service.load-balancer': 'load balancer',
  'bill.service.mail': 'mail service',
  'bill.service.file-share': 'file share',
  'bill.service.backup': 'backup',
  'bill.support.business': 'in business hours',
  'bill.support.always': 'round the clock',

  // Lines of the bill
  'bill.line.server': 'Servers',
  'bill.line.carrier': 'Servers only to attach volumes to',
  'bill.line.systemDisk': 'System disks of {{size}} GiB',
  'bill.line.address': 'Public IPv4 addresses',
  'bill.line.volume_one': '{{count}} volume of {{size}} GiB, {{class}}',
  'bill.line.volume_other': '{{count}} volumes of {{size}} GiB, {{class}}',
  'bill.line.volumeRounded_one': '{{count}} volume of {{size}} GiB, {{class}}, billed as {{billed}} GiB',
  'bill.line.volumeRounded_other': '{{count}} volumes of {{size}} GiB, {{class}}, billed as {{billed}} GiB each',
  'bill.line.snapshots_one': 'Full snapshots of {{count}} volume of {{size}} GiB ({{kept}} kept)',
  'bill.line.snapshots_other': 'Full snapshots of {{count}} volumes of {{size}} GiB ({{kept}} kept of each)',
  'bill.line.snapshotsIncremental_one': 'Incremental snapshots of {{count}} volume of {{size}} GiB ({{kept}} kept)',
  'bill.line.snapshotsIncremental_other':
    'Incremental snapshots of {{count}} volumes of {{size}} GiB ({{kept}} kept of each)',
  'bill.line.snapshotsOpen_one':
    'Snapshots of {{count}} volume of {{size}} GiB ({{kept}} kept), in full or by change: unconfirmed',
  'bill.line.snapshotsOpen_other':
    'Snapshots of {{count}} volumes of {{size}} GiB ({{kept}} kept of each), in full or by change: unconfirmed',
  'bill.line.serverBackups': 'Backups of whole servers, in per cent of their price',
  'bill.line.backups_one': 'Room for backups: {{size}} GiB for {{count}} day, copies: {{copies}}',
  'bill.line.backups_other': 'Room for backups: {{size}} GiB for {{count}} days, copies: {{copies}}',
  'bill.line.backupsElsewhere_one':
    'Room for backups at {{provider}} ({{region}}): {{size}} GiB for {{count}} day, copies: {{copies}}',
  'bill.line.backupsElsewhere_other':
    'Room for backups at {{provider}} ({{region}}): {{size}} GiB for {{count}} days, copies: {{copies}}',
  'bill.derivation.incremental': '{{data}} GiB of data × (1 + {{further}} × {{percent}}% of change) = {{room}} GiB',
  'bill.derivation.snapshotsOpen':
    'for each volume {{full}} GiB if every snapshot is billed in full, {{room}} GiB if only changes are',
  'bill.derivation.copiesSent':
    'of all traffic, for backups at another provider: {{data}} GiB of data × copies: {{copies}} × {{days}} days × {{percent}}% of change = {{sent}} GiB',
  'bill.line.traffic': 'Outgoing traffic, {{from}} to {{to}} {{unit}}',
  'bill.line.trafficIncluded':
    'Outgoing traffic, {{from}} to {{to}} {{unit}} on top of the {{included}} {{unit}} that come with the servers',
  'bill.line.service': 'Managed {{service}}',
  'bill.line.elsewhere': 'Stays where it is, at its own price',
  'bill.line.support': 'Support',
  'bill.line.discount': 'Discount: {{what}}',
  'bill.line.invoice.month': '{{what}} (monthly)',
  'bill.line.invoice.quarter': '{{what}} (a third of a quarter)',
  'bill.line.invoice.year': '{{what}} (a twelfth of a year)',

  // Placements
  'bill.note.carriers_one': 'extra servers, because one server takes {{count}} volume at most',
  'bill.note.carriers_other': 'extra servers, because one server takes {{count}} volumes at most',
  'bill.note.carriersOnly_one': 'servers to attach the volumes to: one server takes {{count}} volume at most',
  'bill.note.carriersOnly_other': 'servers to attach the volumes to: one server takes {{count}} volumes at most',
  'bill.note.mixed': 'mixed sizes: the larger ones include traffic that would cost more on its own',
  'bill.note.selfRun': '{{provider}} sells no such service ({{service}}): you run it yourselves on this server',

  // What is not included
  'bill.missing.addresses_one': '{{count}} public IPv4 address for {{component}}',
  'bill.missing.addresses_other': '{{count}} public IPv4 addresses for {{component}}',
  'bill.missing.volumes_one': '{{count}} volume of {{size}} GiB ({{class}}) for {{component}}',
  'bill.missing.volumes_other': '{{count}} volumes of {{size}} GiB ({{class}}) for {{component}}',
  'bill.missing.carriers_one':
    'extra servers for {{volumes}} volumes (the {{count}} server is counted with {{perServer}}, our assumption)',
  'bill.missing.carriers_other':
    'extra servers for {{volumes}} volumes (the {{count}} servers are counted with {{perServer}} each, our assumption)',
  'bill.missing.snapshots_one': 'snapshots of {{count}} volume of {{size}} GiB for {{component}} ({{kept}} kept)',
  'bill.missing.snapshots_other':
    'snapshots of {{count}} volumes of {{size}} GiB for {{component}} ({{kept}} kept of each)',
  'bill.missing.backups_one': 'backups: {{size}} GiB for {{count}} day, copies: {{copies}}',
  'bill.missing.backups_other': 'backups: {{size}} GiB for {{count}} days, copies: {{copies}}',
  'bill.missing.unread.servers': 'servers that the inventory could not read',
  'bill.missing.unread.volumes': 'volumes that the inventory could not read',
  'bill.missing.unread.snapshots': 'snapshots that the inventory could not read',
  'bill.missing.traffic': '{{size}} GiB of outgoing traffic',
  'bill.missing.trafficBeyond':
    '{{size}} GiB of outgoing traffic beyond the {{included}} GiB that come with the servers',
  'bill.missing.service': 'a managed service ({{service}}) for {{component}}',
  'bill.missing.databaseDisk': 'the {{size}} GiB of storage of the managed database {{component}}',
  'bill.missing.elsewhere': '{{component}}, which stays where it is',
  'bill.missing.support': 'support {{hours}} with an answer within {{response}} h',
  'bill.why.lacks': '{{provider}} does not sell them',
  'bill.why.noPrice': 'no price is known for this region',
  'bill.why.noPriceOfCopies': 'no price is known for this region; backups at another provider take {{size}} GiB of it',
  'bill.why.sentOnce': 'they are sent once, at the start',
  'bill.why.noLimit': '{{provider}} does not say how many volumes a server takes',
  'bill.why.noOwnStore':
    '{{provider}} is named for them in the deployment file and cannot keep its own at another provider: name another keeper (`backup.provider`)',
  'bill.why.noOtherStore': 'no object storage with a known price at another provider may hold them',
  'bill.why.noProvenStore':
    'no object storage with a known price at another provider is proven to meet {{required}}; backups may lie only where that is proven',
  'bill.why.noNamedStore':
    '{{provider}}, which the deployment file names for them, has no object storage with a known price that is another provider’s and proven to meet the requirements: name another keeper (`backup.provider`)',
  'bill.why.noElsewherePrice': 'the deployment file gives no price',
  'bill.why.unread': 'nobody knows how many there are (`incomplete` in the deployment file)',
  'bill.why.sold': '{{provider}} sells it, but no price for what is needed is known',
  'bill.why.unknown': 'nobody has found out yet whether {{provider}} sells it',
  'bill.why.noWage': 'the deployment file names no wage per hour (team.wagePerHour)',
  'bill.why.once': 'it was paid once',
  'bill.why.noTaxRate': 'the deployment file names no tax rate, so the tax could not be taken out',
  'bill.why.transferOut': 'it depends on the contract with today’s provider',
  'bill.remark.staff': 'the cost of the team’s time',
  'bill.remark.once': '{{what}} ({{amount}})',
  'bill.remark.carriers_one': '{{count}} extra server at most ({{amount}} a month), should it take one volume only',
  'bill.remark.carriers_other':
    '{{count}} extra servers at most ({{amount}} a month), should each take one volume only',
  'bill.remark.promise': '{{size}} GiB of outgoing traffic, should all that is promised be used',
  'bill.remark.firstCopies': 'the first copies of the backups, {{size}} GiB of outgoing traffic',
  'bill.remark.taxIncluded': 'tax held in invoice lines',
  'bill.remark.transferOut': 'what today’s provider charges for taking the data out',

  // Reasons
  'bill.closed': 'closed on {{date}}',
  'bill.reason.component': '{{component}}: {{reason}}',
  'bill.reason.disk': '{{component}}, system disk: {{reason}}',
  'bill.infeasible.noServers': 'no server price is known for this region',
  'bill.infeasible.nothingPriced': 'no price is known for anything that is needed',
  'bill.infeasible.server':
    '{{component}}: no server has {{vcpu}} vCPU ({{cpu}}, {{arch}}) and {{memory}} GiB of memory',
  'bill.infeasible.serverPrice':
    '{{component}}: no price is known for a server with {{vcpu}} vCPU ({{cpu}}, {{arch}}) and {{memory}} GiB of memory',
  'bill.infeasible.volumeClass': 'no volumes of class “{{class}}” or better are sold',
  'bill.infeasible.volumeSize': 'a volume of {{size}} GiB is too large: the largest has {{max}} GiB',
  'bill.undecided.volume': 'obtain the price of a volume of {{size}} GiB, class “{{class}}”',
  'bill.unmet.country': 'country of the data: {{country}}',
  'bill.unmet.provider': 'this provider is ruled out',
  'bill.unmet.region': 'this region is ruled out',
  'bill.unmet.arch': 'servers of another architecture',
  'bill.unmet.bill': 'a bill of {{amount}} a month',
  'bill.unmet.total': 'a total of {{amount}} a month',
  'bill.unmet.billAtLeast': 'a bill of {{low}} a month or more',
  'bill.unmet.billRange': 'a bill of {{amount}} a month, between {{low}} and {{high}} as far as is known',
  'bill.unmet.totalAtLeast': 'a total of {{low}} a month or more',
  'bill.unmet.totalRange': 'a total of {{amount}} a month, between {{low}} and {{high}} as far as is known',
  'bill.fact.country': 'find out in which country the data is kept',
  'bill.fact.price': 'ask for a quote: the price is not known well enough to compare it with the limit',
  'bill.fact.billAtLeast': 'ask for a quote: the bill is {{low}} a month or more, as not everything has a price',
  'bill.fact.billRange': 'ask for a quote: the bill lies between {{low}} and {{high}} a month, and the limit within',
  'bill.fact.billRangeServers':
    'ask for a quote, and how many volumes a server takes: the bill lies between {{low}} and {{high}} a month, up to {{more}} of it for extra servers, and the limit within',
  'bill.fact.billServers':
    'ask how many volumes a server takes: the bill lies between {{low}} and {{high}} a month, up to {{more}} of it for extra servers, and the limit within',
  'bill.fact.totalAtLeast': 'ask for a quote: the total is {{low}} a month or more, as not everything has a price',
  'bill.fact.totalRange': 'ask for a quote: the total lies between {{low}} and {{high}} a month, and the limit within',
  'bill.fact.totalRangeServers':
    'ask for a quote, and how many volumes a server takes: the total lies between {{low}} and {{high}} a month, up to {{more}} of it for extra servers, and the limit within',
  'bill.fact.totalServers':
    'ask how many volumes a server takes: the total lies between {{low}} and {{high}} a month, up to {{more}} of it for extra servers, and the limit within',
  'bill.fact.arch': 'find out which processors are used',

  // Operations
  'bill.hours.account': 'Keeping the account in order',
  'bill.hours.servers': 'Keeping servers running: {{servers}}',
  'bill.hours.selfRun': 'Running {{component}} yourselves ({{service}})',
  'bill.hours.backups': 'Taking backups and trying them',
  'bill.hours.managed': 'Looking after managed services: {{services}}',

  // One-off cost
  'bill.payback.unknown': 'unknown',
  'bill.oneOff.double': 'One month paid twice',
  'bill.oneOff.term_one': 'Rest of today’s minimum term or notice ({{count}} month in all)',
  'bill.oneOff.term_other': 'Rest of today’s minimum term or notice ({{count}} months in all)',

  // Constraints
  'bill.constraint.shape': 'The constraint “{{text}}” cannot be read.',
  'bill.constraint.shapeHint': 'Write a name, one of = != >= <=, and a value, for instance country=EU or bill<=100.',
  'bill.constraint.unknown': 'The constraint “{{text}}” has an unknown name: {{key}}.',
  'bill.constraint.unknownHint': 'Known names: {{known}}',
  'bill.constraint.operator': 'The constraint “{{text}}” cannot use {{operator}}.',
  'bill.constraint.operatorHint': '{{key}} takes {{allowed}}',
  'bill.constraint.empty': 'The constraint “{{text}}” lacks a value.',
  'bill.constraint.country': '“{{value}}” is neither a country code such as FR nor one of {{known}}.',
  'bill.constraint.arch': '“{{value}}” is not an architecture: write x86 or arm64.',
  'bill.constraint.amount': '{{key}} needs an amount of money such as 100 or 99.50, not “{{value}}”.',
  'bill.constraint.wrong_one': 'Cannot compare: {{count}} constraint is wrong.',
  'bill.constraint.wrong_other': 'Cannot compare: {{count}} constraints are wrong.',
  'bill.error.currency': 'Cannot compare in {{currency}}: no exchange rate is known.',
  'bill.error.rate': 'Cannot convert the invoice line “{{what}}” from {{currency}}: no exchange rate is known.',
  'bill.error.rateNext': 'Give one, for instance --rate 1EUR=1.25{{currency}}',
} as const
export default messages
