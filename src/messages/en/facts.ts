const messages = {
  'facts.entry.hint':
    'Write “value” with “source” (a name that stands under “sources”), or “unknown” (why) with “looked” (the day of the last look).',
  'facts.entry.both': 'this fact has a value and says that it is unknown.',
  'facts.entry.noLook': 'this unknown does not say when somebody looked last.',
  'facts.entry.empty': 'this fact has no value.',
  'facts.entry.noSource': 'this fact has no source.',
  'facts.source.missing': 'no source is called “{{source}}”.',
  'facts.source.missing.hint': 'Add it under “sources” with “source” and “date”. There are: {{known}}.',
  'facts.source.unused': 'no fact uses the source “{{source}}”.',
  'facts.csf.sum': 'the weights sum to {{sum}}, not to 100.',
  'facts.file.missing': '{{file}} is missing among the data files.',
  'facts.file.name': 'the facts of a provider must stand in {{file}}.',
  'facts.compiled.version': 'cannot read the bundled facts: they were built by another version of the program.',
  'facts.old': '{{keys}}: the evidence is older than a year ({{date}}, {{source}}).',
  'facts.seal.twice': 'objective {{objective}} has a level under “seal” and a fact of its own: keep one.',
} as const
export default messages
