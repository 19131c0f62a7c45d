const messages = {
  'evidence.title': 'The points of {{who}}, and what they rest on',
  'evidence.note':
    'Points from 0 to 100; in brackets, what the evidence allows. What is unknown counts 25 points, with a possible range of 0–100. “Old” (a source of more than {{count}} days, or superseded) widens it by 10 points either way, “unconfirmed” (no source) by 25. The reference of a total is the budget; without one, the same demand at our reference prices. A criterion is the weighted mean of its indicators; “broker criteria” says how each is measured.',
  'evidence.today':
    'The invoice lines are not linked to a product of the catalogue, so what depends on the product counts as unknown; only what is known of the company itself counts, as unconfirmed.',
  'evidence.pointer': 'What each score rests on, with its sources: add --explain {{id}}.',
  'evidence.sources': 'Sources of the points',
  'evidence.column.indicator': 'Indicator',
  'evidence.column.value': 'Value',
  'evidence.column.weight': 'Weight',
  'evidence.column.why': 'Why',
  'evidence.column.evidence': 'Evidence',
  'evidence.criterion': '{{criterion}} (weight {{weight}})',
  'evidence.unknown': 'not established',
  'evidence.computed': 'computed',
  'evidence.notApplicable': 'does not apply here',
  'evidence.measured': '{{value}} {{unit}}',
  'evidence.counted': '{{unit}}: {{value}}',
  'evidence.reference': '{{value}} × the reference ({{amount}})',
  'evidence.piece': '{{sure}}, {{date}}',
  'evidence.numbered': '{{piece}} [{{number}}]',
  'evidence.source': '[{{number}}] {{source}}',
  'evidence.seal':
    '{{seal}}: {{score}}% under the weights of framework 1.2.1, {{calculator}}% under those of its calculator of June 2026.',
  'evidence.selfDeclared': 'self-declared',
  'evidence.selfDeclared.weak': 'self-declared, {{sure}}',
  'evidence.selfDeclared.sentence':
    'Self-declared: the facts, prices and levels of {{who}} are the word of whoever wrote the provider file; nobody has checked them.',
  'evidence.levels.one': 'These levels come from one single assessment, by {{assessment}}.',
  'evidence.levels.alone': '{{said}} No second assessment is known, so the points look surer than they are.',
  'evidence.contrary':
    'Weigh against level {{level}} of {{who}} for {{objective}} (law): {{what}} ({{source}}, {{date}})',
  'evidence.levels.several': 'These levels come from: {{assessments}}.',
  'evidence.levels.by': '{{by}} ({{source}}, {{year}})',
  'evidence.backups':
    'Backups of {{who}} are kept at another provider, as the deployment file asks: {{place}}, the cheapest object storage with a known price that meets the requirements.',
  'evidence.backups.notRanked': '{{said}} It holds copies only; as a place for everything it is not in the ranking.',
  'evidence.backups.place': '{{provider}}, {{place}}',
  'evidence.legal.unverified': '{{said}} Unconfirmed: no source was read for this point.',
  'evidence.providerFile.bundled': 'The provider “{{id}}” of {{file}} is one that broker knows already.',
  'evidence.providerFile.bundled.next':
    'Choose another id for a provider of your own, such as “my-{{id}}”; to give other prices to “{{id}}”, use --prices.',
  'evidence.providerFile.twice': 'Two provider files describe “{{id}}”.',
  'evidence.providerFile.twice.next': 'Give each provider of your own an id of its own.',
  'evidence.source.future': 'The source “{{source}}” bears a date that is still to come: {{date}}.',
  'evidence.source.blank': 'The source is blank.',
  'evidence.dates.order': '{{to}} ({{ends}}) lies before {{from}} ({{begins}}).',
  'evidence.region.unknown': '{{region}} is no region of this provider.',
  'evidence.region.known': 'Did you mean {{known}}?',
} as const
export default messages
