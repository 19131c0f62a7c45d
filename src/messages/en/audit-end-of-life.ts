const messages = {
  'audit.rule.image-end-of-life': 'No server runs, and no image holds, a system past its end of life.',
  'audit.rule.image-end-of-life.detail':
    'The system is that of the labels os_distro and os_version – of the server, else of the image it was started from – else that of the name of the image. Its end is the last day with security updates that cost nothing more; Debian counts until the end of its LTS. Shortly before it a finding is “low”, whatever the severity of the entry. What nobody knows is undecided: once for each image, however many servers were started from it. Images of others are not listed, so label the servers that use them.',
  'audit.parameter.warnWithinDays': 'An end within so many days is told as well.',
  'audit.manual.asOf': 'Ends of life as of {{date}}.',
  'audit.found.ended': '{{name}}: the security updates of {{release}} ended on {{date}}.',
  'audit.found.ending': '{{name}}: the security updates of {{release}} end on {{date}}.',
  'audit.open.system':
    'Nothing tells which system is in {{name}}: set the labels os_distro and os_version, or waive it.',
  'audit.open.release':
    'No end of life of “{{release}}” is on file ({{name}}): find it out, and waive this until that day.',
  'audit.open.imageElsewhere_one':
    'Nothing tells which system is in the image {{id}}, which is not of this account and which one server uses: set the labels os_distro and os_version of the server, or waive it.',
  'audit.open.imageElsewhere_other':
    'Nothing tells which system is in the image {{id}}, which is not of this account and which {{count}} servers use: set the labels os_distro and os_version of the servers, or waive it.',
} as const
export default messages
