const messages = {
  'contract.kindNotCreated': 'cannot create {{kind}} here: this provider has no call for it.',
  'contract.kindNotCreated.next': 'See what each provider can do: broker providers --abilities.',
  'contract.badKey': 'the key “{{key}}” of {{kind}} is no identity: it takes [a-z0-9-], 1 to 63 of them.',
  'contract.badKey.next': 'Choose another key.',
  'contract.nameTooLong': 'the name “{{name}}” of {{kind}} has {{bytes}} bytes; the provider takes {{limit}}.',
  'contract.nameTooLong.next': 'Choose a shorter name, and run the command again.',
  'contract.nameCharacters':
    'the name “{{name}}” of {{kind}} is not what the provider takes: it must match {{pattern}}.',
  'contract.nameCharacters.next': 'Choose another name, and run the command again.',
  'contract.identity':
    'the label “{{label}}” of {{kind}} is the mark by which broker knows what it made; nobody else sets it.',
  'contract.identity.next': 'Leave that label out.',
  'contract.noLabels': 'this provider has no place for labels of {{kind}}.',
  'contract.noLabels.next': 'Say in the name what the label should say.',
  'contract.noKey': 'a label of {{kind}} has no name.',
  'contract.noKey.next': 'Give the label a name, or leave it out.',
  'contract.tooManyLabels': '{{kind}}: {{count}} labels on one thing; the provider takes {{limit}}.',
  'contract.tooManyLabels.next': 'Leave some labels out, and run the command again.',
  'contract.reservedKey': 'the label “{{label}}” of {{kind}}: the provider has a meaning of its own for that name.',
  'contract.reservedKey.next': 'Choose another name for the label.',
  'contract.keyTooLong':
    'the label “{{label}}” of {{kind}}: its name has {{bytes}} bytes; the provider takes {{limit}}.',
  'contract.keyTooLong.next': 'Choose a shorter name for the label.',
  'contract.valueTooLong':
    'the label “{{label}}” of {{kind}}: its value has {{bytes}} bytes; the provider takes {{limit}}.',
  'contract.valueTooLong.next': 'Shorten the value of the label.',
  'contract.pairTooLong':
    'the label “{{label}}” of {{kind}}: name and value have {{bytes}} bytes together; the provider takes {{limit}}.',
  'contract.pairTooLong.next': 'Shorten the name or the value of the label.',
  'contract.keyCharacters':
    'the label “{{label}}” of {{kind}}: its name is not what the provider takes; it must match {{pattern}}.',
  'contract.keyCharacters.next': 'Choose another name for the label.',
  'contract.valueCharacters':
    'the label “{{label}}” of {{kind}}: its value “{{value}}” is not what the provider takes; it must match {{pattern}}.',
  'contract.valueCharacters.next': 'Choose another value for the label.',
} as const
export default messages
