const messages = {
  'compare.leftOut.allRanked_one': 'The only alternative is ranked; none was left out.',
  'compare.leftOut.allRanked_other': 'All {{count}} alternatives are ranked; none was left out.',
  'compare.leftOut.excluded_one': 'Excluded: {{count}} of {{all}} alternatives',
  'compare.leftOut.excluded_other': 'Excluded: {{count}} of {{all}} alternatives',
  'compare.leftOut.undecided_one': 'Undecided, because a fact is missing: {{count}} of {{all}} alternatives',
  'compare.leftOut.undecided_other': 'Undecided, because a fact is missing: {{count}} of {{all}} alternatives',
  'compare.leftOut.notRanked_one':
    'Not ranked, because too much of the score is unknown: {{count}} of {{all}} alternatives',
  'compare.leftOut.notRanked_other':
    'Not ranked, because too much of the score is unknown: {{count}} of {{all}} alternatives',
  'compare.leftOut.conflict': 'Everything, as long as both constraints stand. The reasons of each region: --all.',
  'compare.leftOut.one': '{{who}} – {{reasons}}',
  'compare.leftOut.some': '{{count}} × {{reason}}',
  'compare.leftOut.region': '{{provider}} ({{region}})',
  'compare.leftOut.regions_one': '{{provider}} ({{count}} region)',
  'compare.leftOut.regions_other': '{{provider}} ({{count}} regions)',

  'compare.constraint.control':
    '“control” asks for the law over whoever decides in the end: the holder with more than half of the votes or the capital, or with a veto.',
  'compare.constraint.jurisdiction': '“jurisdiction” asks for the country of the company that signs the contract.',
  'compare.constraint.european':
    '“european”: the 30 countries of the EEA (the EU, Iceland, Liechtenstein, Norway) and Switzerland.',
  'compare.constraint.europeanUk': '“european-uk”: the EEA, Switzerland and the United Kingdom.',

  'compare.unweighed':
    'On offer, but not weighed, as no dated price is known (bring prices of your own with --prices):',
  'compare.unweighed.one': '{{provider}}: {{regions}}',
  'compare.unweighed.reason': 'no dated price is known',
  'compare.notIncluded.needed': 'At {{provider}}, so that its total is “at least”: {{what}}.',
  'compare.notIncluded.entry': '{{what}}, as {{why}}',
  'compare.notIncluded.here': 'Left out at {{provider}}: {{what}}.',
  'compare.notIncluded.remarks': 'Left out everywhere: {{what}}.',
  'compare.notIncluded.others_one': 'One other total is incomplete; see below.',
  'compare.notIncluded.others_other': '{{count}} other totals are incomplete; see below.',
  'compare.notIncluded.nothing': 'At {{provider}}, nothing needed is missing.',
  'compare.notIncluded.today':
    'Today’s invoice is taken as it is; whether it covers everything in the deployment file was not checked.',
  'compare.notIncluded.other': '{{who}}: {{what}}',
  'compare.notIncluded.unpriced': 'no known price for {{what}}',
  'compare.notIncluded.unsold': 'not sold there: {{what}}',
  'compare.notIncluded.unkept': 'nobody may keep {{what}}: name another keeper (`backup.provider`)',
  'compare.notIncluded.unread': 'not counted: {{what}}',
  'compare.lacks.addresses': 'public addresses',
  'compare.lacks.volumes': 'volumes',
  'compare.lacks.carriers': 'servers to attach the volumes to',
  'compare.lacks.snapshots': 'snapshots',
  'compare.lacks.backups': 'backups',
  'compare.lacks.traffic': 'outgoing traffic',
  'compare.lacks.trafficBeyond': 'outgoing traffic beyond what is included',
  'compare.lacks.service': 'the managed service “{{service}}”',
  'compare.lacks.databaseDisk': 'storage of the managed database',
  'compare.lacks.elsewhere': '{{component}}, which stays where it is',
  'compare.lacks.support': 'support',
} as const
export default messages
