const messages = {
  'file.missing': 'cannot read {{path}}: there is no such file.',
  'file.forbidden': 'cannot read {{path}}: you may not read it.',
  'file.folder': 'cannot read {{path}}: it is a folder, not a file.',
  'file.loop': 'cannot read {{path}}: its links go round in a circle.',
  'file.notText': 'cannot read {{path}}: it is not UTF-8 text.',
  'file.tooLarge': 'cannot read {{path}}: it is larger than {{limitMib}} MiB.',
  'file.next': 'Check the path and run the command again.',
  'file.cannotWrite': 'cannot write {{path}}: {{reason}}.',
  'file.cannotWrite.next': 'Choose another place with --output and run the command again.',
  'file.exists': '{{path}} exists already and is left as it is.',
  'file.exists.next': 'Choose another name with --output, or overwrite it with --force.',
  'run.noDeployment': 'There is no deployment file: no FILE was given and ./deployment.yaml does not exist.',
  'run.noDeployment.next':
    'Write one with “broker init deployment”, or try an example: broker compare {{example}}',
  'run.notBuilt': 'cannot read the bundled data at {{path}}: the program is not built.',
  'run.notBuilt.next': 'Run “npm run build” and try again.',
  'run.unknownAlternative': 'There is no alternative “{{id}}” to explain.',
  'run.unknownAlternative.next': 'Known alternatives: {{known}}',
  'run.badDate': '“{{value}}” is not a date of the form 2026-11-22.',
  'run.badDate.next': 'Give --as-of a calendar date and run the command again.',
} as const
export default messages
