const messages = {
  'help.flag.json': 'print the result as JSON (the same as --format json)',
  'help.flag.quiet': 'print the result and nothing else',
  'help.flag.lang': 'language of all text',
  'help.flag.no-color': 'print without colour',
  'help.flag.debug': 'show where in the program an error came from',
} as const
export default messages
