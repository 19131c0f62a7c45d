/** Receipts, and what `broker migrate verify` says of them. */
export default {
  'migrate.receipt.notJson': '{{file}} is no receipt: it is not JSON',
  'migrate.receipt.notJson.next': 'Receipts lie in the folder NAME.receipts beside the plan.',
  'migrate.verify.needsTarget': '--deep reads the volumes of the target, and no target is named',
  'migrate.verify.needsTarget.next': 'Name a profile that reaches {{place}}.',
  'migrate.verify.profile': 'PROFILE stands for a profile that reaches {{place}}.',
  'migrate.verify.again': 'Then once more:',
  'migrate.verify.title': 'Receipt of {{tenant}} ({{plan}}), written {{at}}',
  'migrate.verify.signature': 'signature',
  'migrate.verify.signature.holds': 'says what was signed',
  'migrate.verify.signature.fails': 'the receipt was changed since it was signed, or was never signed',
  'migrate.verify.key': 'key',
  'migrate.verify.key.holds': 'signed with the key that you named',
  'migrate.verify.key.fails': 'signed with another key than the one you named: {{key}}',
  'migrate.verify.key.unchecked': 'signed by {{key}}; whose that is nobody has checked (--public-key)',
  'migrate.verify.key.unfit': '{{file}} holds no public key of Ed25519 (PEM)',
  'migrate.verify.key.unfit.next':
    'Whoever has the private key gets the public half with: openssl pkey -in key.pem -pubout -out public.pem',
  'migrate.verify.plan': 'plan',
  'migrate.verify.plan.holds': 'of this plan',
  'migrate.verify.plan.fails': 'of a plan with the digest {{digest}}, not of this one',
  'migrate.verify.plan.unchecked': 'not compared (--plan)',
  'migrate.verify.volume': 'volume {{name}}',
  'migrate.verify.volume.holds': 'holds what the receipt says ({{size}})',
  'migrate.verify.volume.holds.snapshot': 'holds what the receipt says ({{size}}); read from a snapshot of now',
  'migrate.verify.volume.fails':
    'its content is not that of the receipt. No server has it: somebody wrote to it since, or it is damaged.',
  'migrate.verify.volume.running':
    'its content is not that of the receipt. Server {{servers}} has it and runs: what runs writes, so this is to be expected after the switch, and proves no damage.',
  'migrate.verify.volume.stopped':
    'its content is not that of the receipt. Server {{servers}} has it and does not run now; it may have written while it did.',
  'migrate.verify.volume.gone': 'is not on the target any more ({{id}})',
  'migrate.verify.volume.smaller': 'is smaller than what was moved to it',
  'migrate.verify.volume.unchecked': 'not read (--deep)',
  'migrate.verify.holds': 'The receipt holds.',
  'migrate.verify.fails': 'The receipt does not hold.',
  'migrate.verify.fails.next':
    'Next:  keep the source and everything saved as they are, and find out why what is named above differs. Servers that run write to their volumes: those differ soon after the switch.',
  'migrate.verify.fails.next.signature':
    'Next:  rely on nothing that this file says, neither on its roots nor on its times. Compare it with a copy of the receipt as finish wrote it; where there is none, keep the source and everything saved.',
  'migrate.verify.fails.next.key':
    'Next:  find out whose key signed it, and whether you named the right one. Until then it proves only that nobody has changed it since.',
  'migrate.verify.fails.next.plan':
    'Next:  find the plan that it is of; a plan that was edited after finish has another digest. Of the volumes this says nothing.',
  'migrate.verify.state.holds': 'ok',
  'migrate.verify.state.fails': 'FAILS',
  'migrate.verify.state.unchecked': '–',
  'migrate.verify.size': '{{mebibytes}} MiB',
} as const
