const messages = {
  'errors.error': 'Error: {{text}}',
  'errors.next': 'Next: {{text}}',
  'errors.problem': '{{place}}  {{text}}',
  'errors.unexpected': 'Something broke inside {{program}}. That is our fault, not yours: {{detail}}',
  'errors.unexpected.next':
    'Please report it with the command you typed and what it prints with --debug added. Nothing of yours was changed by this error itself.',
  'errors.interrupted': 'Interrupted.',

  'errors.unknownFlag_one': 'There is no flag {{flags}}.',
  'errors.unknownFlag_other': 'There are no flags {{flags}}.',
  'errors.unexpectedArgument_one': 'One word too many: {{words}}.',
  'errors.unexpectedArgument_other': '{{count}} words too many: {{words}}.',
  'errors.missingArgument': 'Something is missing from the command: {{names}}.',
  'errors.unknownCommand': 'There is no command “{{command}}”.',
  'errors.unknownCommand.meant': 'Did you mean “{{command}}”?',
  'errors.badChoice': '{{flag}} does not take that value. Choose one of {{choices}}.',
  'errors.badChoice.near': '{{flag}} cannot be “{{value}}”. Choose one of {{choices}}.',
  'errors.tooMany': '{{flag}} cannot be {{value}}: {{limit}} is the most.',
  'errors.tooFew': '{{flag}} cannot be {{value}}: {{limit}} is the least.',
  'errors.missingFlag': 'The flag --{{flag}} is missing.',
  'errors.missingValue': 'The flag {{flag}} needs a value.',
  'errors.twoFormats': '--json and --format {{format}} contradict each other.',
  'errors.twoFormats.next': 'Keep one of the two.',
  'errors.usage': 'The command cannot be understood: {{detail}}',
  'errors.usage.next': 'See what is possible: {{command}} --help',
} as const
export default messages
