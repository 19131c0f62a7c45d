const messages = {
  'contract.kindNotCreated': 'cannot create {{kind}} here: this provider has no call for it.',
  'contract.kindNotCreated.next': 'See what each provider can do: broker providers --abilities.',
  'contract.beyondLimits': 'cannot create {{kind}}: the {{what}} is beyond what the provider takes ({{limit}}).',
  'contract.beyondLimits.next': 'Choose another name or fewer, shorter labels, and run the command again.',
} as const
export default messages
