const messages = {
  'providers.unsupported': '{{provider}} cannot do this: it has no feature “{{feature}}”.',
  'providers.unsupported.next': 'See what each provider can do: broker providers --abilities.',
} as const
export default messages
